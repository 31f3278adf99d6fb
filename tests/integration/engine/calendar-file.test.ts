import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '../../../shared/contract/index.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';

const zone = 'Europe/Brussels';
const minute = 60_000;

let bench: EngineBench;
let folder: string;
let path: string;
let bluesky: string;
beforeEach(async () => {
  bench = await openBench();
  folder = mkdtempSync(join(tmpdir(), 'kaizup-calendar-'));
  path = join(folder, 'kaizup.ics');
  bluesky = await bench.connect();
  bench.engine.start();
});
afterEach(async () => {
  await bench.remove();
  rmSync(folder, { recursive: true, force: true });
});

const calendarFile = () => bench.engine.bulk.calendarFile;

function plan(text: string, local = '2026-12-01T09:00'): string {
  const postId = bench.write(bluesky, text);
  bench.engine.postDesk.schedule(postId, { local, zone });
  return postId;
}

/** Time goes on until `test` holds of the file, or of what is told about it. */
async function until(test: () => boolean, step = 1000): Promise<void> {
  for (let round = 0; round < 2000 && !test(); round += 1) await bench.clock.advance(step);
  expect(test()).toBe(true);
}
const text = (): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const holds = (words: string) => (): boolean => text().includes(`SUMMARY:${words}`);
function sequence(): number {
  return Number(/SEQUENCE:(\d+)/.exec(text())?.[1]);
}

describe('the calendar file', () => {
  test('is whole, the owner’s alone, and what a calendar that follows it needs', async () => {
    const postId = plan('Bread');
    expect(await bench.page.calendarFile.state()).toBeNull();
    await calendarFile().keep(path);
    const lines = text().split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines).toContain(`UID:${postId}@kaizup`);
    expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
    expect(lines).toContain('X-PUBLISHED-TTL:PT1H');
    expect(lines.filter((line) => line.startsWith('METHOD'))).toEqual([]);
    expect(lines.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['kaizup.ics']);
    expect(await bench.page.calendarFile.state()).toMatchObject({ fileName: 'kaizup.ics', trouble: null });
  });

  test('follows what is written, moved and taken off the plan', async () => {
    await calendarFile().keep(path);
    const postId = plan('Bread');
    await until(holds('Bread'));
    const before = sequence();
    bench.engine.postDesk.schedule(postId, { local: '2026-12-02T09:00', zone });
    await until(() => text().includes('DTSTART:20261202T080000Z'));
    expect(text()).not.toContain('DTSTART:20261201');
    expect(sequence()).toBeGreaterThan(before);
    bench.engine.postDesk.delete(postId);
    await until(() => !text().includes('BEGIN:VEVENT'));
    expect(text().endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test('is left alone while nothing changes, and comes back when it was deleted', async () => {
    plan('Bread');
    await calendarFile().keep(path);
    const { ino } = statSync(path);
    await bench.clock.advance(5 * minute);
    bench.engine.events.changes.emit({ topics: ['posts'] });
    await bench.engine.bulk.calendarFile.tryAgain();
    expect(statSync(path).ino).toBe(ino);
    rmSync(path);
    bench.engine.events.changes.emit({ topics: ['posts'] });
    await until(holds('Bread'));
  });

  test('keeps what went out, and not what did not', async () => {
    await calendarFile().keep(path);
    bench.network.script.commit.push(async () => ({
      kind: 'rejected',
      failure: { class: 'fix', code: 'text-too-long' },
    }));
    const failing = plan('Never out', '2026-11-24T12:30');
    await until(holds('Never out'));
    await bench.clock.advance(30 * minute);
    await bench.until(() => bench.engine.publications.ofPost(failing)[0]?.state === 'failed');
    await until(() => !holds('Never out')());
    const postId = plan('Bread', '2026-11-24T13:30');
    await until(holds('Bread'));
    await bench.clock.advance(60 * minute);
    await bench.until(() => bench.engine.publications.ofPost(postId)[0]?.state === 'published');
    plan('Cake');
    await until(holds('Cake'));
    expect(text()).toContain('SUMMARY:Bread');
  });

  test('goes on after a restart with what changed, and with one file only after a crash on the way', async () => {
    plan('Bread');
    await calendarFile().keep(path);
    writeFileSync(join(folder, '.kaizup.ics.kaizup-part'), 'BEGIN:VCALENDAR');
    plan('Cake');
    bench = await bench.reopen();
    bench.engine.start();
    await until(holds('Cake'));
    expect(readdirSync(folder)).toEqual(['kaizup.ics']);
  });
});

describe('a place that refuses the file', () => {
  test('is told of once, tried again, and told to be well again', async () => {
    const told: Notice[] = [];
    const listening = new AbortController();
    const listened = (async () => {
      for await (const notice of bench.engine.events.notices.listen(listening.signal)) told.push(notice);
    })();
    await calendarFile().keep(path);
    renameSync(folder, `${folder}-away`);
    plan('Bread');
    await until(() => calendarFile().state()?.trouble === 'folder-missing');
    await bench.clock.advance(2 * minute);
    await expect(bench.page.calendarFile.tryAgain()).rejects.toMatchObject({
      callError: { code: 'file-not-writable' },
    });
    renameSync(`${folder}-away`, folder);
    await until(holds('Bread'), minute);
    await until(() => calendarFile().state()?.trouble === null);
    listening.abort();
    await listened;
    expect(told.filter(({ kind }) => kind === 'calendar-file-refused')).toEqual([
      { kind: 'calendar-file-refused', trouble: 'folder-missing' },
    ]);
  });

  test('is not taken at all when it refuses at once', async () => {
    await expect(calendarFile().keep(join(folder, 'absent', 'kaizup.ics'))).rejects.toMatchObject({
      callError: { code: 'file-not-writable' },
    });
    expect(calendarFile().state()).toBeNull();
  });

  test('is a folder by that name', async () => {
    mkdirSync(path);
    await expect(calendarFile().keep(path)).rejects.toMatchObject({
      callError: { code: 'file-not-writable' },
    });
    expect(readdirSync(folder)).toEqual(['kaizup.ics']);
  });
});

describe('the end of the calendar file', () => {
  test('leaves the file or takes it, as the owner chooses', async () => {
    plan('Bread');
    await calendarFile().keep(path);
    await bench.page.calendarFile.stop({ removes: false });
    expect(existsSync(path)).toBe(true);
    const before = text();
    plan('Cake');
    await bench.clock.advance(minute);
    expect(text()).toBe(before);
    await calendarFile().keep(path);
    await bench.page.calendarFile.stop({ removes: true });
    expect(readdirSync(folder)).toEqual([]);
    expect(await bench.page.calendarFile.state()).toBeNull();
  });

  test('moves with the owner’s choice of another place', async () => {
    await calendarFile().keep(path);
    const next = join(folder, 'plan.ics');
    await calendarFile().keep(next);
    expect(readdirSync(folder)).toEqual(['plan.ics']);
    expect(calendarFile().path()).toBe(next);
  });

  test('spares what somebody else put in its place', async () => {
    await calendarFile().keep(path);
    writeFileSync(path, 'Recipes');
    await bench.page.calendarFile.stop({ removes: true });
    expect(text()).toBe('Recipes');
  });

  test('comes with the erasure of everything, and an erased post leaves it', async () => {
    const postId = plan('Bread');
    plan('Cake');
    await calendarFile().keep(path);
    await bench.engine.erasure.ask({ scope: 'post', subjectId: postId, graceDays: 0 });
    await until(() => !holds('Bread')());
    expect(text()).toContain('SUMMARY:Cake');
    await bench.engine.erasure.ask({ scope: 'everything', subjectId: null, graceDays: 0 });
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('while everything is on hold the file stays as it is', async () => {
  await calendarFile().keep(path);
  await bench.page.privacy.restrict({ scope: { kind: 'whole' } });
  plan('Bread');
  await bench.clock.advance(minute);
  await bench.clock.advance(minute);
  expect(text()).not.toContain('Bread');
  await bench.page.privacy.liftRestriction({ scope: { kind: 'whole' } });
  await until(holds('Bread'));
});
