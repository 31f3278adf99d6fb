import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { CallError, ErrorCode } from '../../shared/errors.ts';
import { errorSentence } from '../../shared/i18n/error-messages.ts';

/** Gives the sentence for an error's code in the owner's language. */
export function useErrorSentence(): (code: ErrorCode, details?: CallError['details']) => string {
  const { i18n } = useLingui();
  return useCallback((code, details) => errorSentence(i18n, { code, details: details ?? {} }), [i18n]);
}
