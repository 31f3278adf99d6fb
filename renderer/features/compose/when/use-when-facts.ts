import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { NeighbourNote } from '../../../../shared/contract/planning.ts';
import type { Account } from '../../../../shared/model/account.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { orpc } from '../../../app/engine-client.ts';
import { instantOf } from '../../calendar/time/zone.ts';
import type { PlanInput } from './plan-post.ts';
import { isRepeat, type When } from './when.ts';

/** What the engine knows of a choice before it is made: the slots it would take, its first times, what is close or says the same. */
export interface WhenFacts extends Required<Pick<PlanInput, 'queue' | 'occurrences' | 'refusedBy'>> {
  readonly notes: readonly NeighbourNote[];
}

const noNotes: readonly NeighbourNote[] = [];

/** Asks for it while the owner chooses; `isSaved`: the engine has heard of the post. */
export function useWhenFacts(
  postId: string,
  isSaved: boolean,
  when: When,
  accounts: readonly Account[],
  now: number,
): WhenFacts {
  const repeat = isRepeat(when) ? when : null;
  const accountIds = accounts.map(({ id }) => id);
  const ahead = useQuery(
    orpc.planning.queueAhead.queryOptions({
      input: { postId, accountIds },
      enabled: when === 'queue' && accountIds.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  const preview = useQuery(
    orpc.planning.preview.queryOptions({
      input: repeat ?? { start: { local: '2026-01-01T00:00', zone: 'UTC' }, recurrence: anyRecurrence },
      enabled: repeat !== null,
      placeholderData: keepPreviousData,
    }),
  );
  const parts = when === 'queue' && accountIds.length > 0 ? (ahead.data ?? null) : null;
  const occurrences = repeat === null ? null : (preview.data ?? null);
  const at = instant(when, now, parts?.[0]?.at, occurrences?.[0]?.at);
  const notes =
    useQuery(
      orpc.planning.notes.queryOptions({
        input: { postId, at: at ?? 0 },
        enabled: isSaved && at !== null,
        placeholderData: keepPreviousData,
      }),
    ).data ?? noNotes;
  const placed = new Set(parts?.flatMap((part) => part.accountIds));
  const without = accounts.find(({ id }) => !placed.has(id))?.name ?? null;
  const refused = at === null ? undefined : notes.find(({ kind }) => kind === 'refused');
  const refusedBy: NetworkId | null = accounts.find(({ id }) => id === refused?.accountId)?.network ?? null;
  return {
    queue: parts === null ? null : { parts, without },
    occurrences,
    refusedBy,
    notes: at === null ? noNotes : notes,
  };
}

const anyRecurrence = { every: { unit: 'day' }, interval: 1, end: { kind: 'never' } } as const;

function instant(when: When, now: number, slot?: number, occurrence?: number): number | null {
  if (when === 'now') return now;
  if (when === 'queue') return slot ?? null;
  return isRepeat(when) ? (occurrence ?? null) : instantOf(when).at;
}
