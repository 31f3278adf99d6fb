import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';

/** The calls about when posts go out. What a network holds is taken back from it before it changes here. */
export function createPlanningRouter(engine: Engine) {
  const os = implement(pageContract).planning;
  const { accounts, handOverDesk, planning, posts, views } = engine;
  const { zone, slots, freeSlots, queue, series, neighbours } = planning;

  async function takeBack(postIds: readonly string[]): Promise<void> {
    for (const id of postIds) await handOverDesk.takeBack(id);
  }

  return {
    zone: os.zone.handler(() => ({ zone: zone.get(), keptAgainst: zone.keptAgainst() })),
    setZone: os.setZone.handler(({ input }) => zone.set(input.zone)),
    keepZone: os.keepZone.handler(({ input }) => zone.keepAgainst(input.machineZone)),
    slots: os.slots.handler(() =>
      slots.all().map(({ account_id, ...slot }) => ({ accountId: account_id, ...slot })),
    ),
    setSlots: os.setSlots.handler(({ input }) => {
      for (const accountId of input.accountIds) planning.setSlots(accountId, input.slots);
    }),
    freeSlots: os.freeSlots.handler(({ input: { from, to } }) => {
      const byTime = new Map<number, string[]>();
      for (const account of accounts.all()) {
        if (account.status === 'disconnected') continue;
        for (const { at } of freeSlots.within(account.id, from, to)) {
          byTime.set(at, [...(byTime.get(at) ?? []), account.id]);
        }
      }
      return [...byTime]
        .map(([at, accountIds]) => ({ at, accountIds }))
        .toSorted((one, other) => one.at - other.at);
    }),
    queueAhead: os.queueAhead.handler(({ input }) => queue.ahead(input.accountIds, input.postId).map(asPart)),
    enqueue: os.enqueue.handler(async ({ input }) => {
      await takeBack([input.postId]);
      return queue.add(input.postId).map((part) => ({ ...asPart(part), postId: part.postId }));
    }),
    queue: os.queue.handler(() => [...views.cards(queue.list())]),
    moveInQueue: os.moveInQueue.handler(async ({ input }) => {
      await takeBack(queue.heldBeside(input.postId));
      queue.move(input.postId, input.before);
    }),
    shuffleQueue: os.shuffleQueue.handler(async () => {
      await takeBack(queue.heldBeside(null));
      queue.shuffle();
    }),
    notes: os.notes.handler(({ input }) => {
      const post = posts.get(input.postId);
      return post === undefined ? [] : [...neighbours.notes(post.id, posts.draft(post), input.at)];
    }),
    preview: os.preview.handler(({ input }) => [...series.preview(input.start, input.recurrence)]),
    createSeries: os.createSeries.handler(async ({ input }) => {
      await takeBack([input.postId]);
      return series.create(input.postId, input.start, input.recurrence);
    }),
    series: os.series.handler(({ input }) => {
      const view = series.ofPost(input.postId);
      return view === null ? null : { ...view, next: [...view.next], skipped: [...view.skipped] };
    }),
    changeFollowing: os.changeFollowing.handler(async ({ input }) => {
      const view = series.ofPost(input.postId);
      await takeBack([input.postId, ...(view === null ? [] : series.heldFrom(view.id, view.local))]);
      return series.changeFollowing(input.postId, input.start, input.recurrence);
    }),
    skip: os.skip.handler(async ({ input: { seriesId, local } }) => {
      const postId = series.postOf(seriesId, local);
      if (postId !== null) await takeBack([postId]);
      series.skip(seriesId, local);
    }),
    restore: os.restore.handler(({ input }) => series.restore(input.seriesId, input.local)),
    endSeries: os.endSeries.handler(async ({ input }) => {
      const view = series.ofPost(input.postId);
      if (view !== null) {
        await takeBack(series.heldFrom(view.id, view.local).filter((id) => id !== input.postId));
      }
      series.endAfter(input.postId);
    }),
  };
}

const asPart = <T extends { readonly accountIds: readonly string[] }>(part: T) => ({
  ...part,
  accountIds: [...part.accountIds],
});
