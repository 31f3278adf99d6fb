import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { CheckedFile } from '../../../shared/contract/bulk.ts';
import { bridge } from '../../app/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/toast.ts';
import { reachedByKeyboard } from '../post/reached-by-keyboard.ts';
import { faultSentence, noteSentence } from './row-words.ts';

interface Line {
  readonly key: string;
  readonly row: number;
  readonly column: string | null;
  readonly words: string;
  readonly isFault: boolean;
}

/** Every fault and note by row: faults first, as they stand in the file. */
export function RowFindings({ checked }: { readonly checked: CheckedFile }) {
  const { t, i18n } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const lines: readonly Line[] = [
    ...checked.faults.map((fault, index) => ({
      key: `fault ${index}`,
      row: fault.row,
      column: fault.column,
      words: faultSentence(i18n, fault),
      isFault: true,
    })),
    ...checked.notes.map((note, index) => ({
      key: `note ${index}`,
      row: note.row,
      column: note.column,
      words: noteSentence(i18n, note),
      isFault: false,
    })),
  ];
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 41,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 10,
  });
  if (lines.length === 0) return null;
  const copy = async (): Promise<void> => {
    const text = lines.map(({ row, column, words }) => [row, column ?? '', words].join('\t')).join('\n');
    await bridge.copyText(text);
    showToast({ tone: 'success', text: t`Copied` });
  };
  const more = checked.faultCount - checked.faults.length;
  return (
    <section className="flex flex-col gap-2.5" aria-label={t`What Kaizup found`}>
      <div className="flex items-center gap-3">
        <h2 className="flex-1 font-semibold text-heading text-ink-1">
          {checked.faultCount > 0 ? (
            <Plural
              value={checked.faultCount}
              one="# fault to mend in the file"
              other="# faults to mend in the file"
            />
          ) : (
            <Plural value={checked.noteCount} one="# thing to know" other="# things to know" />
          )}
        </h2>
        <Button variant="quiet" onPress={() => void copy()}>
          <Trans>Copy the list</Trans>
        </Button>
      </div>
      <div
        ref={scroller}
        {...reachedByKeyboard}
        role="region"
        aria-label={t`What Kaizup found, row by row`}
        className="max-h-80 overflow-y-auto rounded-xl border border-line bg-surface-1 shadow-card"
      >
        <ol className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            return line === undefined ? null : (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={lines.length}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 top-0 flex gap-4 border-line border-b px-4 py-2.5 text-sm"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <span className="w-20 shrink-0 text-ink-2 tabular-nums">
                  <Trans>Row {line.row}</Trans>
                </span>
                <span className="w-36 shrink-0 truncate text-ink-2">{line.column}</span>
                <span className={line.isFault ? 'min-w-0 text-danger-ink' : 'min-w-0 text-ink-1'}>
                  {line.words}
                </span>
              </li>
            );
          })}
        </ol>
      </div>
      {more > 0 && (
        <p className="text-data text-ink-2">
          <Plural value={more} one="And # more." other="And # more." />
        </p>
      )}
    </section>
  );
}
