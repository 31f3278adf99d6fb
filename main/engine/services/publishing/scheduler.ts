import type { NetworkId } from '../../../../shared/model/network.ts';
import type { Away } from '../../../../shared/model/missed.ts';
import type { HeldReason, PublicationState } from '../../../../shared/model/publication.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { PublicationRow } from '../../store/repositories/publications.ts';
import { type Disk, diskProbeEvery } from '../../store/disk.ts';
import { claimsAtOnce, createClaims } from './claims.ts';
import { type AtWork, createLanes } from './lanes.ts';
import { createRecovery, type RecoveryParts } from './recovery.ts';
import type { AwayWatch } from './away-watch.ts';
import type { Circuits } from './circuits.ts';
import type { MissedTimes } from './missed-times.ts';
import type { Outcomes } from './outcomes.ts';
import { createPausing } from './pausing.ts';
import type { Publisher } from './publisher.ts';

export interface SchedulerParts extends RecoveryParts {
  readonly disk: Disk;
  readonly accounts: Accounts;
  readonly facts: Facts;
  readonly publisher: Publisher;
  readonly outcomes: Outcomes;
  readonly watch: AwayWatch;
  readonly circuits: Circuits;
  readonly missedTimes: MissedTimes;
  /** Whether the owner put publishing for an account on hold. */
  isOnHold(accountId: string): boolean;
  /** How this run ends: locked altogether, or just over. */
  leavingAs(): 'off' | 'locked';
  /** Bugs end here: the publication they struck waits for the next start, the others go on. */
  reportBug(error: unknown): void;
  /** Moves one that missed its time to the next free slot, with what goes along; null: there is none. */
  moveOn(row: PublicationRow, told: (moved: PublicationRow) => void): number | null;
  /** Runs at every tick, after the schedule; for work that may wait. */
  afterScan?(): void;
}

/** Publishes what is due. Everything it knows is in the database; its timers are hints. */
export interface Scheduler {
  /** Settles what a crash left, then starts ticking. */
  start(): void;
  /** Looks at the schedule now: after sleep, a change of the clock, a new time. */
  scan(): void;
  /** Stops a publication whose files are on their way: it is held. False when it is past that, or not at work. */
  stop(publicationId: string): boolean;
  /** Stops every preparation that the owner has just put on hold. */
  holdBack(): void;
  /** Whether something of an account is at work or due within the next minute. */
  publishesSoon(accountId: string): boolean;
  pause(): void;
  resume(): void;
  readonly paused: boolean;
  /** Publications at work. */
  readonly working: number;
  /** Takes nothing more, lets commits under way end, parks the rest, within `deadlineMs`. */
  drain(deadlineMs: number): Promise<void>;
}

/** The table is read at least this often (ms), whatever the timers say. */
const longestTick = 30_000;

/** What is due within this (ms) goes before what may wait. */
const soon = 60_000;

/** States in which the network may be asked what became of a publication; one that waits for the owner has a time only then. */
const askedAbout = ['verifying', 'handed-over', 'needs-owner'] as const satisfies readonly PublicationState[];

/** A question that is lost is asked again after this (ms). */
const questionLife = 15 * 60_000;

interface InFlight extends AtWork {
  readonly work: Promise<void>;
  /** Ends a preparation; a commit under way does not listen. */
  readonly stop: AbortController;
  /** Whether it publishes: a question takes no place at a network in trouble. */
  readonly sends: boolean;
}

/** Creates the scheduler of an engine. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { store, disk, accounts, publications, ledger, activity, facts, publisher, outcomes } = parts;
  const { watch, circuits, missedTimes, clock, events } = parts;
  const inFlight = new Map<string, InFlight>();
  const lanes = createLanes();
  const claims = createClaims(store, disk, parts.reportBug);
  const recovery = createRecovery(parts);
  const pausing = createPausing(parts);
  const stopping = new AbortController();
  /** Accounts whose work has ended in this turn of the event loop: one transaction claims what comes next for all of them. */
  const free = new Set<string>();
  let tick: AbortController | undefined;
  let scanning = false;
  let running = false;
  /** Whether work ended without its outcome in the ledger: in the engine before this one, or on a full disk. */
  let unsettled = false;
  /** Whether a bug kept something that is due from being claimed at the last look. */
  let stumbled = false;

  /** Asking is never paused: only sending is, also for the moment in which an import makes posts that it may still take back. */
  const statesToLookAt = (): readonly PublicationState[] =>
    pausing.paused || (facts.get('import-under-way') ?? '') !== ''
      ? askedAbout
      : [...askedAbout, 'scheduled'];

  /** Settles what is left by work that is not under way any more. */
  function recover(): void {
    recovery.settleLeft(inFlight);
    unsettled = false;
  }

  function settleLeft(): void {
    try {
      recover();
    } catch (error) {
      if (disk.note(error)) throw error;
      // One that cannot be settled must not keep the others from going out.
      parts.reportBug(error);
    }
  }

  /** Whether steps can be noted before they are taken; when the disk is back, how long that took is noted first. */
  function canNote(): boolean {
    const { refusal } = disk;
    if (refusal === null) return true;
    if (!disk.probe()) return false;
    watch.ended('disk', refusal.since);
    const minutes = Math.round(Math.max(0, clock.now() - refusal.since) / 60_000);
    activity.add(clock.now(), 'waited-for-disk', { count: minutes });
    events.changes.emit({ topics: ['activity'] });
    return true;
  }

  /** Takes a place for work, which begins when its claim is on the disk. */
  function launch(row: PublicationRow, start: (signal: AbortSignal) => Promise<void>, sends = false): void {
    const stop = new AbortController();
    const network = networkOf(row.account_id);
    const claimed = Promise.withResolvers<boolean>();
    claims.afterwards(claimed.resolve);
    const tracked = claimed.promise
      .then((kept) => (kept ? start(AbortSignal.any([stopping.signal, stop.signal])) : undefined))
      .catch((error: unknown) => {
        if (disk.note(error)) {
          unsettled = true;
          return;
        }
        parts.reportBug(error);
        // The ledger says how far it got; the next look at the schedule treats it as a crash would be treated.
        settleBug(row.id);
      })
      .finally(() => {
        inFlight.delete(row.id);
        goOnSoon(row.account_id);
      });
    inFlight.set(row.id, { accountId: row.account_id, network, work: tracked, stop, sends });
  }

  function settleBug(id: string): void {
    try {
      recovery.settleBug(id, longestTick);
    } catch (error) {
      unsettled = true;
      // The database is closing: the next start recovers from the ledger.
      if (!disk.note(error)) parts.reportBug(error);
    }
  }

  const networkOf = (accountId: string): NetworkId => accounts.get(accountId)?.network as NetworkId;

  /** Starts what is due, an account at a time in turn, as far as there are places. */
  const claim = (): void => claims.together(claimInTurn);

  function claimInTurn(): void {
    const now = clock.now();
    const states = statesToLookAt();
    let left = claimsAtOnce;
    for (;;) {
      const accountId = lanes.next(inFlight.values());
      if (accountId === undefined) return;
      // What is settled without any work leaves the lane free for what comes after it.
      while (left > 0 && !isAtWork(accountId)) {
        const row = publications.firstDue(accountId, states, now);
        const taken = row === undefined ? false : claims.alone(() => take(row, now));
        if (taken === 'struck') stumbled = true;
        if (taken !== true) break;
        left -= 1;
      }
      if (left === 0) return goOnSoon(accountId);
    }
  }

  const isAtWork = (accountId: string): boolean =>
    [...inFlight.values()].some((work) => work.accountId === accountId);

  /**
   * Claims one that is due: the move from `scheduled` names the state it starts from, so that it is claimed once. False when its
   * network takes nothing for now.
   */
  function take(row: PublicationRow, now: number): boolean {
    if (parts.isOnHold(row.account_id)) keepBack(row, now);
    else if (row.state === 'verifying' || row.state === 'handed-over') {
      if (row.state === 'handed-over') publications.move(row.id, 'handed-over', 'its-time-there');
      publications.patch(row.id, { next_at: null });
      launch(row, (signal) => publisher.verify({ ...row, state: 'verifying', next_at: null }, signal));
    } else if (row.state === 'needs-owner') {
      publications.patch(row.id, { next_at: now + questionLife });
      launch(row, (signal) => publisher.verify(row, signal));
    } else return begin(row);
    return true;
  }

  /** Begins one whose time has come, unless that passed longer ago than its owner wants: what was begun before goes on. */
  function begin(row: PublicationRow): boolean {
    const judgement = missedTimes.judge(row);
    if (judgement.kind === 'ask' || judgement.kind === 'next-slot') {
      const { kind, because } = judgement;
      if (kind === 'ask' || !moveOn(row, because)) launch(row, () => outcomes.missed(row, because));
      return true;
    }
    if (!hasRoom(row.account_id)) return false;
    const keptBack = judgement.because === null ? row.kept_back : JSON.stringify(judgement.because);
    const begun = { next_at: null, kept_back: keptBack };
    if (publications.move(row.id, 'scheduled', 'due', begun)) {
      const attemptId = ledger.open(row.id, clock.now());
      const claimed = { ...row, ...begun, state: 'preparing' };
      launch(row, (signal) => publisher.publish(claimed, attemptId, signal), true);
      claims.afterwards(() => events.changes.emit({ topics: ['posts', 'app'], postId: row.post_id }));
    }
    return true;
  }

  /** Moves one that missed its time into the next free slot of its account; false when there is none. */
  function moveOn(row: PublicationRow, because: Away): boolean {
    const moved: { tell(): void }[] = [];
    const at = parts.moveOn(row, (one) => moved.push(outcomes.movedOn(one, because)));
    if (at !== null) claims.afterwards((kept) => kept && moved.forEach((one) => one.tell()));
    return at !== null;
  }

  /** Whether an account's network takes one more: one in trouble is tried by few, until it is well again. */
  function hasRoom(accountId: string): boolean {
    if (circuits.calm) return true;
    const circuit = circuits.circuitOf(accountId);
    const beside = [...inFlight.values()].filter(
      (work) => work.sends && circuits.circuitOf(work.accountId) === circuit,
    );
    return beside.length < circuits.places(accountId);
  }

  function goOnSoon(accountId: string): void {
    if (free.size === 0) setImmediate(goOn);
    free.add(accountId);
  }

  /** The work of accounts has ended: their next pieces wait for their turn behind the accounts that wait already. */
  function goOn(): void {
    const ended = [...free];
    free.clear();
    if (!running) return;
    // When a network is in trouble, the one that comes next may be any account's.
    if (unsettled || disk.refusal !== null || !circuits.calm) return scan();
    guarded(() => {
      const now = clock.now();
      const states = statesToLookAt();
      const busy = ended.filter((id) => publications.firstDue(id, states, now) !== undefined);
      // One that has nothing more leaves a place to any other, and time for what waits until the schedule is through.
      if (busy.length < ended.length) return scan();
      for (const id of busy) lanes.join(id, networkOf(id));
      claim();
    });
  }

  /** While it is on hold nothing is sent, and nothing is asked either. */
  function keepBack(row: PublicationRow, now: number): void {
    if (row.state === 'scheduled') launch(row, () => outcomes.onHold(row));
    else publications.patch(row.id, { next_at: now + questionLife });
  }

  function scan(): void {
    if (!running || scanning) return;
    scanning = true;
    guarded(() => {
      if (!canNote()) return;
      watch.look();
      if (unsettled) settleLeft();
      stumbled = false;
      for (const { id, network } of accounts.all()) lanes.join(id, network as NetworkId);
      claim();
      parts.afterScan?.();
    });
    scanning = false;
    arm();
  }

  async function scanAfter(milliseconds: number, signal: AbortSignal): Promise<void> {
    await clock.wait(milliseconds, signal);
    if (!signal.aborted) scan();
  }

  function arm(): void {
    if (!running) return;
    tick?.abort();
    const armed = new AbortController();
    tick = armed;
    if (disk.refusal !== null) return void scanAfter(diskProbeEvery, armed.signal);
    const wait = Math.min(longestTick, nextLook() - clock.now());
    void scanAfter(wait > 0 ? wait : shortestTick(), armed.signal);
  }

  /** What is due but waits for its account's turn is claimed when that turn ends, and a bug is not met again at once: no spinning. */
  function shortestTick(): number {
    if (stumbled) return 5_000;
    return inFlight.size > 0 ? 250 : 0;
  }

  /** What waits for its network is looked at when that is tried again; it must not make the schedule spin meanwhile. */
  function nextLook(): number {
    const after = circuits.calm ? undefined : clock.now();
    try {
      const next = publications.nextTime(statesToLookAt(), after) ?? Infinity;
      return Math.min(next, circuits.nextTry() ?? Infinity);
    } catch (error) {
      // A database that cannot be read now is read at the next tick.
      if (!disk.note(error)) parts.reportBug(error);
      return Infinity;
    }
  }

  /** Runs `work`; a disk that refuses is noted, and all else that it throws is a bug. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!disk.note(error)) parts.reportBug(error);
    }
  }

  return {
    start() {
      try {
        recover();
      } catch (error) {
        if (!disk.note(error)) throw error;
        unsettled = true;
      }
      running = true;
      scan();
    },
    scan,
    stop(publicationId) {
      const work = inFlight.get(publicationId);
      const hold = { next_at: null, held_reason: 'stopped' satisfies HeldReason };
      if (work === undefined || !publications.move(publicationId, 'preparing', 'owner-stops', hold))
        return false;
      work.stop.abort();
      return true;
    },
    holdBack() {
      for (const [id, { accountId, stop }] of inFlight) {
        const row = parts.isOnHold(accountId) ? publications.get(id) : undefined;
        if (row?.state !== 'preparing') continue;
        outcomes.onHold(row).catch((error: unknown) => {
          if (!disk.note(error)) parts.reportBug(error);
        });
        stop.abort();
      }
    },
    publishesSoon: (accountId) =>
      isAtWork(accountId) ||
      (!pausing.paused && publications.firstDue(accountId, ['scheduled'], clock.now() + soon) !== undefined),
    pause() {
      pausing.pause();
      // What networks hold is taken back from them.
      scan();
    },
    resume() {
      pausing.resume();
      scan();
    },
    get paused() {
      return pausing.paused;
    },
    get working() {
      return inFlight.size;
    },
    async drain(deadlineMs) {
      const ran = running;
      running = false;
      tick?.abort();
      // Preparations stop at once; a commit under way is let to its end, because only it knows how it went.
      stopping.abort();
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, deadlineMs).unref());
      await Promise.race([Promise.allSettled([...inFlight.values()].map(({ work }) => work)), deadline]);
      // What the disk does not take is counted by the next run, from the last time that was written.
      if (ran) guarded(() => watch.leave(parts.leavingAs()));
    },
  };
}
