import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { orpc } from '../../app/engine-client.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { CalendarPost } from './CalendarPost.tsx';
import { useCalendar } from './calendar-context.ts';
import { useCarry } from './carry.ts';
import type { KeyboardCarry } from './use-keyboard-carry.ts';

const pageSize = 30;

/** Drafts without a time, newest first; dragged onto a day they are scheduled. */
export function DraftsTray({ carry }: { readonly carry: KeyboardCarry }) {
  const { t } = useLingui();
  const { pickUp, chooseTime, copy } = useCalendar();
  const query = useInfiniteQuery(
    orpc.posts.drafts.infiniteOptions({
      input: (before: number | null) => ({ limit: pageSize, before }),
      initialPageParam: null,
      getNextPageParam: (last) =>
        last.length < pageSize ? undefined : (last.at(-1)?.updatedAt ?? undefined),
    }),
  );
  const list = useRef<HTMLUListElement>(null);
  const drafts = useMemo(() => query.data?.pages.flat() ?? [], [query.data]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
    const index = items.indexOf(event.currentTarget);
    const draft = drafts.find(({ id }) => id === event.currentTarget.dataset['item']);
    if (draft === undefined || !onDraft(event, draft, items, index)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onDraft(
    event: KeyboardEvent,
    draft: PostCard,
    items: readonly HTMLElement[],
    index: number,
  ): boolean {
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (useCarry.getState().carried !== null) return carry.onKey(event.key, command);
    if (key === ' ' || (command && key === 'x')) pickUp(draft);
    else if (key === 'm' && !command) chooseTime(draft);
    else if (key === 'd' && !command) copy(draft);
    else if (key === 'arrowdown') items[index + 1]?.focus();
    else if (key === 'arrowup') items[index - 1]?.focus();
    else return false;
    return true;
  }

  return (
    <aside
      aria-label={t`Drafts without a time`}
      className="hidden w-60 shrink-0 flex-col border-line border-l bg-surface-0 @min-[840px]/calendar:flex"
    >
      <h2 className="px-3 pt-3 pb-2 text-sm font-semibold text-ink-1">
        <Trans>Drafts</Trans>
      </h2>
      <ul ref={list} className="flex min-h-0 flex-1 flex-col gap-1.5 overflow-y-auto px-2 pb-3">
        {query.isPending &&
          [0, 1, 2].map((index) => (
            <li key={index}>
              <Skeleton className="h-[60px] rounded-lg" />
            </li>
          ))}
        {query.isSuccess && drafts.length === 0 && (
          <li className="px-1 py-2 text-sm text-ink-2">
            <Trans>
              Posts that you start and leave without a time wait here. Drag one onto a day to schedule it.
            </Trans>
          </li>
        )}
        {query.isError && (
          <li className="flex flex-col gap-2 px-1 py-2 text-sm text-ink-2">
            <Trans>The drafts could not be read.</Trans>
            <Button variant="secondary" onPress={() => void query.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          </li>
        )}
        {drafts.map((draft, index) => (
          <li key={draft.id}>
            <CalendarPost post={draft} size="full" inTabOrder={index === 0} onKeyDown={onKeyDown} />
          </li>
        ))}
        {query.hasNextPage && (
          <li>
            <Button
              variant="quiet"
              onPress={() => void query.fetchNextPage()}
              isDisabled={query.isFetchingNextPage}
            >
              <Trans>Show older drafts</Trans>
            </Button>
          </li>
        )}
      </ul>
    </aside>
  );
}
