import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildZones } from '../bundles/build-zones.ts';
import { runChecks } from '../checks.ts';
import { out, root } from '../root.ts';
import { runInSession } from '../runtime/desktop-session.ts';
import { describeRuntime, findRuntime } from '../runtime/find-runtime.ts';
import { ensureSystem } from '../system/debian.ts';

/** Everything: checks, then the lanes one after another, the desktop last. Ends with the line `N passed, N failed`. */
const lanes = ['unit', 'integration', 'contract', 'security', 'e2e'] as const;
const wanted = process.argv.slice(2);
const chosen = lanes.filter((lane) => wanted.length === 0 || wanted.includes(lane));
const reports = join(out, 'reports');

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

function countsOf(lane: string, exitCode: number): Counts {
  const report = join(reports, `${lane}.json`);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numTotalTestSuites } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numTotalTestSuites: number;
  };
  // A lane without tests, or one that ended badly with none failed, is a failure of its own.
  const broken = numTotalTestSuites === 0 || numPassedTests === 0 || (exitCode !== 0 && numFailedTests === 0);
  return { passed: numPassedTests, failed: numFailedTests + (broken ? 1 : 0) };
}

async function runLane(lane: (typeof lanes)[number], electron: string): Promise<Counts> {
  console.log(`\n== ${lane} ==`);
  const command = [
    process.execPath,
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    join(root, 'build/vitest.config.ts'),
    '--project',
    lane,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${lane}.json`)}`,
  ];
  const exitCode = await runInSession(command, { keyring: true, env: { KAIZUP_ELECTRON: electron } });
  return countsOf(lane, exitCode);
}

ensureSystem(['runtime', 'tests']);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const checks = wanted.length === 0 ? await runChecks() : [];
await buildZones();
const runtime = await findRuntime();
console.log(`Desktop tests run on ${describeRuntime(runtime)}.`);
const counts = [
  {
    passed: checks.filter((step) => step.passed).length,
    failed: checks.filter((step) => !step.passed).length,
  },
];
for (const lane of chosen) counts.push(await runLane(lane, runtime.executable));
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
