import { i18n } from '@lingui/core';
import { errorSentence } from '../../../../shared/i18n/error-messages.ts';
import type { FileOutcome } from '../../../../shared/bridge.ts';
import { showToast } from '../../../ui/toast.ts';

/** Tells the owner what became of a file; nothing when they picked none. */
export function tellFileOutcome(outcome: FileOutcome<unknown>, done: string): void {
  if (outcome.kind === 'done') showToast({ tone: 'success', text: done });
  if (outcome.kind === 'failed') showToast({ tone: 'warning', text: errorSentence(i18n, outcome.error) });
}
