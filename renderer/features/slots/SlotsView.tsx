import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { orpc } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ViewFrame } from '../../ui/ViewFrame.tsx';
import { useMinute } from '../calendar/use-now.ts';
import { zoneWords } from '../compose/when/moment-words.ts';
import { useZone } from '../planning/use-zone.ts';
import { AccountList } from './AccountList.tsx';
import { SlotActions } from './SlotActions.tsx';
import { useSlots } from './use-slots.ts';
import { WeekOfSlots } from './WeekOfSlots.tsx';

/** At which times of the week each account posts: what the queue fills. */
export function SlotsView() {
  const { t, i18n } = useLingui();
  const zone = useZone();
  const now = useMinute();
  const accountsQuery = useQuery(orpc.accounts.list.queryOptions());
  const accounts = (accountsQuery.data ?? []).filter(({ status }) => status !== 'disconnected');
  const { slots, isLoading, error, refetch, set } = useSlots();
  const [chosen, setChosen] = useState<string | null>(null);
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  const own = account === undefined ? [] : (slots.get(account.id) ?? []);
  const words = zoneWords(i18n.locale, zone, now);

  return (
    <ViewFrame
      title={t`Posting slots`}
      measure="wide"
      description={
        <Trans>
          Posts that you add to the queue take the next free slot of each account. Times are on the clock of
          your business ({words}), in summer and in winter.
        </Trans>
      }
      actions={
        <Button variant="secondary" onPress={() => navigate('/queue')}>
          <Trans>See the queue</Trans>
        </Button>
      }
    >
      {error !== null && slots.size === 0 ? (
        <Banner
          tone="warning"
          action={
            <Button variant="secondary" onPress={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        >
          <Trans>The slots could not be read.</Trans>
        </Banner>
      ) : isLoading || accountsQuery.isPending ? (
        <Skeleton className="h-96 rounded-xl" />
      ) : account === undefined ? (
        <EmptyState
          icon={<CalendarClock size={22} aria-hidden="true" />}
          title={t`Slots belong to accounts`}
          action={
            <Button variant="primary" onPress={() => navigate('/accounts/connect')}>
              <Trans>Connect an account</Trans>
            </Button>
          }
        >
          <Trans>Connect one, and choose at which times of the week it posts.</Trans>
        </EmptyState>
      ) : (
        <div className="grid items-start gap-5 min-[1180px]:grid-cols-[236px_minmax(0,1fr)]">
          <AccountList accounts={accounts} slots={slots} chosen={account.id} onChoose={setChosen} />
          <section
            aria-label={t`Slots of ${account.name}`}
            className="flex min-w-0 flex-col rounded-xl border border-line bg-surface-1 shadow-card"
          >
            <SlotActions
              account={account}
              others={accounts.filter(({ id }) => id !== account.id)}
              slots={own}
              onChange={(next) => void set([account.id], next)}
              onCopy={(ids) => void set(ids, own)}
            />
            <WeekOfSlots slots={own} onChange={(next) => void set([account.id], next)} />
          </section>
        </div>
      )}
    </ViewFrame>
  );
}
