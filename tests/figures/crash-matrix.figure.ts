import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import type { NetworkId } from '../../shared/model/network.ts';
import {
  type Blow,
  type ContentKind,
  type CrashCase,
  type CrashStage,
  openCrashStage,
  type Verdict,
} from './crash/crash-stage.ts';
import { quick, report } from './report.ts';

/**
 * Every network, every content type, every request of a publication: the engine killed before and after it, its reply lost, errors
 * before and after its effect, the connection refused. The practice networks' own record is the judge of what the public sees.
 */
const contents: Readonly<Record<NetworkId, readonly ContentKind[]>> = {
  facebook: ['text', 'image', 'images', 'video'],
  instagram: ['image', 'images', 'video'],
  linkedin: ['text', 'image', 'images', 'video'],
  tiktok: ['video'],
  bluesky: ['text', 'image', 'images', 'video'],
};
const blows: readonly Blow[] = [
  'kill-before',
  'kill-after',
  'reply-lost',
  'error-before',
  'error-after',
  'refused',
];
const stages = 2;
const seed = Number(process.argv.find((word) => word.startsWith('--seed='))?.slice(7) ?? randomInt(2 ** 31));

const time = { start: Date.now(), factor: 150 };
const opened: CrashStage[] = [];
for (let count = 0; count < stages; count += 1) opened.push(await openCrashStage(time));
const [first] = opened;
if (first === undefined) throw new Error('No stage');

const cases: CrashCase[] = [];
for (const [network, kinds] of Object.entries(contents) as [NetworkId, readonly ContentKind[]][]) {
  for (const content of kinds) {
    const calm = await first.run({ network, content, blow: 'none', request: 0 });
    if (calm.state !== 'published' || calm.visible !== 1) {
      throw new Error(`Without any blow ${network} ${content} ended as ${JSON.stringify(calm)}`);
    }
    for (let request = 1; request <= calm.requests; request += 1) {
      for (const blow of blows) cases.push({ network, content, blow, request });
    }
  }
}
const chosen = quick ? shuffled(cases).slice(0, 60) : cases;
console.log(`${chosen.length} of ${cases.length} cases, seed ${seed}`);

function shuffled(list: readonly CrashCase[]): CrashCase[] {
  const [order = []] = fc.sample(fc.shuffledSubarray([...list], { minLength: list.length }), {
    seed,
    numRuns: 1,
  });
  return order;
}

const counts = { lost: 0, duplicated: 0, silent: 0, owner: 0, published: 0, missedStrike: 0 };

/** What a verdict says against the engine. */
function judge({
  state,
  visible,
  struck,
}: Verdict): readonly ('lost' | 'duplicated' | 'silent' | 'owner' | 'published')[] {
  const faults: ('lost' | 'duplicated' | 'silent' | 'owner' | 'published')[] = [];
  if (!struck) counts.missedStrike += 1;
  if (visible > 1) faults.push('duplicated');
  if (state === 'published' && visible === 0) faults.push('lost');
  if (state === 'failed' || state === 'missed' || state === 'held')
    faults.push(visible === 0 ? 'lost' : 'silent');
  if (state === 'needs-owner') faults.push('owner');
  if (!['published', 'failed', 'missed', 'held', 'needs-owner'].includes(state)) faults.push('silent');
  if (state === 'published' && visible === 1) faults.push('published');
  return faults;
}

const queue = [...chosen];
await Promise.all(
  opened.map(async (stage) => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const verdict = await stage.run(next);
      const faults = judge(verdict);
      for (const fault of faults) counts[fault] += 1;
      if (faults.some((fault) => fault === 'lost' || fault === 'duplicated' || fault === 'silent')) {
        console.log(`${faults.join('+')}: ${JSON.stringify(next)} -> ${JSON.stringify(verdict)}`);
      }
    }
  }),
);
for (const stage of opened) await stage.close();
report({
  figure: 'crash-matrix',
  value: counts.lost + counts.duplicated + counts.silent,
  unit: 'publications',
  better: 'lower',
  aim: 0,
  runs: chosen.length,
  detail: { cases: chosen.length, seed, ...counts },
});
process.exit(0);
