import { soak } from '../integration/soak/soak.ts';
import { quick, report } from './report.ts';

/**
 * Thirty days of an owner with fifty accounts, played on a driven clock: the engine crashes every day, the computer sleeps, is off or
 * offline, its disk is full, sign-ins end and are taken back, networks give trouble and lose replies. The networks remember what
 * they were sent; at the end each of the publications is held against what the page says of it. `--seed=N` plays the same days
 * again, `--quick` four of them.
 */
const word = process.argv.find((argument) => argument.startsWith('--seed='));
const seed = word === undefined ? Date.now() % 2 ** 31 : Number(word.slice('--seed='.length));
const size = quick
  ? { days: 4, accounts: 20, publications: 1000 }
  : { days: 30, accounts: 50, publications: 20_000 };

console.log(`seed ${seed}`);
const began = Date.now();
const seconds = (): number => Math.round((Date.now() - began) / 1000);
const { faults, ...totals } = await soak({
  ...size,
  seed,
  dayDone: (day, planned) => console.log(`day ${day}, ${planned} planned so far: ${seconds()} s`),
});
for (const fault of faults.slice(0, 50)) console.log(fault);
report({
  figure: 'soak',
  value: Math.max(faults.length, totals.lost + totals.duplicated + totals.silent),
  unit: 'publications',
  better: 'lower',
  aim: 0,
  runs: 1,
  detail: { ...size, ...totals, faults: faults.length, seed, tookS: seconds() },
});
process.exit(0);
