import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { out } from '../root.ts';

/** How many tests or checks passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Of Vitest's report in JSON, what is counted. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

const reports = join(out, 'reports');

/** Vitest's arguments for a lane, which leave a report for `countsOf`; an earlier one goes. */
export function laneCommand(lane: string, words: readonly string[]): readonly string[] {
  const report = join(reports, `${lane}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  return [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...words,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
}

/** What a lane's report says. No report, no tests, or a bad end with no test failed each count as a failure. */
export function countsOf(lane: string, exitCode: number): Counts {
  const report = join(reports, `${lane}.json`);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests }: Report = JSON.parse(readFileSync(report, 'utf8'));
  const broken = numFailedTests === 0 && (numPassedTests === 0 || exitCode !== 0);
  return { passed: numPassedTests, failed: numFailedTests + (broken ? 1 : 0) };
}

/** Prints the closing line, alone on its line, and sets the exit code. */
export function conclude(counts: readonly Counts[]): void {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
