import { useLingui } from '@lingui/react/macro';
import type { ImportedFile } from '../../../shared/contract/bulk.ts';
import { type ColumnMeaning, columnMeaning, type ImportReading } from '../../../shared/model/bulk.ts';
import { Select } from '../../ui/Select.tsx';
import { meaningWords } from './row-words.ts';

interface ColumnTableProps {
  readonly columns: ImportedFile['columns'];
  readonly reading: ImportReading;
  readonly onChange: (columns: ColumnMeaning[]) => void;
}

const meanings = Object.keys(meaningWords) as readonly ColumnMeaning[];

/** Each column with its first values, and what it means. A meaning that moves to another column leaves the first. */
export function ColumnTable({ columns, reading, onChange }: ColumnTableProps) {
  const { i18n, t } = useLingui();
  const options = meanings.map((value) => ({ value, label: i18n._(meaningWords[value]) }));
  const give = (at: number, meaning: ColumnMeaning): void =>
    onChange(
      reading.columns.map((before, index) => {
        if (index === at) return meaning;
        return before === meaning && meaning !== 'ignore' ? 'ignore' : before;
      }),
    );
  return (
    <ul className="divide-y divide-line">
      {columns.map(({ heading, samples }, at) => (
        <li key={`${at} ${heading}`} className="flex items-center gap-4 px-4 py-2.5">
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium text-ink-1 text-sm">
              {reading.hasHeader ? heading : t`Column ${heading}`}
            </p>
            <p className="truncate text-data text-ink-2">
              {samples
                .filter((sample) => sample.trim() !== '')
                .map((sample) => sample.replace(/\s+/g, ' '))
                .join(' · ')}
            </p>
          </div>
          <Select<ColumnMeaning>
            label={t`What column ${heading} means`}
            hideLabel
            value={columnMeaning.parse(reading.columns[at] ?? 'ignore')}
            onChange={(meaning) => give(at, meaning)}
            options={options}
            className="w-52 shrink-0"
          />
        </li>
      ))}
    </ul>
  );
}
