import { i18n } from '@lingui/core';
import { errorSentence } from '../../shared/i18n/error-messages.ts';
import { callErrorOf } from '../app/engine-client.ts';
import { showToast } from './toast.ts';

/** Tells the owner why something did not work. */
export function toastError(error: unknown): void {
  showToast({ tone: 'warning', text: errorSentence(i18n, callErrorOf(error)) });
}
