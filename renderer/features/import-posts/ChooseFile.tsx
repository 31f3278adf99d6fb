import { Trans, useLingui } from '@lingui/react/macro';
import { FileSpreadsheet } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { bridge } from '../../app/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { useFileDrop } from '../compose/media/use-file-drop.ts';

/** Where a file of posts is chosen or dropped. */
export function ChooseFile({
  isOpening,
  onPath,
}: {
  readonly isOpening: boolean;
  readonly onPath: (path: string) => void;
}) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const onDrop = useCallback(
    (data: DataTransfer) => {
      const [first] = data.files;
      const path = first === undefined ? null : bridge.pathOfFile(first);
      if (path !== null) onPath(path);
    },
    [onPath],
  );
  const over = useFileDrop(box, onDrop);
  const pick = async (): Promise<void> => {
    const path = await bridge.pickTable();
    if (path !== null) onPath(path);
  };
  return (
    <div
      ref={box}
      role="group"
      aria-label={t`A file of posts`}
      className={cx(
        'flex flex-col items-center gap-3 rounded-2xl border-2 border-dashed px-6 py-14 text-center transition-colors',
        over ? 'border-accent bg-accent-fill' : 'border-line-strong/60 bg-surface-1',
      )}
    >
      <span className="flex size-12 items-center justify-center rounded-2xl bg-accent-fill text-accent">
        <FileSpreadsheet size={22} aria-hidden="true" />
      </span>
      <h2 className="font-semibold text-heading text-ink-1">
        <Trans>Drop a CSV file here</Trans>
      </h2>
      <p className="max-w-[52ch] text-ink-2">
        <Trans>
          One row a post, with columns such as Date, Time, Text and Accounts. Headings in English and French
          are known, and those of Buffer and Later. Pictures lie in the same folder.
        </Trans>
      </p>
      <Button variant="primary" className="mt-2" isPending={isOpening} onPress={() => void pick()}>
        <Trans>Choose a file</Trans>
      </Button>
    </div>
  );
}
