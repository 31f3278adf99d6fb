import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert, X } from 'lucide-react';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import type { ImportItem } from './import-queue.ts';

interface ImportNoteProps {
  readonly fileName: string;
  readonly code: ErrorCode;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

/** Codes after which the same file may come in: something around it was in the way. */
const passing: readonly ErrorCode[] = [
  'engine-unavailable',
  'disk-full',
  'internal',
  'media-missing',
  'profile-read-only',
];

/** Why a file was not taken, and what to do; the post stays as it is. */
export function ImportNote({ fileName, code, onRetry, onDismiss }: ImportNoteProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  return (
    <div
      role="alert"
      className="flex items-start gap-2 rounded-lg border border-danger-line bg-danger-fill px-3 py-2"
    >
      <TriangleAlert size={16} className="mt-2 shrink-0 text-danger-ink" aria-hidden="true" />
      <p className="min-w-0 flex-1 py-1.5 text-data text-ink-1">
        <span className="font-medium break-all">{fileName}</span>
        <br />
        {sentence(code)}
      </p>
      {passing.includes(code) && (
        <Button variant="quiet" onPress={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      )}
      <IconButton label={t`Dismiss the note about ${fileName}`} onPress={onDismiss}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** A file on its way in: the place it will take, already there. */
export function ImportTile({
  item,
  onDismiss,
}: {
  readonly item: ImportItem;
  readonly onDismiss: () => void;
}) {
  const { t } = useLingui();
  return (
    <li className="relative flex size-[116px] flex-col justify-end gap-1.5 overflow-hidden rounded-lg border border-line border-dashed bg-surface-2 p-2">
      <span className="line-clamp-3 text-xs break-all text-ink-2">{item.fileName}</span>
      <span
        role="progressbar"
        aria-label={t`Adding ${item.fileName}`}
        className="relative block h-1 overflow-hidden rounded-full bg-line"
      >
        {item.state.kind === 'importing' && (
          <span className="absolute inset-y-0 left-0 w-1/2 animate-pulse rounded-full bg-accent motion-reduce:animate-none" />
        )}
      </span>
      <span className="absolute top-0.5 right-0.5">
        <IconButton label={t`Do not add ${item.fileName}`} onPress={onDismiss}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </span>
    </li>
  );
}
