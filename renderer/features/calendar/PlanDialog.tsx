import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PlanFormat } from '../../../shared/model/plan.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { useCalendar } from './calendar-context.ts';
import { useCalendarState } from './calendar-state.ts';
import { pageWeeks } from './pages.ts';
import { addDays } from './time/days.ts';
import { startOfDay } from './time/zone.ts';
import { useSavePlan } from './use-save-plan.ts';

export interface PlanDialogProps {
  readonly onClose: () => void;
}

type Days = 'shown' | 'ahead' | 'chosen';

/** Which part of the plan becomes a file, and of which kind. Begins with what the calendar shows. */
export function PlanDialog({ onClose }: PlanDialogProps) {
  const { t } = useLingui();
  const { accounts, zone, today, weekStart, layout } = useCalendar();
  const { focus, filter } = useCalendarState();
  const shown = pageWeeks(focus.day, layout, weekStart).flat();
  const first = shown[0] ?? today;
  const last = shown.at(-1) ?? today;
  const savePlan = useSavePlan();
  const [format, setFormat] = useState<PlanFormat>('csv');
  const [days, setDays] = useState<Days>('shown');
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState(last);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(filter.accountIds.length === 0 ? accounts.keys() : filter.accountIds),
  );
  const [drafts, setDrafts] = useState(true);
  const [saving, setSaving] = useState(false);
  const isBackwards = days === 'chosen' && to < from;
  const isNobodys = accounts.size > 0 && chosen.size === 0;
  const weekday = weekStart === 'monday' ? 'mon' : 'sun';

  async function save(): Promise<void> {
    setSaving(true);
    const [begins, ends] = days === 'chosen' ? [from, to] : [first, last];
    const saved = await savePlan(format, {
      from: days === 'ahead' ? startOfDay(today, zone) : startOfDay(begins, zone),
      to: days === 'ahead' ? null : startOfDay(addDays(ends, 1), zone),
      // All of them is everything: posts that go nowhere yet, too.
      accountIds: chosen.size === accounts.size ? [] : [...chosen],
      drafts: format === 'csv' && drafts,
    });
    setSaving(false);
    if (saved) onClose();
  }

  const choose = (id: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };

  return (
    <Dialog
      title={t`Save the plan as a file`}
      size="medium"
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="primary"
            isDisabled={isBackwards || isNobodys}
            isPending={saving}
            onPress={() => void save()}
          >
            {format === 'csv' ? <Trans>Save as CSV</Trans> : <Trans>Save as a calendar</Trans>}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <div className="flex flex-col items-start gap-1.5">
          <SegmentedControl<PlanFormat>
            label={t`Kind of file`}
            value={format}
            onChange={setFormat}
            options={[
              { value: 'csv', label: t`Table (CSV)` },
              { value: 'ics', label: t`Calendar (ICS)` },
            ]}
          />
          <p className="text-data text-ink-2">
            {format === 'csv' ? (
              <Trans>Opens in any spreadsheet, and Kaizup reads it back.</Trans>
            ) : (
              <Trans>Opens in any calendar. A newer file updates the events of an older one.</Trans>
            )}
          </p>
        </div>
        <fieldset className="flex flex-col items-start gap-2">
          <legend className="mb-1.5 font-medium text-data text-ink-2">
            <Trans>Days</Trans>
          </legend>
          <SegmentedControl<Days>
            label={t`Days`}
            value={days}
            onChange={setDays}
            options={[
              { value: 'shown', label: t`As shown` },
              { value: 'ahead', label: t`From today on` },
              { value: 'chosen', label: t`Choose` },
            ]}
          />
          {days === 'chosen' && (
            <div className="flex flex-wrap gap-3">
              <DateField label={t`First day`} value={from} onChange={setFrom} firstDayOfWeek={weekday} />
              <DateField label={t`Last day`} value={to} onChange={setTo} firstDayOfWeek={weekday} />
            </div>
          )}
          {isBackwards && (
            <p role="alert" className="text-data text-danger-ink">
              <Trans>The last day comes before the first.</Trans>
            </p>
          )}
        </fieldset>
        {accounts.size > 0 && (
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 font-medium text-data text-ink-2">
              <Trans>Accounts</Trans>
            </legend>
            <Checkbox
              isSelected={chosen.size === accounts.size}
              isIndeterminate={chosen.size > 0 && chosen.size < accounts.size}
              onChange={(on) => setChosen(new Set(on ? accounts.keys() : []))}
            >
              <Trans>All accounts</Trans>
            </Checkbox>
            <div className="grid max-h-56 grid-cols-2 gap-x-4 overflow-y-auto">
              {[...accounts.values()].map(({ id, network, mode, name }) => (
                <Checkbox key={id} isSelected={chosen.has(id)} onChange={(on) => choose(id, on)}>
                  <span className="flex min-w-0 items-center gap-2">
                    <NetworkMark network={network} mode={mode} size={16} />
                    <span className="truncate">{name}</span>
                  </span>
                </Checkbox>
              ))}
            </div>
            {isNobodys && (
              <p role="alert" className="text-data text-danger-ink">
                <Trans>Choose at least one account.</Trans>
              </p>
            )}
          </fieldset>
        )}
        {format === 'csv' && (
          <Checkbox isSelected={drafts} onChange={setDrafts}>
            <Trans>Drafts without a time as well</Trans>
          </Checkbox>
        )}
      </div>
    </Dialog>
  );
}
