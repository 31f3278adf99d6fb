import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dispatched, p99 } from './dispatch/dispatched.ts';
import { dispatchWithEngine, fillDue } from './dispatch/engine-side.ts';
import { dispatchWithQueue } from './dispatch/queue-side.ts';
import { median, quick, report, rounded } from './report.ts';

/**
 * Publications that are all due at one moment, handed to networks that answer at once: the engine with its encrypted database, where every
 * step is on the disk before the next, against BullMQ on a Redis that keeps nothing, and on one that keeps every write. In turn.
 */
const rounds = quick ? 1 : 5;
const count = quick ? 1_000 : 10_000;
/** An account does one thing after another, so this is how many may be under way. */
const accounts = 100;

const folder = mkdtempSync(join(tmpdir(), 'kaizup-dispatch-'));
const dataKey = randomBytes(32).toString('hex');

/** How long this disk takes to keep one page (ms). */
function syncTime(): number {
  const file = openSync(join(folder, 'sync'), 'w');
  const page = randomBytes(4096);
  const took = Array.from({ length: 200 }, () => {
    writeSync(file, page);
    const before = performance.now();
    fsyncSync(file);
    return performance.now() - before;
  });
  closeSync(file);
  return median(took);
}

const perSecond = ({ tookMs }: Dispatched): number => (count * 1000) / tookMs;

/** The middle of what each round says of the two: a slow moment of the machine strikes a round as a whole. */
function between(
  sides: readonly (readonly [Dispatched, Dispatched])[],
  of: (one: Dispatched) => number,
): number {
  return rounded(median(sides.map(([one, other]) => of(one) / of(other))));
}

const latenessOf = ({ lateness }: Dispatched): number => p99(lateness);

try {
  const filled = join(folder, 'profile');
  await fillDue(filled, dataKey, accounts, count);
  const runs: { ours: Dispatched; bare: Dispatched; kept: Dispatched }[] = [];
  let mostAtWork = 0;
  for (let round = 0; round < rounds; round += 1) {
    const ours = await dispatchWithEngine(filled, dataKey, count);
    const bare = await dispatchWithQueue(folder, count, 'nothing');
    const kept = await dispatchWithQueue(folder, count, 'every-write');
    mostAtWork = Math.max(mostAtWork, ours.mostAtWork);
    runs.push({ ours, bare, kept });
    const said = Object.entries({ ours, bare, kept }).map(
      ([side, run]) => `${side} ${Math.round(perSecond(run))}/s, late p99 ${latenessOf(run)} ms`,
    );
    console.log(`round ${round + 1}: ${said.join('; ')}`);
  }
  const againstBare = runs.map(({ ours, bare }) => [ours, bare] as const);
  const againstKept = runs.map(({ ours, kept }) => [ours, kept] as const);
  const middle = (side: 'ours' | 'bare' | 'kept', of: (one: Dispatched) => number): number =>
    Math.round(median(runs.map((run) => of(run[side]))));
  report({
    figure: 'dispatch',
    value: between(againstBare, perSecond),
    unit: 'ratio',
    better: 'higher',
    aim: 3,
    runs: rounds,
    detail: {
      publications: count,
      accounts,
      lateness_p99_ratio: between(againstBare, latenessOf),
      lateness_p99_aim: 0.35,
      ours_per_s: middle('ours', perSecond),
      bullmq_per_s: middle('bare', perSecond),
      ours_lateness_p99_ms: middle('ours', latenessOf),
      bullmq_lateness_p99_ms: middle('bare', latenessOf),
      against_aof_always: between(againstKept, perSecond),
      against_aof_always_lateness_p99: between(againstKept, latenessOf),
      bullmq_aof_always_per_s: middle('kept', perSecond),
      most_at_work: mostAtWork,
      fsync_ms: rounded(syncTime()),
    },
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
