import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { AppState } from '../../../shared/contract/overview.ts';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { Account } from '../../../shared/model/account.ts';
import { callErrorOf, orpc } from '../../app/engine-client.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useMinute } from '../calendar/use-now.ts';
import { AccountsCard } from './AccountsCard.tsx';
import { DiskNotice } from './DiskNotice.tsx';
import { ElsewhereNotice } from './ElsewhereNotice.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { Greeting } from './Greeting.tsx';
import { HomeSkeleton } from './HomeSkeleton.tsx';
import { NeedsYou } from './NeedsYou.tsx';
import { NextUp } from './NextUp.tsx';
import { ZoneNotice } from '../planning/ZoneNotice.tsx';
import { PausedNotice } from './PausedNotice.tsx';
import { RecentlyPublished } from './RecentlyPublished.tsx';

/** What an owner wants to know with a coffee in hand: what goes out, what needs them, how things are. */
export function HomeView() {
  const { t } = useLingui();
  const now = useMinute();
  const home = useQuery(orpc.app.home.queryOptions({ retry: false }));
  const state = useQuery(orpc.app.state.queryOptions({ retry: false }));
  const accounts = useQuery(orpc.accounts.list.queryOptions({ retry: false }));
  const failed = [home, state, accounts].find((query) => query.isError && query.data === undefined);

  if (failed !== undefined && callErrorOf(failed.error).code !== 'engine-unavailable') {
    return (
      <>
        <h1 className="sr-only">
          <Trans>Home</Trans>
        </h1>
        <EmptyState
          title={t`Home could not be read`}
          action={
            <Button
              variant="primary"
              onPress={() => {
                for (const query of [home, state, accounts]) void query.refetch();
              }}
            >
              <Trans>Try again</Trans>
            </Button>
          }
        >
          <Trans>Publishing is not touched by this.</Trans>
        </EmptyState>
      </>
    );
  }
  const ready = home.data !== undefined && state.data !== undefined && accounts.data !== undefined;
  return (
    <div className="@container h-full overflow-y-auto">
      <div className="mx-auto flex max-w-[1120px] flex-col gap-5 px-6 pt-5 pb-10">
        <header className="flex flex-wrap items-center gap-3">
          <Greeting now={now} />
        </header>
        {ready ? (
          <Ready home={home.data} state={state.data} accounts={accounts.data} now={now} />
        ) : (
          <HomeSkeleton />
        )}
      </div>
    </div>
  );
}

interface HomeFacts {
  readonly next: readonly PostCard[];
  readonly needsOwner: readonly PostCard[];
  readonly recent: readonly PostCard[];
  readonly drafts: number;
}

interface ReadyProps {
  readonly home: HomeFacts;
  readonly state: AppState;
  readonly accounts: readonly Account[];
  readonly now: number;
}

function Ready({ home, state, accounts, now }: ReadyProps) {
  const inUse = accounts.filter(({ status }) => status !== 'disconnected');
  const fresh = home.next.length === 0 && home.recent.length === 0 && home.needsOwner.length === 0;
  return (
    <>
      {state.diskRefusal !== null && <DiskNotice refusal={state.diskRefusal} />}
      {state.otherPublisher !== null && <ElsewhereNotice other={state.otherPublisher} />}
      {state.otherPublisher === null && state.paused && (
        <PausedNotice stillHeldThere={state.stillHeldThere} />
      )}
      <ZoneNotice now={now} />
      {home.needsOwner.length > 0 && <NeedsYou posts={home.needsOwner} />}
      {fresh ? (
        <FirstSteps
          hasAccounts={inUse.length > 0}
          drafts={home.drafts}
          practiceAvailable={state.practiceAvailable}
        />
      ) : (
        <div className="grid items-start gap-5 @[880px]:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-5">
            <NextUp posts={home.next} drafts={home.drafts} now={now} />
            <RecentlyPublished posts={home.recent} now={now} />
          </div>
          <AccountsCard accounts={inUse} now={now} />
        </div>
      )}
      {fresh && inUse.length > 0 && <AccountsCard accounts={inUse} now={now} />}
    </>
  );
}
