import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planColumns } from '../../../main/engine/services/bulk/plan-rows.ts';
import type { PlanPart } from '../../../shared/model/plan.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

const zone = 'Europe/Brussels';

let bench: EngineBench;
let folder: string;
let bluesky: string;
beforeEach(async () => {
  bench = await openBench();
  folder = mkdtempSync(join(tmpdir(), 'kaizup-plan-'));
  bluesky = await bench.connect();
  bench.engine.start();
});
afterEach(async () => {
  await bench.remove();
  rmSync(folder, { recursive: true, force: true });
});

function plan(text: string, local: string | null): string {
  const postId = bench.write(bluesky, text);
  if (local !== null) bench.engine.postDesk.schedule(postId, { local, zone });
  return postId;
}
const everything: PlanPart = { from: benchStart, to: null, accountIds: [], drafts: true };
async function written(format: 'csv' | 'ics', part: Partial<PlanPart> = {}): Promise<string> {
  const path = join(folder, `plan.${format}`);
  await bench.engine.bulk.plan.write(format, { ...everything, ...part }, path);
  return readFileSync(path, 'utf8');
}

/** Properties of each event, unfolded (RFC 5545, 3.1), by their names. */
function events(text: string): readonly ReadonlyMap<string, string>[] {
  expect(text.endsWith('\r\n')).toBe(true);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  return lines
    .join('\n')
    .split('BEGIN:VEVENT\n')
    .slice(1)
    .map((event) => {
      const pairs = event.split('END:VEVENT')[0]?.trim().split('\n') ?? [];
      return new Map(
        pairs.map((pair) => {
          const at = pair.indexOf(':');
          return [pair.slice(0, at).split(';')[0] ?? '', pair.slice(at + 1)] as const;
        }),
      );
    });
}

describe('the plan as rows', () => {
  test('is what a sheet opens, without formulas, by the columns that the import knows', async () => {
    plan('Bread "with" nuts;\nand more', '2026-12-01T09:00');
    plan('=1+1', '2026-12-02T09:00');
    plan('Someday', null);
    const text = await written('csv');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [headings, ...rows] = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
    expect(headings).toEqual(planColumns);
    expect(
      rows.map(([date, time, , status, accounts, words]) => [date, time, status, accounts, words]),
    ).toEqual([
      ['2026-12-01', '09:00', 'scheduled', 'bluesky:levain', 'Bread "with" nuts;\nand more'],
      ['2026-12-02', '09:00', 'scheduled', 'bluesky:levain', "'=1+1"],
      ['', '', 'draft', 'bluesky:levain', 'Someday'],
    ]);
    expect(statSync(join(folder, 'plan.csv')).mode & 0o777).toBe(0o600);
  });

  test('comes back in as it went out', async () => {
    const texts = ['-5 % today', 'Line one\n\nLine three', '@levain says "hello"', 'Émile; Zoë, ∑'];
    texts.forEach((text, index) => plan(text, `2026-12-0${index + 1}T0${index + 1}:30`));
    const postId = plan('With a comment', '2026-12-20T10:00');
    const post = bench.engine.posts.get(postId);
    if (post === undefined) throw new Error('No post');
    await written('csv');
    const before = bench.engine.posts.inRange(0, Number.MAX_SAFE_INTEGER, 100);
    for (const { id } of before) bench.engine.postDesk.delete(id);
    const opened = await bench.page.bulk.open({ path: join(folder, 'plan.csv') });
    const { faults } = await bench.page.bulk.check({ importId: opened.importId, reading: opened.reading });
    expect(faults).toEqual([]);
    await bench.page.bulk.run({ importId: opened.importId, reading: opened.reading });
    const shown = (rows: typeof before) =>
      rows.map(({ text, local_time: local, zone: where, at }) => ({ text, local, where, at }));
    expect(shown(bench.engine.posts.inRange(0, Number.MAX_SAFE_INTEGER, 100))).toEqual(shown(before));
  });

  test('holds every post once, however many share a time', async () => {
    for (let index = 0; index < 1203; index += 1)
      plan(`Post ${index}`, index < 1100 ? '2026-12-01T09:00' : '2026-12-02T09:00');
    const { data } = Papa.parse<string[]>((await written('csv')).slice(1), { skipEmptyLines: true });
    expect(new Set(data.slice(1).map((row) => row[5])).size).toBe(1203);
    expect(data).toHaveLength(1204);
  });
});

describe('the plan as a calendar', () => {
  test('has an event for each post that has a time, at its instant', async () => {
    const first = plan(
      'Bread, nuts; and a very long line that has to be folded because it does not fit into one',
      '2026-12-01T09:00',
    );
    plan('In summer', '2027-07-01T09:00');
    plan('Someday', null);
    const text = await written('ics');
    expect(text).toContain('BEGIN:VCALENDAR\r\nVERSION:2.0');
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
    const [one, two, ...more] = events(text);
    expect(more).toEqual([]);
    expect(one?.get('UID')).toBe(`${first}@kaizup`);
    expect(one?.get('DTSTART')).toBe('20261201T080000Z');
    expect(one?.get('SUMMARY')).toContain('Bread\\, nuts\\;');
    expect(one?.get('TRANSP')).toBe('TRANSPARENT');
    expect(two?.get('DTSTART')).toBe('20270701T070000Z');
  });

  test('takes the place of an older one: the same event, a later revision', async () => {
    const postId = plan('Before', '2026-12-01T09:00');
    const [before] = events(await written('ics'));
    const post = bench.engine.postDesk.get(postId);
    bench.engine.postDesk.save(postId, { ...bench.engine.posts.draft(post), text: 'After' });
    const [after] = events(await written('ics'));
    expect(after?.get('UID')).toBe(before?.get('UID'));
    expect(after?.get('SUMMARY')).toBe('After');
    expect(Number(after?.get('SEQUENCE'))).toBeGreaterThan(Number(before?.get('SEQUENCE')));
  });
});

describe('a part of the plan', () => {
  const cells = async (part: Partial<PlanPart>) =>
    Papa.parse<string[]>((await written('csv', part)).slice(1), { skipEmptyLines: true })
      .data.slice(1)
      .map(([, , , status, accounts, words]) => [status, accounts, words]);

  test('holds the days asked for, from the first instant up to the last', async () => {
    plan('Monday', '2026-11-30T09:00');
    plan('Tuesday', '2026-12-01T00:00');
    plan('Wednesday', '2026-12-02T00:00');
    plan('Someday', null);
    const day = { from: Date.parse('2026-11-30T23:00:00Z'), to: Date.parse('2026-12-01T23:00:00Z') };
    expect(await cells({ ...day, drafts: false })).toEqual([['scheduled', 'bluesky:levain', 'Tuesday']]);
    expect((await cells({ ...day, drafts: true })).map(([, , words]) => words)).toEqual([
      'Tuesday',
      'Someday',
    ]);
    expect(events(await written('ics', day)).map((event) => event.get('SUMMARY'))).toEqual(['Tuesday']);
  });

  test('holds the accounts asked for, and of a post what goes there', async () => {
    const mastodon = await bench.connect('mastodon');
    plan('Bluesky alone', '2026-12-01T09:00');
    const both = plan('Both', '2026-12-02T09:00');
    const draft = bench.engine.posts.draft(bench.engine.postDesk.get(both));
    const variants = [...draft.variants, { accountId: mastodon, text: null, media: null, tiktok: null }];
    bench.engine.postDesk.save(both, { ...draft, variants });
    const found = await cells({ accountIds: [mastodon] });
    expect(found).toHaveLength(1);
    expect(found[0]?.[1]).toMatch(/^mastodon:[^|]+$/);
    expect(found[0]?.[2]).toBe('Both');
    expect(await cells({ accountIds: [] })).toHaveLength(2);
    expect(events(await written('ics', { accountIds: [mastodon] }))).toHaveLength(1);
  });

  test('says of the past what is out and what is not; a calendar leaves out what is not', async () => {
    bench.network.script.commit.push(async () => ({
      kind: 'rejected',
      failure: { class: 'fix', code: 'text-too-long' },
    }));
    const failing = plan('Never out', '2026-11-24T12:30');
    const good = plan('Bread', '2026-11-24T13:30');
    const state = (postId: string) => bench.engine.publications.ofPost(postId)[0]?.state;
    await bench.clock.advance(30 * 60_000);
    await bench.until(() => state(failing) === 'failed');
    await bench.clock.advance(60 * 60_000);
    await bench.until(() => state(good) === 'published');
    plan('Cake', '2026-12-01T09:00');
    expect((await cells({})).map(([status, , words]) => [status, words])).toEqual([
      ['not-published', 'Never out'],
      ['published', 'Bread'],
      ['scheduled', 'Cake'],
    ]);
    expect(events(await written('ics')).map((event) => event.get('SUMMARY'))).toEqual(['Bread', 'Cake']);
  });
});

test('a place that cannot be written is refused, and nothing is left of it', async () => {
  plan('Bread', '2026-12-01T09:00');
  await expect(
    bench.engine.bulk.plan.write('csv', everything, join(folder, 'absent', 'plan.csv')),
  ).rejects.toMatchObject({
    callError: { code: 'file-not-writable' },
  });
  expect(readdirSync(folder)).toEqual([]);
});
