import { DateField } from './DateField.tsx';
import { TimeField } from './TimeField.tsx';

export interface MomentFieldProps {
  readonly dayLabel: string;
  readonly timeLabel: string;
  /** Milliseconds since the epoch; shown in this computer's zone. */
  readonly value: number;
  readonly onChange: (at: number) => void;
}

/** A day and a time of it, as the clock on this computer's wall shows it. */
export function MomentField({ dayLabel, timeLabel, value, onChange }: MomentFieldProps) {
  const shown = new Date(value);
  const day = localDay(shown);
  const minutes = shown.getHours() * 60 + shown.getMinutes();
  const change = (nextDay: string, nextMinutes: number): void => {
    const [year = 1970, month = 1, date = 1] = nextDay.split('-').map(Number);
    onChange(new Date(year, month - 1, date, 0, nextMinutes).getTime());
  };
  return (
    <div className="flex flex-wrap items-end gap-3">
      <DateField label={dayLabel} value={day} onChange={(next) => change(next, minutes)} />
      <TimeField label={timeLabel} value={minutes} onChange={(next) => change(day, next)} />
    </div>
  );
}

/** The day on this computer's wall, `YYYY-MM-DD`. */
export function localDay(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
