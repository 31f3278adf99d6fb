import { Trans, useLingui } from '@lingui/react/macro';
import { Check, CloudOff, TriangleAlert } from 'lucide-react';
import { useErrorSentence } from '../../ui/error-sentence.ts';
import type { SaveState } from './draft/autosave.ts';

/** How the draft's saving stands, said quietly; only what the owner must know is loud. */
export function SaveNote({ state }: { readonly state: SaveState }) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  return (
    <span
      role="status"
      aria-label={t`Saving`}
      className="inline-flex min-w-0 items-center gap-1.5 text-data text-ink-2"
    >
      {state.kind === 'saved' && (
        <>
          <Check size={14} aria-hidden="true" />
          <Trans>Saved</Trans>
        </>
      )}
      {(state.kind === 'saving' || state.kind === 'waiting') && <Trans>Saving…</Trans>}
      {state.kind === 'away' && (
        <>
          <CloudOff size={14} aria-hidden="true" />
          <Trans>Kept in this window, saved when Kaizup is back</Trans>
        </>
      )}
      {state.kind === 'refused' && (
        <span className="inline-flex min-w-0 items-center gap-1.5 text-danger-ink">
          <TriangleAlert size={14} className="shrink-0" aria-hidden="true" />
          <span className="truncate">{sentence(state.code)}</span>
        </span>
      )}
    </span>
  );
}
