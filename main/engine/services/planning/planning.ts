import { ExpectedError } from '../../expected-error.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import { createNeighbours } from '../../store/repositories/neighbours.ts';
import { createSeriesStore, type SeriesStore } from '../../store/repositories/series.ts';
import { createTemplateStore } from '../../store/repositories/templates.ts';
import { createSlots, type SlotRow, type Slots } from '../../store/repositories/slots.ts';
import type { Store } from '../../store/store.ts';
import { createPostTiming, type PostTiming, type PostTimingParts } from '../posts/post-timing.ts';
import type { HandOverDesk } from '../publishing/hand-over-desk.ts';
import type { Events } from '../../events.ts';
import { type BusinessZone, createBusinessZone } from './business-zone.ts';
import { createFreeSlots, type FreeSlots } from './free-slots.ts';
import { createNeighbourWatch, type NeighbourWatch } from './neighbour-watch.ts';
import { createNextSlot, type NextSlot } from './next-slot.ts';
import { createQueueDesk, type QueueDesk } from './queue-desk.ts';
import { createSeriesDesk, type SeriesDesk } from './series-desk.ts';
import { createSeriesMaker } from './series-maker.ts';
import { createTemplateDesk, type TemplateDesk } from './template-desk.ts';
import { createZoneWatch, type ZoneWatch } from './zone-watch.ts';

export interface PlanningParts extends Omit<PostTimingParts, 'keepZone' | 'assertNotRepeated'> {
  readonly store: Store;
  readonly facts: Facts;
  readonly accounts: Accounts;
  readonly handOverDesk: HandOverDesk;
  readonly events: Events;
  /** Tells the scheduler that a time changed. */
  scheduleChanged(): void;
  reportBug(error: unknown): void;
}

/** When posts go out: the business's zone, slots and the queue, series, and what stands close to what. */
export interface Planning {
  readonly timing: PostTiming;
  readonly zone: BusinessZone;
  readonly zoneWatch: ZoneWatch;
  readonly slots: Slots;
  readonly freeSlots: FreeSlots;
  readonly queue: QueueDesk;
  readonly series: SeriesDesk;
  readonly seriesStore: SeriesStore;
  readonly templates: TemplateDesk;
  readonly neighbours: NeighbourWatch;
  /** Replaces the slots of an account. What is queued keeps its time. */
  setSlots(accountId: string, slots: readonly Omit<SlotRow, 'account_id'>[]): void;
  readonly nextSlot: NextSlot;
  /** At the engine's start, before anything is published: times by the zone data of today, and posts of series. */
  start(): void;
  /** At every look at the schedule. */
  work(): void;
}

/** Puts the parts of planning together. */
export function createPlanning(parts: PlanningParts): Planning {
  const { store, posts, accounts, clock, events } = parts;
  const zone = createBusinessZone(parts);
  const slots = createSlots(store);
  const neighbours = createNeighbourWatch({ accounts, neighbours: createNeighbours(store) });
  const timing = createPostTiming({
    ...parts,
    keepZone: zone.keep,
    assertNotRepeated: neighbours.assertNotRepeated,
  });
  const freeSlots = createFreeSlots({ slots, zone, clock });
  const seriesStore = createSeriesStore(store);
  const made = { ...parts, timing, placement: timing.placement, zone, freeSlots, series: seriesStore };
  const zoneWatch = createZoneWatch(made);
  const maker = createSeriesMaker(made);
  return {
    timing,
    zone,
    zoneWatch,
    slots,
    freeSlots,
    queue: createQueueDesk(made),
    series: createSeriesDesk({ ...made, maker }),
    seriesStore,
    templates: createTemplateDesk({ templates: createTemplateStore(store), clock, events }),
    neighbours,
    setSlots(accountId, wanted) {
      if (accounts.get(accountId) === undefined) throw new ExpectedError('not-found');
      store.transaction(() => {
        zone.keep();
        slots.set(accountId, wanted);
      });
      events.changes.emit({ topics: ['posts'] });
    },
    nextSlot: createNextSlot(made),
    start() {
      // Before there was a zone of the business, posts were planned in this computer's.
      try {
        if (posts.timedAfter(clock.now()).length > 0) zone.keep();
        zoneWatch.look();
        maker.makeDue();
      } catch (error) {
        // A disk that takes nothing must not keep the engine from starting; the next look makes up for it.
        parts.reportBug(error);
      }
    },
    work: () => maker.makeDue(),
  };
}
