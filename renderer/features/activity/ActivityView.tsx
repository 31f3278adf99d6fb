import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { ActivityFilter, ActivityPlace } from '../../../shared/model/activity-filter.ts';
import { type ActivityRoute, activityPath, allActivity } from '../../app/activity-route.ts';
import { callErrorOf, orpc } from '../../app/engine-client.ts';
import { navigate, useRoute } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { useZone } from '../planning/use-zone.ts';
import { useMinute } from '../calendar/use-now.ts';
import { reachedByKeyboard } from '../post/reached-by-keyboard.ts';
import { ActivityDay } from './ActivityDay.tsx';
import { ActivityLine } from './ActivityLine.tsx';
import { ActivityNarrow } from './ActivityNarrow.tsx';
import { ActivitySkeleton } from './ActivitySkeleton.tsx';
import { groupByDay, joinPages } from './group-by-day.ts';
import { timeSpan } from './time-span.ts';

const pageSize = 60;
/** Rows from the end at which the next page is fetched. */
const fetchAhead = 20;

/** Everything that Kaizup did, newest first. */
export function ActivityView() {
  const { t } = useLingui();
  const route = useRoute();
  const shown: ActivityRoute = route.name === 'activity' ? route : allActivity;
  const { show: filter, accountId } = shown;
  const zone = useZone();
  const now = useMinute();
  const query = useInfiniteQuery(
    orpc.app.activity.infiniteOptions({
      input: (before: ActivityPlace | null) => ({
        before,
        limit: pageSize,
        filter,
        ...timeSpan(shown.time, zone, now),
        ...(accountId === null ? {} : { accountId }),
      }),
      initialPageParam: null,
      getNextPageParam: (last): ActivityPlace | undefined => {
        const end = last.length < pageSize ? undefined : last.at(-1);
        return end === undefined ? undefined : { at: end.at, id: end.id };
      },
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
  const rows = useMemo(() => groupByDay(joinPages(query.data?.pages ?? []), zone), [query.data, zone]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'day' ? 44 : 56),
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : row.kind === 'day' ? row.day : row.entry.id;
    },
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - fetchAhead) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length]);

  const narrow = (some: Partial<ActivityRoute>): void => {
    navigate(activityPath({ ...shown, ...some }), { replace: true });
    scroller.current?.scrollTo({ top: 0 });
  };
  const away = query.isError && callErrorOf(query.error).code === 'engine-unavailable';

  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="mx-auto flex w-full max-w-[860px] flex-wrap items-center gap-3 px-6 pt-5 pb-3">
        <h1 className="flex-1 text-title font-semibold text-ink-1">
          <Trans>Activity</Trans>
        </h1>
        <SegmentedControl<ActivityFilter>
          label={t`What to show`}
          value={filter}
          onChange={(show) => narrow({ show })}
          options={[
            { value: 'all', label: t`All` },
            { value: 'published', label: t`Published` },
            { value: 'problems', label: t`Problems` },
            { value: 'accounts', label: t`Accounts` },
            { value: 'privacy', label: t`Privacy` },
            { value: 'app', label: t`Kaizup` },
          ]}
        />
        <div className="w-full">
          <ActivityNarrow route={shown} zone={zone} now={now} onChange={narrow} />
        </div>
      </header>
      <div
        ref={scroller}
        {...reachedByKeyboard}
        role="region"
        aria-label={t`Activity`}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        <div className="mx-auto max-w-[860px] px-6 pb-8">
          {query.isPending || (away && query.data === undefined) ? (
            <ActivitySkeleton />
          ) : query.isError && query.data === undefined ? (
            <EmptyState
              title={t`The activity could not be read`}
              action={
                <Button variant="primary" onPress={() => void query.refetch()}>
                  <Trans>Try again</Trans>
                </Button>
              }
            >
              <Trans>Publishing is not touched by this.</Trans>
            </EmptyState>
          ) : rows.length === 0 && (accountId !== null || shown.time.kind !== 'any') ? (
            <EmptyState
              title={t`Nothing of that kind here`}
              action={<AllButton onAll={() => narrow(allActivity)} />}
            >
              <Trans>Nothing happened for this account or on these days that fits.</Trans>
            </EmptyState>
          ) : rows.length === 0 ? (
            <NothingYet filter={filter} onAll={() => narrow(allActivity)} />
          ) : (
            <ol className="relative" style={{ height: virtual.getTotalSize() }}>
              {items.map((item) => {
                const row = rows[item.index];
                if (row === undefined) return null;
                return (
                  <li
                    key={item.key}
                    ref={virtual.measureElement}
                    data-index={item.index}
                    aria-setsize={query.hasNextPage ? -1 : rows.length}
                    aria-posinset={item.index + 1}
                    className="absolute inset-x-0 top-0"
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    {row.kind === 'day' ? (
                      <ActivityDay row={row} zone={zone} now={now} />
                    ) : (
                      <ActivityLine entry={row.entry} zone={zone} />
                    )}
                  </li>
                );
              })}
            </ol>
          )}
        </div>
      </div>
    </div>
  );
}

function NothingYet({ filter, onAll }: { readonly filter: ActivityFilter; readonly onAll: () => void }) {
  const { t } = useLingui();
  switch (filter) {
    case 'all':
      return (
        <EmptyState
          title={t`Nothing happened yet`}
          action={
            <Button variant="primary" onPress={() => navigate('/accounts/connect')}>
              <Trans>Connect an account</Trans>
            </Button>
          }
        >
          <Trans>
            What Kaizup does for you is listed here: what went out, where, and what stood in the way.
          </Trans>
        </EmptyState>
      );
    case 'problems':
      return (
        <EmptyState title={t`No problems`} action={<AllButton onAll={onAll} />}>
          <Trans>Everything that was due went out.</Trans>
        </EmptyState>
      );
    case 'published':
      return (
        <EmptyState title={t`Nothing published yet`} action={<AllButton onAll={onAll} />}>
          <Trans>Posts are listed here as they go out.</Trans>
        </EmptyState>
      );
    case 'accounts':
      return (
        <EmptyState title={t`No account was connected yet`} action={<AllButton onAll={onAll} />}>
          <Trans>Connections, sign-ins and disconnections are listed here.</Trans>
        </EmptyState>
      );
    case 'privacy':
      return (
        <EmptyState title={t`Nothing about your privacy yet`} action={<AllButton onAll={onAll} />}>
          <Trans>Changed permissions, accesses taken back and deleted keys are listed here.</Trans>
        </EmptyState>
      );
    case 'app':
      return (
        <EmptyState title={t`Nothing about Kaizup itself yet`} action={<AllButton onAll={onAll} />}>
          <Trans>Pauses, restarts, imports and networks that did not answer are listed here.</Trans>
        </EmptyState>
      );
  }
}

function AllButton({ onAll }: { readonly onAll: () => void }) {
  return (
    <Button variant="secondary" onPress={onAll}>
      <Trans>Show all activity</Trans>
    </Button>
  );
}
