import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostReport } from '../../../main/host/shell/support-report.ts';
import { placeOfFile } from '../../../main/engine/services/privacy/register/places.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { fillProfile } from '../../full-profile.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.remove());

/** Lines that a log should never hold, in logs of this profile. */
function plantLogs(): void {
  const folder = join(bench.profile, 'logs');
  mkdirSync(folder, { recursive: true });
  const at = '2026-11-24T11:00:00.000Z';
  writeFileSync(join(folder, 'host.log'), `${at} Uncaught: Error: canary-host-log\n${at} Ended\n`);
  const err = { type: 'Error', message: 'canary-engine-log', stack: 'Error: canary-engine-log' };
  writeFileSync(
    join(folder, 'engine.log'),
    `${JSON.stringify({ level: 50, time: at, err, msg: 'unexpected' })}\n`,
  );
}

test('D26 a report on a full profile holds numbers and codes, and nothing of anybody', async () => {
  await fillProfile(bench);
  plantLogs();
  const report = await bench.page.support.report();
  const text = report.map((part) => part.text).join('\n');
  expect(report.map(({ part }) => part)).toEqual(['versions', 'platform', 'state', 'host-log', 'engine-log']);
  expect(text).toContain('account bluesky real connected: 1');
  expect(text).toContain('publication bluesky published: 1');
  expect(text).toContain('unexpected: Error');
  expect(text).not.toContain('canary');
  for (const { name, handle } of bench.engine.accounts.all()) {
    expect(text).not.toContain(name);
    if (handle !== null) expect(text).not.toContain(handle);
  }
  expect(text).not.toContain(bench.profile);
});

test('D26 the host has a report of its own while there is no engine', () => {
  plantLogs();
  const report = hostReport({
    profile: bench.profile,
    version: '0.1.0',
    condition: { kind: 'blocked', reason: 'database-damaged' },
  });
  const text = report.map((part) => part.text).join('\n');
  expect(text).toContain('engine: blocked database-damaged');
  expect(text).toContain('Uncaught: Error');
  expect(text).not.toContain('canary');
  expect(text).not.toContain(bench.profile);
});

test('D26, D14 what would lie in the crash folder is in the register, and goes with the logs', async () => {
  const folder = join(bench.profile, 'crashes', 'pending');
  mkdirSync(folder, { recursive: true });
  for (const [name, age] of [
    ['old.dmp', 400],
    ['new.dmp', 10],
  ] as const) {
    writeFileSync(join(folder, name), 'dump');
    const written = new Date(bench.clock.now() - age * 86_400_000);
    utimesSync(join(folder, name), written, written);
  }
  expect(placeOfFile('crashes/pending/old.dmp')).toMatchObject({ activity: 'operation' });
  bench.engine.retention.sweepDue();
  await bench.engine.retention.idle();
  expect(readdirSync(folder)).toEqual(['new.dmp']);
  expect(bench.engine.retention.lastRuns().find(({ rule }) => rule === 'log-files')).toMatchObject({
    removed: 1,
  });
});
