import type { PracticeClock } from '../../../main/practice/kit/clock.ts';
import type { EngineChild } from './engine-child.ts';

/**
 * Time of one stage, shared by engine and practice networks. It runs as the machine's does, and jumps to what the engine waits for
 * whenever nothing is going on: hours of patience pass in moments, and no moment of work is cut short.
 */
export interface StageTime {
  readonly practice: PracticeClock;
  /** Monotonic time (ms). */
  now(): number;
  /** Something began that time must not jump over, such as a request; `end` says when it is over. */
  begin(): void;
  end(): void;
  /** Resolves when nothing was going on for a moment. */
  quiet(): Promise<void>;
  /** Drives the time of this engine from now on. */
  drive(engine: EngineChild): void;
  /** What the engine waits for next. */
  waitsUntil(at: number | null): void;
  /** What the clock of the owner's machine shows (ms). */
  ownersNow(): number;
  /** Sets the clock of the owner's machine; networks keep theirs. */
  setOwnersClock(ahead: number): void;
  /** Runs `act` when the time has come; jumps stop there. */
  at(moment: number, act: () => void): void;
  stop(): void;
}

/** Nothing is going on when nothing was heard for so long (ms). */
const quietFor = 4;

/** What is not over after so long (ms) never will be: its process was killed. */
const longestWork = 2000;

/** Starts a stage's time. */
export function startStageTime(): StageTime {
  let moved = 0;
  let ahead = 0;
  let stirred = Date.now();
  /** What began and is not over. */
  let underWay = 0;
  let asking = false;
  let looked = false;
  let engine: EngineChild | undefined;
  let awaited: number | null = null;
  let plans: { readonly moment: number; readonly act: () => void }[] = [];
  const waiting: (() => void)[] = [];
  const now = (): number => Date.now() + moved;
  const tell = (): void => engine?.tell({ type: 'time', moved, ahead });

  function look(): void {
    const due = plans.filter(({ moment }) => moment <= now());
    plans = plans.filter((plan) => !due.includes(plan));
    for (const { act } of due) act();
    const since = Date.now() - stirred;
    if (since < (underWay > 0 ? longestWork : quietFor)) return;
    underWay = 0;
    // Whoever waits for a quiet moment has it between two jumps.
    if (!looked && waiting.length > 0) {
      looked = true;
      for (const resolve of waiting.splice(0)) resolve();
      return;
    }
    looked = false;
    if (!asking && awaited !== null && engine !== undefined) void jump(engine, awaited);
  }

  /** Jumps to what the engine waits for, unless something happens while it is asked whether that is all it does. */
  async function jump(asked: EngineChild, until: number): Promise<void> {
    const before = stirred;
    asking = true;
    await asked.still();
    if (engine !== asked) return;
    asking = false;
    const target = Math.min(until, ...plans.map(({ moment }) => moment));
    if (stirred !== before || awaited !== until || target <= now()) return;
    moved += target - now();
    stirred = Date.now();
    // The engine answers with what it waits for after this; until then nobody knows where to jump to.
    awaited = null;
    tell();
  }

  const timer = setInterval(look, 2);
  return {
    practice: {
      now,
      advance(milliseconds) {
        moved += milliseconds;
        tell();
      },
    },
    now,
    begin() {
      underWay += 1;
      stirred = Date.now();
    },
    end() {
      underWay = Math.max(0, underWay - 1);
      stirred = Date.now();
    },
    quiet: () => new Promise((resolve) => waiting.push(resolve)),
    drive(child) {
      engine = child;
      asking = false;
      awaited = null;
      tell();
    },
    waitsUntil(at) {
      awaited = at;
      stirred = Date.now();
    },
    ownersNow: () => now() + ahead,
    setOwnersClock(next) {
      ahead = next;
      tell();
    },
    at(moment, act) {
      plans.push({ moment, act });
    },
    stop: () => clearInterval(timer),
  };
}
