import type { NetworkId } from '../../../../shared/model/network.ts';
import type { HeldReason, PublicationState } from '../../../../shared/model/publication.ts';
import type { Clock } from '../../clock.ts';
import { activeStates } from '../../domain/publication-states.ts';
import type { Events } from '../../events.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Ledger } from '../../store/repositories/ledger.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import { type Disk, diskProbeEvery } from '../../store/disk.ts';
import type { Store } from '../../store/store.ts';
import { type AtWork, createLanes } from './lanes.ts';
import type { AwayWatch } from './away-watch.ts';
import type { MissedTimes } from './missed-times.ts';
import type { Outcomes } from './outcomes.ts';
import type { Publisher } from './publisher.ts';

export interface SchedulerParts {
  readonly store: Store;
  readonly disk: Disk;
  readonly accounts: Accounts;
  readonly publications: Publications;
  readonly ledger: Ledger;
  readonly activity: Activity;
  readonly facts: Facts;
  readonly publisher: Publisher;
  readonly outcomes: Outcomes;
  readonly watch: AwayWatch;
  readonly missedTimes: MissedTimes;
  readonly clock: Clock;
  readonly events: Events;
  /** Whether the owner put publishing for an account on hold. */
  isOnHold(accountId: string): boolean;
  /** How this run ends: locked altogether, or just over. */
  leavingAs(): 'off' | 'locked';
  /** Bugs end here: the publication they struck waits for the next start, the others go on. */
  reportBug(error: unknown): void;
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

/** States in which the network may be asked what became of a publication; one that waits for the owner has a time only then. */
const askedAbout = ['verifying', 'handed-over', 'needs-owner'] as const satisfies readonly PublicationState[];

/** A question that is lost is asked again after this (ms). */
const questionLife = 15 * 60_000;

interface InFlight extends AtWork {
  readonly work: Promise<void>;
  /** Ends a preparation; a commit under way does not listen. */
  readonly stop: AbortController;
}

/** Creates the scheduler of an engine. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { store, disk, accounts, publications, ledger, activity, facts, publisher, outcomes } = parts;
  const { watch, missedTimes, clock, events } = parts;
  const inFlight = new Map<string, InFlight>();
  const lanes = createLanes();
  const stopping = new AbortController();
  let tick: AbortController | undefined;
  let scanning = false;
  let running = false;
  /** Whether work ended without its outcome in the ledger: in the engine before this one, or on a full disk. */
  let unsettled = false;

  /** Asking is never paused: only sending is. */
  const statesToLookAt = (): readonly PublicationState[] =>
    isPaused() ? askedAbout : [...askedAbout, 'scheduled'];

  const isPaused = (): boolean => facts.get('paused') === 'yes';

  /** Puts what a crash or a full disk interrupted back on its way. */
  function recover(): void {
    const now = clock.now();
    const left = publications.inStates(activeStates).filter(({ id }) => !inFlight.has(id));
    store.transaction(() => {
      for (const row of left) {
        if (row.state === 'verifying') {
          publications.patch(row.id, { next_at: row.next_at ?? now });
          continue;
        }
        const state = row.state as 'preparing' | 'committing';
        const attemptId = ledger.current(row.id, now);
        ledger.step(attemptId, now, state === 'committing' ? 'unknown' : 'interrupted');
        publications.move(row.id, state, 'interrupted', { next_at: now });
      }
      const cutShort = left.filter((row) => row.state !== 'verifying').length;
      if (cutShort > 0) activity.add(now, 'engine-recovered', { count: cutShort });
    });
    unsettled = false;
    if (left.length > 0) events.changes.emit({ topics: ['posts', 'app', 'activity'] });
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

  function launch(row: PublicationRow, start: (signal: AbortSignal) => Promise<void>): void {
    const stop = new AbortController();
    const network = networkOf(row.account_id);
    const tracked = start(AbortSignal.any([stopping.signal, stop.signal]))
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
        if (running) goOn(row.account_id, network);
      });
    inFlight.set(row.id, { accountId: row.account_id, network, work: tracked, stop });
  }

  function settleBug(id: string): void {
    try {
      const row = publications.get(id);
      if (row?.state === 'preparing') {
        publications.move(id, 'preparing', 'refused', {
          next_at: null,
          failure: JSON.stringify({ class: 'fatal', code: 'unexpected-reply' }),
        });
      } else if (row?.state === 'committing') {
        publications.move(id, 'committing', 'interrupted', { next_at: clock.now() + longestTick });
      } else if (row?.state === 'verifying') {
        publications.patch(id, { next_at: clock.now() + longestTick });
      }
      if (row !== undefined) events.changes.emit({ topics: ['posts', 'app'], postId: row.post_id });
    } catch (error) {
      unsettled = true;
      // The database is closing: the next start recovers from the ledger.
      if (!disk.note(error)) parts.reportBug(error);
    }
  }

  const networkOf = (accountId: string): NetworkId => accounts.get(accountId)?.network as NetworkId;

  /** Starts what is due, an account at a time in turn, as far as there are places. */
  function claim(): void {
    const now = clock.now();
    const states = statesToLookAt();
    for (let accountId = nextLane(); accountId !== undefined; accountId = nextLane()) {
      // What is settled without any work leaves the lane free for what comes after it.
      while (!isAtWork(accountId)) {
        const row = publications.firstDue(accountId, states, now);
        if (row === undefined) break;
        take(row, now);
      }
    }
  }

  const nextLane = (): string | undefined => lanes.next(inFlight.values());

  function isAtWork(accountId: string): boolean {
    for (const work of inFlight.values()) if (work.accountId === accountId) return true;
    return false;
  }

  /** Claims one that is due: the move from `scheduled` names the state it starts from, so that it is claimed once. */
  function take(row: PublicationRow, now: number): void {
    if (parts.isOnHold(row.account_id)) keepBack(row, now);
    else if (row.state === 'verifying' || row.state === 'handed-over') {
      if (row.state === 'handed-over') publications.move(row.id, 'handed-over', 'its-time-there');
      publications.patch(row.id, { next_at: null });
      launch(row, (signal) => publisher.verify({ ...row, state: 'verifying', next_at: null }, signal));
    } else if (row.state === 'needs-owner') {
      publications.patch(row.id, { next_at: now + questionLife });
      launch(row, (signal) => publisher.verify(row, signal));
    } else begin(row);
  }

  /** Begins one whose time has come, unless that passed longer ago than its owner wants: what was begun before goes on. */
  function begin(row: PublicationRow): void {
    const untried = row.tries === 0 && row.committed_at === null;
    const judgement = untried ? missedTimes.judge(row) : undefined;
    if (judgement?.kind === 'ask') {
      launch(row, () => outcomes.missed(row, judgement.because));
      return;
    }
    const keptBack = judgement === undefined ? row.kept_back : JSON.stringify(judgement.because);
    const begun = { next_at: null, kept_back: keptBack === 'null' ? null : keptBack };
    if (publications.move(row.id, 'scheduled', 'due', begun)) {
      events.changes.emit({ topics: ['posts', 'app'], postId: row.post_id });
      launch(row, (signal) => publisher.publish({ ...row, ...begun, state: 'preparing' }, signal));
    }
  }

  /** An account's work has ended: its next piece waits for its turn behind the accounts that wait already. */
  function goOn(accountId: string, network: NetworkId): void {
    const now = clock.now();
    if (unsettled || disk.refusal !== null) return scan();
    try {
      if (publications.firstDue(accountId, statesToLookAt(), now) === undefined) return scan();
      lanes.join(accountId, network);
      claim();
    } catch (error) {
      if (!disk.note(error)) parts.reportBug(error);
    }
  }

  /** While it is on hold nothing is sent, and nothing is asked either. */
  function keepBack(row: PublicationRow, now: number): void {
    if (row.state === 'scheduled') launch(row, () => outcomes.onHold(row));
    else publications.patch(row.id, { next_at: now + questionLife });
  }

  function scan(): void {
    if (!running || scanning) return;
    scanning = true;
    try {
      if (!canNote()) return;
      watch.look();
      if (unsettled) settleLeft();
      for (const { id, network } of accounts.all()) lanes.join(id, network as NetworkId);
      claim();
      parts.afterScan?.();
    } catch (error) {
      if (!disk.note(error)) parts.reportBug(error);
    } finally {
      scanning = false;
      arm();
    }
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
    const next = publications.nextTime(statesToLookAt());
    const wait = next === undefined ? longestTick : Math.min(longestTick, next - clock.now());
    // What is due but waits for its account's turn is claimed when that turn ends, not by spinning.
    const pause = Math.max(wait <= 0 && inFlight.size > 0 ? 250 : 0, wait);
    void scanAfter(pause, armed.signal);
  }

  function leave(): void {
    try {
      watch.leave(parts.leavingAs());
    } catch (error) {
      // Then the next run counts from the last time that was written.
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
    pause() {
      if (!isPaused()) facts.set('paused-at', String(clock.now()));
      facts.set('paused', 'yes');
      activity.add(clock.now(), 'paused');
      events.changes.emit({ topics: ['app', 'activity'] });
    },
    resume() {
      if (isPaused()) watch.ended('paused', Number(facts.get('paused-at') ?? clock.now()));
      facts.set('paused', 'no');
      activity.add(clock.now(), 'resumed');
      events.changes.emit({ topics: ['app', 'activity'] });
      scan();
    },
    get paused() {
      return isPaused();
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
      if (ran) leave();
    },
  };
}
