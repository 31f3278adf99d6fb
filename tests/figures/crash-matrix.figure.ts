import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import fc from 'fast-check';
import type { RequestFacts } from '../../main/practice/kit/faults.ts';
import { dueBlows, type RequestBlow, requestBlows, stepBlows } from './crash/blows.ts';
import { bundleEngine } from './crash/bundle-engine.ts';
import { type CrashCase, endOf, judge, wordOf } from './crash/crash-case.ts';
import { openCrashStage } from './crash/crash-stage.ts';
import { nameOf, publicationKinds } from './crash/publication-kinds.ts';
import { openTemplate } from './crash/template.ts';
import { quick, report } from './report.ts';

/**
 * Every kind of publication, every request and every durable step of it: the engine killed, replies lost, errors before and after the
 * effect, no connection for long, the machine's clock moved, the disk full. The practice networks' own record is the judge of what
 * the public sees. Of each kind and each blow one request or step is drawn by lot, and of these 600, or as many as the machine
 * plays in five minutes; `--every` takes all there are, `--quick` 60. `--seed=N` takes the same ones again, `--only=TEXT` those whose word contains it, and `--each`
 * prints how each case ended.
 */
const option = (name: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const seed = Number(option('seed') ?? randomInt(2 ** 31));
const only = option('only');
const startedAt = Date.now();
/** A run that takes less than every case begins no other after so long (ms). */
const patience = 280_000;

const engineFile = await bundleEngine();
const template = await openTemplate(engineFile);
const stages = Array.from({ length: Number(option('stages') ?? availableParallelism()) }, () =>
  openCrashStage(template, engineFile),
);

/** Runs `work` on every item, as many at a time as there are stages. */
async function onStages<T>(
  items: readonly T[],
  work: (stage: (typeof stages)[number], item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    stages.map(async (stage) => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(stage, next);
    }),
  );
}

const [onlyKind] = only?.split(' ') ?? [];
const kinds = publicationKinds.filter((kind) => nameOf(kind).includes(onlyKind ?? ''));
const cases: CrashCase[] = [];
await onStages(kinds, async (stage, kind) => {
  const calm = await stage.run({ kind, blow: 'none' });
  if (calm.state !== 'published' || calm.visible !== 1) {
    throw new Error(`Without any blow ${nameOf(kind)} ended as ${endOf(calm)}`);
  }
  console.log(`${nameOf(kind)}: ${calm.calls.length} requests, ${calm.steps} durable steps`);
  for (const blow of keysOf(requestBlows)) {
    for (const request of placesOf(requestBlows[blow], calm.calls)) cases.push({ kind, blow, request });
  }
  for (let step = 1; step <= calm.steps; step += 1) {
    for (const blow of stepBlows) cases.push({ kind, blow, step });
  }
  for (const blow of keysOf(dueBlows)) cases.push({ kind, blow });
});

/** At which of a publication's requests a blow falls, from 1. Of a question that is asked again and again, the first and the last time. */
function placesOf({ at }: RequestBlow, calls: readonly RequestFacts[]): readonly number[] {
  if (at === 'commit') return [calls.findLastIndex(({ method }) => method !== 'GET') + 1];
  const same = (first: RequestFacts, second: RequestFacts | undefined): boolean =>
    first.method === 'GET' && first.method === second?.method && first.path === second.path;
  return calls.flatMap((call, index) =>
    same(call, calls[index - 1]) && same(call, calls[index + 1]) ? [] : [index + 1],
  );
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(record) as K[];
}

function shuffled(list: readonly CrashCase[]): CrashCase[] {
  const [order = []] = fc.sample(fc.shuffledSubarray([...list], { minLength: list.length }), {
    seed,
    numRuns: 1,
  });
  return order;
}

/** One case a kind and blow, the first of each in the drawn order. */
function oneOfEach(drawn: readonly CrashCase[]): readonly CrashCase[] {
  const seen = new Set<string>();
  return drawn.filter((crash) => {
    const place = `${nameOf(crash.kind)} ${crash.blow}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

const sorted = cases.toSorted((first, second) => wordOf(first).localeCompare(wordOf(second)));
const wanted = sorted.filter((crash) => only === undefined || wordOf(crash).includes(only));
const drawn = shuffled(wanted);
const every = process.argv.includes('--every') || only !== undefined;
const chosen = quick ? drawn.slice(0, 60) : every ? drawn : oneOfEach(drawn).slice(0, 600);
console.log(`${chosen.length} of ${cases.length} cases, seed ${seed}`);

const counts = { lost: 0, duplicated: 0, silent: 0, owner: 0, missedStrike: 0 };
const ownerKinds = new Map<string, number>();
let done = 0;
await onStages(chosen, async (stage, crash) => {
  const began = Date.now();
  if (!every && began - startedAt > patience) return;
  const verdict = await stage.run(crash);
  const faults = judge(crash, verdict);
  if (!verdict.struck) counts.missedStrike += 1;
  for (const fault of faults) counts[fault] += 1;
  if (faults.includes('owner')) {
    ownerKinds.set(nameOf(crash.kind), (ownerKinds.get(nameOf(crash.kind)) ?? 0) + 1);
  } else if (faults.length > 0) {
    console.log(`${faults.join('+')}: ${wordOf(crash)} -> ${endOf(verdict)}`);
  }
  done += 1;
  if (done % 100 === 0) console.log(`${done} done after ${Math.round((began - startedAt) / 1000)} s`);
  if (process.argv.includes('--each')) {
    console.log(`${Date.now() - began} ms ${wordOf(crash)}: ${endOf(verdict)}`);
  }
});
if (done < chosen.length) console.log(`The time is over: ${chosen.length - done} cases were not played`);
for (const stage of stages) await stage.close();
template.remove();
report({
  figure: 'crash-matrix',
  value: counts.lost + counts.duplicated + counts.silent,
  unit: 'publications',
  better: 'lower',
  aim: 0,
  runs: done,
  detail: {
    cases: done,
    of: cases.length,
    seed,
    seconds: Math.round((Date.now() - startedAt) / 1000),
    ...counts,
    ownerKinds: Object.fromEntries(ownerKinds),
  },
});
process.exit(0);
