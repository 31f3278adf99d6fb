import { parseDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight, CalendarDays } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { field } from './field.ts';

export interface DateFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** `YYYY-MM-DD`. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** First day that may be chosen, `YYYY-MM-DD`. */
  readonly min?: string;
  readonly firstDayOfWeek?: 'mon' | 'sun';
}

const arrow =
  'inline-flex size-8 items-center justify-center rounded-lg text-ink-2 hover:bg-surface-2 hover:text-ink-1 disabled:opacity-40 focus-visible:outline-2 focus-visible:outline-accent';

/** A day: typed part by part, or picked from a small calendar. */
export function DateField({
  label,
  hideLabel = false,
  value,
  onChange,
  min,
  firstDayOfWeek = 'mon',
}: DateFieldProps) {
  return (
    <DatePicker
      value={parseDate(value)}
      onChange={(day) => {
        if (day !== null) onChange(day.toString());
      }}
      shouldForceLeadingZeros
      firstDayOfWeek={firstDayOfWeek}
      {...(min === undefined ? {} : { minValue: parseDate(min) })}
      className={field.root}
    >
      <Label className={cx(field.label, hideLabel && 'sr-only')}>{label}</Label>
      <Group className={cx(field.group, 'pl-2.5')}>
        <DateInput className="flex tabular-nums">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded px-0.5 outline-none focus:bg-accent focus:text-on-accent placeholder:text-ink-3"
            />
          )}
        </DateInput>
        <Button className={cx(arrow, 'ml-1')}>
          <CalendarDays size={16} aria-hidden="true" />
        </Button>
      </Group>
      <Popover offset={6} className="rounded-xl bg-surface-1 shadow-float entering:appear">
        <Dialog className="p-3 outline-none">
          <Calendar>
            <header className="mb-2 flex items-center gap-1">
              <Button slot="previous" className={arrow}>
                <ChevronLeft size={17} aria-hidden="true" />
              </Button>
              <Heading className="flex-1 text-center font-semibold text-sm first-letter:uppercase" />
              <Button slot="next" className={arrow}>
                <ChevronRight size={17} aria-hidden="true" />
              </Button>
            </header>
            <CalendarGrid>
              <CalendarGridHeader>
                {(day) => (
                  <CalendarHeaderCell className="size-9 font-medium text-ink-3 text-xs">
                    {day}
                  </CalendarHeaderCell>
                )}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => (
                  <CalendarCell
                    date={date}
                    className="flex size-9 items-center justify-center rounded-lg text-data text-ink-1 tabular-nums outline-none outside-month:invisible hover:bg-surface-2 focus-visible:outline-2 focus-visible:outline-accent disabled:text-ink-3 disabled:opacity-50 selected:bg-accent selected:text-on-accent"
                  />
                )}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
