import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderQueue, type QueuedPost } from '../../../../main/engine/domain/queue-order.ts';
import {
  type SlotCalendar,
  slotCalendar,
  type SlotOfWeek,
} from '../../../../main/engine/domain/slot-calendar.ts';

const zone = 'Europe/Brussels';
/** Friday before the clocks go forward. */
const start = Date.parse('2027-03-26T11:00:00Z');

function calendars(slots: Readonly<Record<string, readonly SlotOfWeek[]>>): (id: string) => SlotCalendar {
  const made = new Map(Object.entries(slots).map(([id, of]) => [id, slotCalendar(of, zone, start)]));
  return (id) => made.get(id) ?? slotCalendar([], zone, start);
}

const everyDay = (minutes: number): readonly SlotOfWeek[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, minutes }));

/** Fills a queue: each post takes the first slot that all its accounts have free. */
function fill(wanted: readonly (readonly string[])[], slotsOf: (id: string) => SlotCalendar): QueuedPost[] {
  const taken = new Set<string>();
  const posts = wanted.flatMap((accountIds, index): QueuedPost[] => {
    const [lead = ''] = accountIds;
    for (let slot = slotsOf(lead).after(start); slot !== undefined; slot = slotsOf(lead).after(slot.at)) {
      const { at, local } = slot;
      if (at > start + 120 * 86_400_000) return [];
      if (accountIds.some((id) => taken.has(`${id} ${at}`) || slotsOf(id).at(at) === undefined)) continue;
      for (const id of accountIds) taken.add(`${id} ${at}`);
      return [{ id: `post-${index}`, at, local, accountIds }];
    }
    return [];
  });
  return posts.toSorted((one, other) => one.at - other.at);
}

const free = { isTaken: () => false };
const after = (queue: readonly QueuedPost[], moved: ReturnType<typeof orderQueue>): Map<string, number> =>
  new Map(queue.map(({ id, at }) => [id, moved?.get(id)?.at ?? at]));

describe('a queue in another order', () => {
  test('exchanges the times that it holds where all posts go to the same accounts', () => {
    const slotsOf = calendars({ a: everyDay(570), b: everyDay(570) });
    const posts = fill(
      Array.from({ length: 12 }, () => ['a', 'b']),
      slotsOf,
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(posts, { minLength: posts.length }), (order) => {
        const times = after(
          posts,
          orderQueue(
            posts,
            order.map(({ id }) => id),
            { slotsOf, ...free },
          ),
        );
        expect(order.map(({ id }) => times.get(id))).toEqual(posts.map(({ at }) => at));
      }),
    );
  });

  test('moves only what lies between the old place and the new one', () => {
    const slotsOf = calendars({ a: everyDay(570) });
    const posts = fill(
      Array.from({ length: 6 }, () => ['a']),
      slotsOf,
    );
    const ids = posts.map(({ id }) => id);
    const moved = orderQueue(
      posts,
      [0, 3, 1, 2, 4, 5].map((index) => ids[index] ?? ''),
      { slotsOf, ...free },
    );
    expect(new Set(moved?.keys())).toEqual(new Set([ids[1], ids[2], ids[3]]));
  });

  test('says so when there are no slots left', () => {
    const posts: QueuedPost[] = [
      { id: 'one', accountIds: ['a'], at: start + 1000, local: '2027-03-26T12:00' },
      { id: 'two', accountIds: ['a', 'b'], at: start + 2000, local: '2027-03-26T12:01' },
    ];
    expect(orderQueue(posts, ['two', 'one'], { slotsOf: calendars({}), ...free })).toBeUndefined();
  });

  test('keeps its order on each account, at slots that are free, whoever goes where', {
    timeout: 60_000,
  }, () => {
    const slot = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      minutes: fc.constantFrom(150, 570, 720),
    });
    const slots = fc.uniqueArray(slot, {
      minLength: 1,
      maxLength: 9,
      selector: ({ weekday, minutes }) => `${weekday} ${minutes}`,
    });
    const someAccounts = fc.subarray(['a', 'b', 'c'], { minLength: 1 });
    fc.assert(
      fc.property(
        fc.record({ a: slots, b: slots, c: slots }),
        fc.array(someAccounts, { minLength: 2, maxLength: 10 }),
        fc.infiniteStream(fc.nat()),
        fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 4 }),
        (ofAccounts, wanted, chance, blocked) => {
          const slotsOf = calendars(ofAccounts);
          const posts = fill(wanted, slotsOf);
          const order = posts
            .map(({ id }) => ({ id, rank: chance.next().value }))
            .toSorted((one, other) => one.rank - other.rank)
            .map(({ id }) => id);
          const inQueue = new Set(posts.map(({ at }) => at));
          const isTaken = (_: string, at: number): boolean =>
            !inQueue.has(at) && blocked.includes(Math.floor((at - start) / 86_400_000));
          const moved = orderQueue(posts, order, { slotsOf, isTaken });
          if (moved === undefined) return;
          const times = after(posts, moved);
          const byId = new Map(posts.map((post) => [post.id, post]));
          for (const account of ['a', 'b', 'c']) {
            const here = order.filter((id) => byId.get(id)?.accountIds.includes(account));
            const at = here.map((id) => times.get(id) ?? 0);
            expect(at).toEqual([...new Set(at)].toSorted((one, other) => one - other));
            expect(
              at.every((time) => slotsOf(account).at(time) !== undefined && !isTaken(account, time)),
            ).toBe(true);
          }
          expect(posts.every(({ id }) => times.has(id))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
