import { createLot, type Lot } from './lot.ts';
import { natures, soakAccounts, soakNetworks } from './soak-accounts.ts';
import { createSoakOwner, type SoakOwner } from './soak-owner.ts';
import { planPosts } from './soak-plan.ts';
import { countUp, type SoakTotals } from './soak-totals.ts';
import { type Hardships, openSoakWorld, type SoakWorld } from './soak-world.ts';

/** How much is played, and which days: the same seed makes the same ones, but for what the machine's speed decides. */
export interface SoakSize {
  readonly days: number;
  readonly accounts: number;
  readonly publications: number;
  readonly seed: number;
  /** Where the profile is for as long. */
  readonly folder?: string;
  /** Told of every day that has passed. */
  readonly dayDone?: (day: number, publications: number) => void;
}

/** What a soak came to. */
export interface Soaked extends SoakTotals, Hardships {
  readonly publications: number;
  readonly renewals: number;
  readonly expiries: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Midnight in Brussels, two weeks before its clocks go back. */
const midnight = Date.parse('2026-10-11T22:00:00Z');

/** Something of a day, at a time (ms). */
interface Happening {
  readonly at: number;
  readonly take: () => Promise<void>;
}

/** Days with an engine that publishes what its owner plans, whatever becomes of the engine, its computer and its networks. */
export async function soak(size: SoakSize): Promise<Soaked> {
  const { days, publications, folder, seed } = size;
  const lot = createLot(seed);
  const accounts = soakAccounts(size.accounts);
  const world = await openSoakWorld(midnight + 6 * hour, accounts, lot, folder);
  const owner = createSoakOwner(world, lot);
  try {
    let planned = 0;
    for (let index = 0; index < days; index += 1) {
      const from = midnight + index * day;
      if (index % 7 === 0) {
        const until = Math.min(days, index + 7);
        const count = Math.round((publications * until) / days) - planned;
        const span = { from, days: until - index, now: world.clock.now(), count };
        await owner.signIn();
        await owner.plan(planPosts(lot, accounts, { ...span, firstKey: world.posts.size }));
        planned += count;
      }
      await playDay(world, owner, lot, from, index === days - 1);
      size.dayDone?.(index + 1, planned);
    }
    await comeToRest(world);
    const totals = await countUp(world, midnight, world.clock.now() + day);
    const signIns = soakNetworks.map((id) => world.networks[id].signIns);
    return {
      publications: planned,
      ...totals,
      ...world.done,
      renewals: signIns.reduce((sum, { renewals }) => sum + renewals, 0),
      expiries: signIns.reduce((sum, { expiries }) => sum + expiries, 0),
    };
  } finally {
    world.close();
  }
}

async function playDay(
  world: SoakWorld,
  owner: SoakOwner,
  lot: Lot,
  from: number,
  isLast: boolean,
): Promise<void> {
  const { clock, weather, done } = world;
  const at = (earliest: number, latest: number): number =>
    from + lot.between(earliest * 60, latest * 60) * minute;
  const happenings: Happening[] = [];
  const add = (moment: number, take: () => Promise<void> | void): void =>
    void happenings.push({ at: moment, take: async () => take() });
  let diskIsFull = false;

  for (let crash = 0; crash < 3; crash += 1) add(at(7, 22), () => world.crash(lot.between(0, 8)));
  for (const moment of [at(8, 9), at(12, 13), at(17, 18), at(21, 22)]) {
    // With a full disk nothing that the owner wants can be kept.
    add(moment, () => (diskIsFull || isLast ? undefined : owner.visit()));
  }
  for (let half = 7; half < 23; half += 1) add(from + half * hour, world.release);
  for (const account of lot.someOf(world.accounts, 2)) {
    add(at(7, 22), () => {
      if (world.networks[account.network].signIns.takeBack(account.subject)) done.revocations += 1;
    });
  }
  if (lot.falls(400)) add(at(10, 16), () => world.sleepUntil(clock.now() + lot.between(5, 180) * minute));
  if (lot.falls(300)) {
    add(at(7, 20), () => {
      weather.offlineUntil = clock.now() + hour;
      done.offlineHours += 1;
    });
  }
  if (lot.falls(400)) {
    add(at(7, 20), () => {
      const service = lot.oneOf(natures[lot.oneOf(soakNetworks)].services);
      weather.trouble = { service, until: clock.now() + hour };
      done.troubledHours += 1;
    });
  }
  if (lot.falls(150)) {
    const moment = at(7, 20);
    add(moment, () => {
      diskIsFull = true;
      done.fullDiskHours += 1;
      world.fillDisk(lot.between(0, 8));
    });
    add(moment + hour, async () => {
      diskIsFull = false;
      await world.makeRoom();
    });
  }
  for (const { at: moment, take } of happenings.toSorted((one, other) => one.at - other.at)) {
    await world.passUntil(moment);
    await take();
  }
  await world.passUntil(from + 22.5 * hour);
  const morning = from + day + 6.5 * hour;
  switch (lot.oneOf(['off', 'off', 'asleep', 'asleep', 'awake'])) {
    case 'off':
      return world.offUntil(morning);
    case 'asleep':
      return world.sleepUntil(morning);
    case 'awake':
      return world.passUntil(morning);
  }
}

/** All is well from now on, and enough time passes for everything to come to its end. */
async function comeToRest(world: SoakWorld): Promise<void> {
  const { clock, weather } = world;
  weather.calm = true;
  weather.offlineUntil = 0;
  weather.trouble = null;
  await world.makeRoom();
  await world.release();
  const isUnderWay = (): boolean =>
    world.current.engine.publications.countIn([
      'scheduled',
      'preparing',
      'committing',
      'verifying',
      'handed-over',
    ]) > 0;
  const until = clock.now() + 2 * day;
  while (isUnderWay() && clock.now() < until) await world.passUntil(clock.now() + 10 * minute);
}
