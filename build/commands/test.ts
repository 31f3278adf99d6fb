import { buildZones } from '../bundles/build-zones.ts';
import { runChecks } from '../checks/run-checks.ts';
import { runInSession } from '../runtime/desktop-session.ts';
import { describeRuntime, findRuntime } from '../runtime/find-runtime.ts';
import { ensureSystem } from '../system/debian.ts';
import { type Counts, conclude, countsOf, laneCommand } from './lanes.ts';
import { printStep, runOwn, type StepResult } from './steps.ts';

/** Everything: checks, then the lanes one after another, the desktop last. Ends with the line `N passed, N failed`. */
const lanes = ['unit', 'integration', 'contract', 'security', 'e2e'] as const;
const wanted = process.argv.slice(2);
const stray = wanted.filter((word) => !lanes.some((lane) => lane === word));
if (stray.length > 0) {
  console.error(`No lane is called ${stray.join(', ')}; there are ${lanes.join(', ')}.`);
  process.exit(2);
}

ensureSystem(['runtime', 'tests']);
const steps: StepResult[] = wanted.length === 0 ? [...(await runChecks())] : [];

const built = await runOwn('build', async () => {
  await buildZones();
  return [];
});
let electron: string | undefined;
const found = await runOwn('Electron runtime', async () => {
  const runtime = await findRuntime();
  console.log(`Desktop tests run on ${describeRuntime(runtime)}.`);
  electron = runtime.executable;
  return [];
});
for (const step of [built, found]) printStep(step);
steps.push(built, found);

const counts: Counts[] = [
  {
    passed: steps.filter((step) => step.passed).length,
    failed: steps.filter((step) => !step.passed).length,
  },
];
for (const lane of lanes.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n== ${lane} ==`);
  const words = laneCommand(lane, ['--config', 'build/vitest.config.ts', '--project', lane]);
  const exitCode = await runInSession([process.execPath, ...words], {
    keyring: true,
    env: electron === undefined ? {} : { KAIZUP_ELECTRON: electron },
  });
  counts.push(countsOf(lane, exitCode));
}
conclude(counts);
