import { Trans, useLingui } from '@lingui/react/macro';
import { Ellipsis, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components';
import type { Slot } from '../../../shared/contract/planning.ts';
import { useSettings } from '../../app/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { calendarFormat } from '../calendar/format.ts';
import { clearDay, copyDay, dayGroups, nextTime, weekOrder, withoutSlot, withSlot } from './slot-sets.ts';

/** A Monday; the day of the month after it is the weekday after it. */
const someMonday = 5;
const dayOf = (weekday: number): string => `2026-01-${String(someMonday + weekday - 1).padStart(2, '0')}`;

interface WeekOfSlotsProps {
  readonly slots: readonly Slot[];
  readonly onChange: (slots: readonly Slot[]) => void;
}

/** The week, a column a day, with its times to take off and a button to add one. */
export function WeekOfSlots({ slots, onChange }: WeekOfSlotsProps) {
  const { t, i18n } = useLingui();
  const { weekStart } = useSettings();
  const format = calendarFormat(i18n.locale, 'UTC');
  return (
    <div className="grid grid-cols-7 divide-x divide-line">
      {weekOrder(weekStart).map((weekday) => {
        const name = format.longWeekday(dayOf(weekday));
        const times = slots.filter((slot) => slot.weekday === weekday);
        return (
          <section
            key={weekday}
            aria-label={name}
            className="group/day flex min-h-72 min-w-0 flex-col gap-1.5 px-2 pt-2 pb-3"
          >
            <div className="flex min-h-9 items-center gap-1 pl-1.5">
              <h3 className="min-w-0 flex-1 truncate text-data font-medium text-ink-1 first-letter:uppercase">
                {format.weekday(dayOf(weekday))}
              </h3>
              {times.length > 0 && (
                <MenuButton
                  label={t`More for ${name}`}
                  icon={<Ellipsis size={16} aria-hidden="true" />}
                  items={[
                    {
                      id: 'working-days',
                      label: t`Copy to working days`,
                      onAction: () => onChange(copyDay(slots, weekday, dayGroups['working-days'])),
                    },
                    {
                      id: 'every-day',
                      label: t`Copy to every day`,
                      onAction: () => onChange(copyDay(slots, weekday, dayGroups['every-day'])),
                    },
                    { id: 'clear', label: t`Remove all`, onAction: () => onChange(clearDay(slots, weekday)) },
                  ]}
                />
              )}
            </div>
            <ul className="flex flex-col gap-1.5 empty:hidden">
              {times.map((slot) => {
                const time = format.clock(slot.minutes);
                return (
                  <li
                    key={slot.minutes}
                    className="flex min-h-9 items-center rounded-lg bg-accent-fill pl-3 text-sm font-medium text-ink-1 tabular-nums"
                  >
                    <span className="flex-1">{time}</span>
                    <button
                      type="button"
                      aria-label={t`Remove ${name} at ${time}`}
                      onClick={() => onChange(withoutSlot(slots, slot))}
                      className="inline-flex size-8 items-center justify-center rounded-lg text-ink-2 hover:text-ink-1 focus-visible:outline-2 focus-visible:outline-accent"
                    >
                      <X size={14} aria-hidden="true" />
                    </button>
                  </li>
                );
              })}
            </ul>
            <AddTime
              day={name}
              first={nextTime(slots, weekday)}
              onAdd={(minutes) => onChange(withSlot(slots, { weekday, minutes }))}
            />
          </section>
        );
      })}
    </div>
  );
}

interface AddTimeProps {
  readonly day: string;
  readonly first: number;
  readonly onAdd: (minutes: number) => void;
}

function AddTime({ day, first, onAdd }: AddTimeProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [minutes, setMinutes] = useState(first);
  return (
    <DialogTrigger
      isOpen={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        if (open) setMinutes(first);
      }}
    >
      <Button variant="quiet" aria-label={t`Add a time on ${day}`} className="w-full px-0 text-ink-2">
        <Plus size={16} aria-hidden="true" />
      </Button>
      <Popover aria-label={t`Add a time on ${day}`}>
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            onAdd(minutes);
            setOpen(false);
          }}
        >
          <TimeField label={t`Time`} value={minutes} onChange={setMinutes} />
          <Button variant="primary" type="submit">
            <Trans>Add</Trans>
          </Button>
        </form>
      </Popover>
    </DialogTrigger>
  );
}
