import type { SlotCalendar, SlotTime } from './slot-calendar.ts';

/** A post that waits in the queue. */
export interface QueuedPost {
  readonly id: string;
  readonly at: number;
  readonly local: string;
  readonly accountIds: readonly string[];
}

/** What a queue is put in order by. */
export interface QueueSetting {
  readonly slotsOf: (accountId: string) => SlotCalendar;
  /** Whether something that is not in the queue goes out there at that time (ms). */
  readonly isTaken: (accountId: string, at: number) => boolean;
}

/**
 * New times for a queue in another order: the posts exchange the times that they hold. Where one cannot take the time of another, because it
 * goes to accounts without that slot, it takes the next slot that all of its accounts have free. On each account the order is kept; a post
 * whose turn did not change keeps its time as long as that allows it. Undefined when no slots are left. Only what moves is in the result.
 */
export function orderQueue(
  queue: readonly QueuedPost[],
  order: readonly string[],
  setting: QueueSetting,
): ReadonlyMap<string, SlotTime> | undefined {
  const byId = new Map(queue.map((post) => [post.id, post]));
  const wanted = order.flatMap((id) => byId.get(id) ?? []);
  const first = wanted.findIndex((post, index) => post !== queue[index]);
  const moved = new Map<string, SlotTime>();
  if (first === -1) return moved;
  const last = wanted.findLastIndex((post, index) => post !== queue[index]);

  const exchanged = wanted.slice(first, last + 1);
  const held = new Map(exchanged.map(({ at, local }) => [at, { at, local }]));
  const heldOn = new Set(exchanged.flatMap(({ at, accountIds }) => accountIds.map((id) => `${id} ${at}`)));
  const taken = new Set(
    [...wanted.slice(0, first), ...wanted.slice(last + 1)].flatMap(({ at, accountIds }) =>
      accountIds.map((id) => `${id} ${at}`),
    ),
  );
  const latest = new Map<string, number>();
  for (const { at, accountIds } of wanted.slice(0, first)) for (const id of accountIds) latest.set(id, at);
  const earliest = Math.min(...held.keys());

  const isFree = ({ accountIds }: QueuedPost, at: number): boolean =>
    accountIds.every(
      (id) =>
        !taken.has(`${id} ${at}`) &&
        !setting.isTaken(id, at) &&
        (heldOn.has(`${id} ${at}`) || setting.slotsOf(id).at(at) !== undefined),
    );

  function timeFor(post: QueuedPost, bound: number): SlotTime | undefined {
    const times = [...held.values()].toSorted((one, other) => one.at - other.at);
    const exchange = times.find(({ at }) => at > bound && isFree(post, at));
    if (exchange !== undefined) return exchange;
    const [lead] = post.accountIds;
    const slots = lead === undefined ? undefined : setting.slotsOf(lead);
    for (
      let next = slots?.after(Math.max(bound, earliest));
      next !== undefined;
      next = slots?.after(next.at)
    ) {
      if (isFree(post, next.at)) return next;
    }
    return undefined;
  }

  for (const [index, post] of wanted.entries()) {
    if (index < first) continue;
    const bound = Math.max(...post.accountIds.map((id) => latest.get(id) ?? Number.NEGATIVE_INFINITY));
    const stays = index > last && post.at > bound;
    if (!stays) for (const id of post.accountIds) if (index > last) taken.delete(`${id} ${post.at}`);
    const time = stays ? post : timeFor(post, bound);
    if (time === undefined) return undefined;
    if (time.at !== post.at) moved.set(post.id, { at: time.at, local: time.local });
    for (const id of post.accountIds) {
      latest.set(id, time.at);
      taken.add(`${id} ${time.at}`);
    }
  }
  return moved;
}
