import { implement } from '@orpc/server';
import { nextOccurrences } from '../../../main/engine/domain/occurrences.ts';
import { ruleText } from '../../../main/engine/domain/recurrence-rule.ts';
import { slotCalendar } from '../../../main/engine/domain/slot-calendar.ts';
import { resolveWallTime } from '../../../main/engine/domain/wall-time.ts';
import { localTime } from '../../../main/engine/domain/zone-clock.ts';
import { pageContract } from '../../../shared/contract/index.ts';
import type { OccurrenceTime, SeriesView, Slot } from '../../../shared/contract/planning.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import type { Recurrence } from '../../../shared/model/recurrence.ts';
import { sampleNow, sampleZone } from './sample-clock.ts';
import { cardOf } from './sample-posts.ts';
import type { SampleState } from './sample-state.ts';

const os = implement(pageContract).planning;

/** When the bakery posts: mornings of working days, two evenings, and Saturday. */
const bakery: readonly Slot[] = [
  ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, minutes: 9 * 60 })),
  ...[2, 4].map((weekday) => ({ weekday, minutes: 17 * 60 + 30 })),
  { weekday: 6, minutes: 10 * 60 },
];
const workshop: readonly Slot[] = [2, 5].map((weekday) => ({ weekday, minutes: 12 * 60 + 15 }));

const everyFriday: Recurrence = {
  every: { unit: 'week', weekdays: [5] },
  interval: 1,
  end: { kind: 'never' },
};

function occurrences({ local, zone }: WallTime, recurrence: Recurrence, limit: number): OccurrenceTime[] {
  return nextOccurrences({ start: local, rule: ruleText(recurrence) }, local, limit).flatMap((each) => {
    const found = resolveWallTime({ local: each, zone });
    return found === undefined ? [] : [{ local: each, ...found }];
  });
}

/** The calls about when posts go out, over a sample computer: the rules are the engine's own, the plan is in memory. */
export function samplePlanningRouter(state: SampleState) {
  let zone = state.isElsewhere ? 'Europe/Lisbon' : sampleZone;
  let keptAgainst: string | null = null;
  const slots = new Map<string, readonly Slot[]>(
    state.accounts.length === 0
      ? []
      : [
          ...['fb', 'ig', 'bs'].map((id): [string, readonly Slot[]] => [id, bakery]),
          ['li', workshop] as [string, readonly Slot[]],
        ],
  );
  const queued = () =>
    state.posts
      .filter(({ queued, at }) => queued && (at ?? 0) > sampleNow)
      .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const exchange = (order: readonly string[]): void => {
    const times = queued().map(({ at, wallTime }) => ({ at, wallTime }));
    state.posts = state.posts.map((post) => ({ ...post, ...times[order.indexOf(post.id)] }));
    state.tell('posts');
  };
  const free = (accountId: string, from: number, to: number): number[] => {
    const taken = state.posts.flatMap(({ at, publications }) =>
      at !== null && publications.some((one) => one.accountId === accountId) ? [at] : [],
    );
    const calendar = slotCalendar(slots.get(accountId) ?? [], zone, sampleNow);
    const found: number[] = [];
    for (
      let slot = calendar.after(Math.max(from - 1, sampleNow));
      slot !== undefined && slot.at < to;
      slot = calendar.after(slot.at)
    ) {
      const { at } = slot;
      if (!taken.some((other) => Math.abs(other - at) < 30 * 60_000)) found.push(at);
    }
    return found;
  };
  const ahead = (accountIds: readonly string[]) => {
    const parts = new Map<number, string[]>();
    for (const id of accountIds) {
      const [at] = free(id, sampleNow, sampleNow + 60 * 86_400_000);
      if (at !== undefined) parts.set(at, [...(parts.get(at) ?? []), id]);
    }
    return [...parts]
      .toSorted(([one], [other]) => one - other)
      .map(([at, ids]) => ({ at, accountIds: ids, wallTime: { local: localTime(at, zone), zone } }));
  };

  return {
    zone: os.zone.handler(() => ({ zone, keptAgainst })),
    setZone: os.setZone.handler(({ input }) => {
      zone = input.zone;
      state.tell('posts', 'app');
    }),
    keepZone: os.keepZone.handler(({ input }) => {
      keptAgainst = input.machineZone;
      state.tell('app');
    }),
    slots: os.slots.handler(() =>
      [...slots].flatMap(([accountId, of]) => of.map((slot) => ({ accountId, ...slot }))),
    ),
    setSlots: os.setSlots.handler(({ input }) => {
      for (const id of input.accountIds) slots.set(id, input.slots);
      state.tell('posts');
    }),
    freeSlots: os.freeSlots.handler(({ input }) => {
      const found = new Map<number, string[]>();
      for (const { id } of state.accounts) {
        for (const at of free(id, input.from, input.to)) found.set(at, [...(found.get(at) ?? []), id]);
      }
      return [...found].map(([at, accountIds]) => ({ at, accountIds }));
    }),
    queueAhead: os.queueAhead.handler(({ input }) => ahead(input.accountIds)),
    enqueue: os.enqueue.handler(({ input }) => {
      const draft = state.posts.find(({ id }) => id === input.postId)?.draft;
      return ahead(draft?.variants.map(({ accountId }) => accountId) ?? []).map((part) => ({
        ...part,
        postId: input.postId,
      }));
    }),
    queue: os.queue.handler(() => queued().map(cardOf)),
    moveInQueue: os.moveInQueue.handler(({ input }) => {
      const order = queued()
        .map(({ id }) => id)
        .filter((id) => id !== input.postId);
      const place = input.before === null ? order.length : order.indexOf(input.before);
      exchange(order.toSpliced(place, 0, input.postId));
    }),
    shuffleQueue: os.shuffleQueue.handler(() =>
      exchange(
        queued()
          .map(({ id }) => id)
          .toReversed(),
      ),
    ),
    notes: os.notes.handler(({ input }) => {
      const post = state.posts.find(({ id }) => id === input.postId);
      const close = state.posts.find(
        ({ id, at }) => id !== input.postId && at !== null && Math.abs(at - input.at) < 30 * 60_000,
      );
      const [first] = post?.draft.variants ?? [];
      if (first === undefined || close?.at == null) return [];
      return [{ kind: 'close' as const, accountId: first.accountId, postId: close.id, at: close.at }];
    }),
    preview: os.preview.handler(({ input }) => occurrences(input.start, input.recurrence, 10)),
    createSeries: os.createSeries.handler(({ input, errors }) => {
      const [first] = occurrences(input.start, input.recurrence, 1);
      if (first === undefined) {
        throw errors.KAIZUP({ data: { code: 'no-occurrence', retryable: false, details: {} } });
      }
      return first;
    }),
    series: os.series.handler(({ input }): SeriesView | null => {
      const post = state.posts.find(({ id }) => id === input.postId);
      if (post?.seriesId == null || post.wallTime === null) return null;
      const [, left, ...next] = occurrences(post.wallTime, everyFriday, 12);
      return {
        id: post.seriesId,
        zone,
        local: post.wallTime.local,
        recurrence: everyFriday,
        ended: false,
        next: next.map((each) => ({ ...each, postId: null })),
        skipped: left === undefined ? [] : [left],
      };
    }),
    changeFollowing: os.changeFollowing.handler(({ input }) => ({
      local: input.start.local,
      at: Date.parse(`${input.start.local}:00+01:00`),
      note: 'exact' as const,
    })),
    skip: os.skip.handler(() => state.tell('posts')),
    restore: os.restore.handler(() => state.tell('posts')),
    endSeries: os.endSeries.handler(() => state.tell('posts')),
  };
}
