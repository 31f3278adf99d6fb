import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { countsOf, laneCommand } from '../../../build/commands/lanes.ts';

const lane = 'planted-lane';

/** Where the lane's report is expected, as Vitest is told. */
const report = (): string =>
  laneCommand(lane, []).flatMap((word) => /^--outputFile\.json=(.*)$/.exec(word)?.[1] ?? [])[0] ?? '';

function planted(numPassedTests: number, numFailedTests: number): void {
  writeFileSync(report(), JSON.stringify({ numPassedTests, numFailedTests }));
}

afterEach(() => rmSync(report(), { force: true }));

describe('what a lane counts', () => {
  test('its tests, passed and failed', () => {
    planted(12, 3);
    expect(countsOf(lane, 1)).toEqual({ passed: 12, failed: 3 });
  });

  test('no report is a failure', () => {
    report();
    expect(countsOf(lane, 0)).toEqual({ passed: 0, failed: 1 });
  });

  test('no tests are a failure', () => {
    planted(0, 0);
    expect(countsOf(lane, 0)).toEqual({ passed: 0, failed: 1 });
  });

  test('a bad end is a failure though every test passed', () => {
    planted(5, 0);
    expect(countsOf(lane, 1)).toEqual({ passed: 5, failed: 1 });
  });

  test('an earlier report does not count again', () => {
    planted(5, 0);
    laneCommand(lane, []);
    expect(countsOf(lane, 0)).toEqual({ passed: 0, failed: 1 });
  });
});
