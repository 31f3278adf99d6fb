import type { I18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import type { ActivityRoute, ActivityTime } from '../../app/activity-route.ts';
import { orpc } from '../../app/engine-client.ts';
import { useSettings } from '../../app/settings.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Select, type SelectOption } from '../../ui/Select.tsx';
import { addDays } from '../calendar/time/days.ts';
import { wallClock } from '../calendar/time/zone.ts';

interface ActivityNarrowProps {
  readonly route: ActivityRoute;
  readonly zone: string;
  readonly now: number;
  readonly onChange: (some: Partial<ActivityRoute>) => void;
}

const everybody = 'all';
type TimeKey = 'any' | 'own' | `last-${string}`;

const keyOf = (time: ActivityTime): TimeKey =>
  time.kind === 'last' ? `last-${time.days}` : time.kind === 'days' ? 'own' : 'any';

/** Narrows Activity to one account and to some days. */
export function ActivityNarrow({ route, zone, now, onChange }: ActivityNarrowProps) {
  const { i18n } = useLingui();
  const { weekStart } = useSettings();
  const { time } = route;
  const days = { firstDayOfWeek: weekStart === 'sunday' ? 'sun' : 'mon' } as const;
  const today = wallClock(now, zone).day;
  const times: readonly (SelectOption<TimeKey> & { readonly time: ActivityTime })[] = [
    { value: 'any', label: t(i18n)`Any time`, time: { kind: 'any' } },
    { value: 'last-1', label: t(i18n)`Today`, time: { kind: 'last', days: 1 } },
    { value: 'last-7', label: t(i18n)`Last 7 days`, time: { kind: 'last', days: 7 } },
    { value: 'last-30', label: t(i18n)`Last 30 days`, time: { kind: 'last', days: 30 } },
    {
      value: 'own',
      label: t(i18n)`Days of your choice`,
      time: { kind: 'days', first: addDays(today, -6), last: today },
    },
  ];
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select<string>
        label={t(i18n)`Account`}
        hideLabel
        className="w-60"
        value={route.accountId ?? everybody}
        options={useAccountOptions(i18n, route.accountId)}
        onChange={(id) => onChange({ accountId: id === everybody ? null : id })}
      />
      <Select<TimeKey>
        label={t(i18n)`When`}
        hideLabel
        className="w-52"
        value={keyOf(time)}
        options={times}
        onChange={(key) => {
          const chosen = times.find(({ value }) => value === key);
          if (chosen !== undefined) onChange({ time: chosen.time });
        }}
      />
      {time.kind === 'days' && (
        <>
          <DateField
            label={t(i18n)`First day`}
            hideLabel
            value={time.first}
            {...days}
            onChange={(first) =>
              onChange({ time: { ...time, first, last: first > time.last ? first : time.last } })
            }
          />
          <span aria-hidden="true" className="text-ink-2">
            –
          </span>
          <DateField
            label={t(i18n)`Last day`}
            hideLabel
            value={time.last}
            min={time.first}
            {...days}
            onChange={(last) => {
              if (last >= time.first) onChange({ time: { ...time, last } });
            }}
          />
        </>
      )}
    </div>
  );
}

/** All accounts that are known; one that was erased is still named by the address of the view. */
function useAccountOptions(i18n: I18n, chosen: string | null): readonly SelectOption<string>[] {
  const accounts = useQuery(orpc.accounts.list.queryOptions()).data ?? [];
  const known = accounts.map(({ id, name, network, mode }) => {
    const practice = mode === 'practice' ? ` · ${t(i18n)`practice`}` : '';
    return { value: id, label: `${name} · ${networkNames[network]}${practice}` };
  });
  const isGone = chosen !== null && !known.some(({ value }) => value === chosen);
  return [
    { value: everybody, label: t(i18n)`All accounts` },
    ...known,
    ...(isGone ? [{ value: chosen, label: t(i18n)`An account that is gone` }] : []),
  ];
}
