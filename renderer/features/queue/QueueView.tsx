import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ListOrdered, Shuffle } from 'lucide-react';
import { useMemo, useState } from 'react';
import { orpc } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PracticeBand } from '../../ui/PracticeBand.tsx';
import { CalendarPlaces } from '../calendar/CalendarPlaces.tsx';
import { isPractice } from '../calendar/marks.ts';
import { useMinute } from '../calendar/use-now.ts';
import { writeNewPost } from '../compose/new-post.ts';
import { QueueList } from './QueueList.tsx';
import { useQueue } from './use-queue.ts';

/** What waits in the queue, in the order in which it goes out. */
export function QueueView() {
  const { t } = useLingui();
  const now = useMinute();
  const { posts, isLoading, error, refetch, move, shuffle } = useQueue();
  const accountsQuery = useQuery(orpc.accounts.list.queryOptions());
  const accounts = useMemo(
    () => new Map((accountsQuery.data ?? []).map((account) => [account.id, account])),
    [accountsQuery.data],
  );
  const [chosen, setChosen] = useState('all');
  const inQueue = [...accounts.values()].filter(({ id }) =>
    posts.some(({ accountIds }) => accountIds.includes(id)),
  );
  const shown = posts.filter(({ accountIds }) => chosen === 'all' || accountIds.includes(chosen));

  return (
    <section aria-label={t`Queue`} className="flex h-full min-w-0 flex-col bg-surface-1">
      {posts.some((post) => isPractice(post, accounts)) && <PracticeBand />}
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-3">
        <h1 className="min-w-40 text-title font-semibold text-ink-1">
          <Trans>Queue</Trans>
        </h1>
        {inQueue.length > 1 && (
          <Select<string>
            label={t`Account`}
            hideLabel
            value={chosen}
            onChange={setChosen}
            options={[
              { value: 'all', label: t`All accounts` },
              ...inQueue.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            className="w-48"
          />
        )}
        <span className="flex-1" />
        {posts.length > 1 && (
          <Button variant="quiet" onPress={() => void shuffle()}>
            <Shuffle size={16} aria-hidden="true" />
            <Trans>Shuffle</Trans>
          </Button>
        )}
        <Button variant="quiet" onPress={() => navigate('/slots')}>
          <Trans>Slots</Trans>
        </Button>
        <CalendarPlaces here="queue" />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-[860px] flex-col gap-4 px-6 pt-5 pb-10">
          {error !== null && (
            <Banner
              tone="warning"
              action={
                <Button variant="secondary" onPress={() => void refetch()}>
                  <Trans>Try again</Trans>
                </Button>
              }
            >
              <Trans>The queue could not be read.</Trans>
            </Banner>
          )}
          {isLoading ? (
            [0, 1, 2, 3].map((index) => <Skeleton key={index} className="h-[76px] rounded-xl" />)
          ) : posts.length > 0 ? (
            <QueueList posts={shown} all={posts} now={now} onMove={(id, before) => void move(id, before)} />
          ) : (
            error === null && <EmptyQueue />
          )}
        </div>
      </div>
    </section>
  );
}

/** Teaches the next step: slots first, then a post. */
function EmptyQueue() {
  const { t } = useLingui();
  const slots = useQuery(orpc.planning.slots.queryOptions()).data;
  const hasSlots = slots !== undefined && slots.length > 0;
  return (
    <EmptyState
      icon={<ListOrdered size={22} aria-hidden="true" />}
      title={t`Nothing waits in the queue`}
      action={
        hasSlots ? (
          <Button variant="primary" onPress={writeNewPost}>
            <Trans>Write a post</Trans>
          </Button>
        ) : (
          <Button variant="primary" onPress={() => navigate('/slots')}>
            <Trans>Set the slots</Trans>
          </Button>
        )
      }
    >
      {hasSlots ? (
        <Trans>A post that you add to the queue takes the next free slot of each of its accounts.</Trans>
      ) : (
        <Trans>
          First say at which times of the week your accounts post. Posts that you add to the queue then take
          the next free time by themselves.
        </Trans>
      )}
    </EmptyState>
  );
}
