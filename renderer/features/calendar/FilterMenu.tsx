import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ListFilter } from 'lucide-react';
import { DialogTrigger } from 'react-aria-components';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useCalendar } from './calendar-context.ts';
import { useCalendarState } from './calendar-state.ts';
import { noFilter, type StateGroup, stateGroupNames } from './post-state.ts';

/** Which accounts and states the calendar shows. */
export function FilterMenu() {
  const { t } = useLingui();
  const { accounts } = useCalendar();
  const { filter, setFilter } = useCalendarState();
  const active = filter.accountIds.length + filter.states.length;
  const names: Readonly<Record<StateGroup, string>> = {
    waiting: t`Scheduled or paused`,
    working: t`On its way`,
    published: t`Published`,
    attention: t`Needs you, failed or missed`,
  };
  const toggled = <T extends string>(list: readonly T[], value: T, on: boolean): readonly T[] =>
    on ? [...list, value] : list.filter((each) => each !== value);

  return (
    <DialogTrigger>
      <Button variant={active > 0 ? 'secondary' : 'quiet'}>
        <ListFilter size={16} aria-hidden="true" />
        {active === 0 ? (
          <span className="@max-[1100px]/calendar:sr-only">
            <Trans>Filter</Trans>
          </span>
        ) : (
          <Plural value={active} one="# filter" other="# filters" />
        )}
      </Button>
      <Popover aria-label={t`Filter`} placement="bottom end">
        <div className="flex w-72 flex-col gap-4">
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 text-xs font-medium text-ink-2">
              <Trans>Accounts</Trans>
            </legend>
            {accounts.size === 0 && (
              <p className="text-sm text-ink-2">
                <Trans>No account is connected yet.</Trans>
              </p>
            )}
            <div className="flex max-h-60 flex-col gap-1 overflow-y-auto">
              {[...accounts.values()].map(({ id, network, mode, name }) => (
                <Checkbox
                  key={id}
                  isSelected={filter.accountIds.includes(id)}
                  onChange={(on) => setFilter({ ...filter, accountIds: toggled(filter.accountIds, id, on) })}
                >
                  <span className="flex min-w-0 items-center gap-2">
                    <NetworkMark network={network} mode={mode} size={16} />
                    <span className="truncate">{name}</span>
                  </span>
                </Checkbox>
              ))}
            </div>
          </fieldset>
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 text-xs font-medium text-ink-2">
              <Trans>State</Trans>
            </legend>
            {stateGroupNames.map((group) => (
              <Checkbox
                key={group}
                isSelected={filter.states.includes(group)}
                onChange={(on) => setFilter({ ...filter, states: toggled(filter.states, group, on) })}
              >
                {names[group]}
              </Checkbox>
            ))}
          </fieldset>
          <Button variant="quiet" isDisabled={active === 0} onPress={() => setFilter(noFilter)}>
            <Trans>Show everything</Trans>
          </Button>
        </div>
      </Popover>
    </DialogTrigger>
  );
}
