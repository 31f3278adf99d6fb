import { Time } from '@internationalized/date';
import { TimeField as AriaTimeField, DateInput, DateSegment, Label } from 'react-aria-components';
import { cx } from './cx.ts';
import { field } from './field.ts';

export interface TimeFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** Minutes since midnight. */
  readonly value: number;
  readonly onChange: (minutes: number) => void;
}

/** A time of day: hours and minutes by keys or arrows. */
export function TimeField({ label, hideLabel = false, value, onChange }: TimeFieldProps) {
  return (
    <AriaTimeField
      value={new Time(Math.floor(value / 60), value % 60)}
      onChange={(time) => {
        if (time !== null) onChange(time.hour * 60 + time.minute);
      }}
      shouldForceLeadingZeros
      className={field.root}
    >
      <Label className={cx(field.label, hideLabel && 'sr-only')}>{label}</Label>
      <DateInput className={cx(field.group, 'px-2.5 tabular-nums')}>
        {(segment) => (
          <DateSegment
            segment={segment}
            className="rounded px-0.5 outline-none focus:bg-accent focus:text-on-accent placeholder:text-ink-3"
          />
        )}
      </DateInput>
    </AriaTimeField>
  );
}
