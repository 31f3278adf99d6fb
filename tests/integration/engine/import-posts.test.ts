import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportReading } from '../../../shared/model/bulk.ts';
import { mostRows } from '../../../shared/model/bulk.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

const zone = 'Europe/Brussels';

let bench: EngineBench;
let folder: string;
let bluesky: string;
beforeEach(async () => {
  bench = await openBench();
  folder = mkdtempSync(join(tmpdir(), 'kaizup-import-'));
  bluesky = await bench.connect();
  await bench.connect('mastodon');
  await bench.page.planning.setZone({ zone });
  bench.engine.start();
});
afterEach(async () => {
  await bench.remove();
  rmSync(folder, { recursive: true, force: true });
});

function file(rows: readonly (readonly string[])[], name = 'plan.csv'): string {
  const path = join(folder, name);
  writeFileSync(path, Papa.unparse(rows as string[][]));
  return path;
}

const heading = [
  'date',
  'time',
  'zone',
  'status',
  'accounts',
  'text',
  'link',
  'first_comment',
  'alt_text',
  'media',
];
/** A row of the plan by what differs from a plain one. */
const row = (change: Partial<Record<(typeof heading)[number], string>> = {}): readonly string[] => {
  const plain: Record<string, string> = {
    date: '2026-12-01',
    time: '09:00',
    accounts: 'bluesky',
    text: 'Bread',
  };
  return heading.map((name) => change[name] ?? plain[name] ?? '');
};

async function checked(rows: readonly (readonly string[])[], change: Partial<ImportReading> = {}) {
  const opened = await bench.page.bulk.open({ path: file([heading, ...rows]) });
  const reading = { ...opened.reading, ...change };
  return { opened, reading, found: await bench.page.bulk.check({ importId: opened.importId, reading }) };
}
const stored = () => bench.engine.posts.inRange(0, Number.MAX_SAFE_INTEGER, mostRows * 2);

describe('a file of posts', () => {
  test('becomes posts at their times, and goes out', async () => {
    const { opened, reading, found } = await checked([
      row({ text: 'First', time: '12:30', date: '24/11/2026' }),
      row({ text: 'Second\nline', accounts: 'bluesky | mastodon' }),
      row({ text: 'Someday', status: 'draft', date: '', time: '' }),
    ]);
    expect(found).toMatchObject({ rows: 3, ready: 3, timed: 2, faultCount: 0 });
    expect(await bench.page.bulk.run({ importId: opened.importId, reading })).toEqual({
      importId: opened.importId,
      posts: 3,
    });
    expect(stored().map(({ text, local_time: local }) => [text, local])).toEqual([
      ['First', '2026-11-24T12:30'],
      ['Second\nline', '2026-12-01T09:00'],
    ]);
    expect(bench.engine.posts.countDrafts()).toBe(1);
    expect(bench.engine.activity.page('all', null, 1)[0]).toMatchObject({ kind: 'posts-imported', count: 3 });
    bench.clock.set(benchStart + 31 * 60_000);
    bench.engine.scheduler.scan();
    await bench.until(() => bench.network.committed.length === 1);
    expect(bench.network.committed).toEqual(['First']);
  });

  test('is told every fault by row and column before anything is written', async () => {
    const { found } = await checked([
      row(),
      row({ date: '31/02/2026' }),
      row({ time: '25:00' }),
      row({ zone: 'Mars/Olympus' }),
      row({ date: '2020-01-01' }),
      row({ accounts: 'nobody' }),
      row({ accounts: 'Maison Levain' }),
      row({ accounts: '' }),
      row({ text: '' }),
      row({ link: 'not a link' }),
      row({ status: 'perhaps' }),
      row({ media: 'absent.jpg' }),
      row({ media: '../elsewhere.jpg' }),
      row({ text: 'a'.repeat(400) }),
      row({ date: '', time: '' }),
    ]);
    expect(found.faults.map(({ row: at, code, column }) => [at, code, column])).toEqual([
      [3, 'date-unreadable', 'date'],
      [4, 'time-unreadable', 'time'],
      [5, 'zone-unknown', 'zone'],
      [6, 'too-soon', 'date'],
      [7, 'account-unknown', 'accounts'],
      [8, 'account-ambiguous', 'accounts'],
      [9, 'account-missing', 'accounts'],
      [10, 'text-missing', 'text'],
      [11, 'link-unreadable', 'link'],
      [12, 'status-unknown', 'status'],
      [13, 'media-missing', null],
      [14, 'media-unusable', null],
      [15, 'check-failed', null],
      [16, 'date-missing', 'date'],
    ]);
    expect(found.faults.find(({ code }) => code === 'check-failed')).toMatchObject({
      value: 'Maison Levain',
      finding: { network: 'bluesky', code: 'text-too-long', is: 400, allowed: 300 },
    });
    expect(found.ready).toBe(1);
    expect(stored()).toEqual([]);
  });

  test('with a fault in its last row makes nothing at all', async () => {
    const { opened, reading } = await checked([row({ text: 'Good' }), row({ accounts: 'nobody' })]);
    await expect(bench.page.bulk.run({ importId: opened.importId, reading })).rejects.toMatchObject({
      callError: { code: 'import-has-faults', details: { count: 1 } },
    });
    expect(stored()).toEqual([]);
  });

  test('asks for the order of day and month where nothing tells', async () => {
    const { opened, found } = await checked([row({ date: '03/04/2027' })]);
    expect(opened.needsDateOrder).toBe(true);
    expect(found.faults).toMatchObject([{ code: 'date-ambiguous', row: 2 }]);
    const { found: sure } = await checked([row({ date: '03/04/2027' })], { dateOrder: 'day-first' });
    expect(sure).toMatchObject({ ready: 1, first: Date.parse('2027-04-03T07:00:00Z') });
  });

  test('sends rows without an account where the owner says, and notes clock changes and repeated words', async () => {
    const { found } = await checked(
      [
        row({ accounts: '', text: 'In the gap', date: '2027-03-28', time: '02:30' }),
        row({ accounts: '', text: 'Twice', date: '2027-10-31', time: '02:30' }),
        row({ accounts: '', text: 'Twice' }),
      ],
      { accountIds: [bluesky] },
    );
    expect(found.faults).toEqual([]);
    expect(found.notes.map(({ row: at, code, value }) => [at, code, value])).toEqual([
      [2, 'clock-gap', '2027-03-28T02:30'],
      [3, 'clock-twice', '2027-10-31T02:30'],
      [4, 'said-twice', '3'],
    ]);
  });

  test('sends rows of the queue without a time to the next free slots, around what is planned and what it plans itself', async () => {
    const nine = 9 * 60;
    const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, minutes: nine }));
    bench.engine.planning.setSlots(bluesky, everyDay);
    const taken = bench.write(bluesky, 'Planned before');
    bench.engine.postDesk.schedule(taken, { local: '2026-11-25T09:00', zone });
    const queued = { date: '', time: '', status: 'queue' };
    const rows = [
      row({ ...queued, text: 'First' }),
      row({ text: 'Fixed', date: '2026-11-27', time: '09:02' }),
      row({ ...queued, text: 'Second' }),
    ];
    const { opened, reading, found } = await checked(rows);
    expect(found).toMatchObject({ ready: 3, timed: 3, faults: [] });
    await bench.page.bulk.run({ importId: opened.importId, reading });
    expect(stored().map(({ text, local_time: local, queued: inQueue }) => [text, local, inQueue])).toEqual([
      ['Planned before', '2026-11-25T09:00', 0],
      ['First', '2026-11-26T09:00', 1],
      ['Fixed', '2026-11-27T09:02', 0],
      ['Second', '2026-11-28T09:00', 1],
    ]);
  });

  test('parts a row of the queue whose accounts have other slots, and tells which have none', async () => {
    bench.engine.planning.setSlots(bluesky, [{ weekday: 3, minutes: 9 * 60 }]);
    const queued = { date: '', time: '', status: 'queue', text: 'Brioche' };
    const none = await checked([row({ ...queued, accounts: 'bluesky; mastodon' })]);
    expect(none.found.faults).toMatchObject([{ row: 2, code: 'no-free-slot' }]);
    const mastodon = bench.engine.accounts.all().find(({ network }) => network === 'mastodon')?.id ?? '';
    bench.engine.planning.setSlots(mastodon, [{ weekday: 4, minutes: 10 * 60 }]);
    const { opened, reading, found } = await checked([row({ ...queued, accounts: 'bluesky; mastodon' })]);
    expect(found).toMatchObject({ rows: 1, ready: 2, faults: [] });
    await bench.page.bulk.run({ importId: opened.importId, reading });
    expect(stored().map(({ local_time: local }) => local)).toEqual(['2026-11-25T09:00', '2026-11-26T10:00']);
  });

  test('brings its pictures along, each once', async () => {
    await sharp({ create: { width: 800, height: 600, channels: 3, background: '#884422' } })
      .jpeg()
      .toFile(join(folder, 'bread.jpg'));
    const { opened, reading, found } = await checked([
      row({ text: 'With a picture', media: 'bread.jpg', alt_text: 'A loaf' }),
      row({ text: 'Again', media: 'bread.jpg', time: '10:00' }),
    ]);
    expect(found.faults).toEqual([]);
    await bench.page.bulk.run({ importId: opened.importId, reading });
    const drafts = stored().map((post) => bench.engine.posts.draft(post));
    expect(drafts.map(({ media }) => media.map(({ alt }) => alt))).toEqual([['A loaf'], ['']]);
    expect(new Set(drafts.flatMap(({ media }) => media.map(({ assetId }) => assetId))).size).toBe(1);
  });

  test('that is too large, empty or gone is refused with its name', async () => {
    const code = async (path: string) =>
      bench.page.bulk.open({ path }).then(
        () => 'opened',
        (error: { callError?: { code?: string } }) => error.callError?.code,
      );
    expect(await code(join(folder, 'absent.csv'))).toBe('media-missing');
    expect(await code(file([], 'empty.csv'))).toBe('media-empty');
    const many = Array.from({ length: mostRows + 2 }, () => ['a']);
    expect(await code(file([['text'], ...many], 'many.csv'))).toBe('import-too-large');
  });
});

describe('ten thousand posts', () => {
  const rows = Array.from({ length: mostRows }, (_, index) =>
    row({
      text: `Post ${index}`,
      date: `2027-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
      time: `${String(index % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
    }),
  );

  test('come in together, and go together when the owner takes them back', async () => {
    const { opened, reading, found } = await checked(rows);
    expect(found).toMatchObject({ ready: mostRows, faultCount: 0 });
    await bench.page.bulk.run({ importId: opened.importId, reading });
    expect(stored()).toHaveLength(mostRows);
    expect(bench.engine.publications.countIn(['scheduled'])).toBe(mostRows);
    expect(await bench.page.bulk.undo({ importId: opened.importId })).toEqual({ deleted: mostRows, kept: 0 });
    expect(stored()).toEqual([]);
  });

  test('are begun with, also by networks that hold them, only once all are there', async () => {
    await bench.page.publishing.setHandOver({ wanted: true });
    const { opened, reading } = await checked(
      rows.map((cells) =>
        cells.map((cell) => (cell === 'bluesky' ? 'mastodon' : cell.replace(/^2027-\d\d-/, '2026-12-'))),
      ),
    );
    let running = true;
    const run = bench.page.bulk.run({ importId: opened.importId, reading }).finally(() => {
      running = false;
    });
    const begun = (): number =>
      bench.engine.publications.countIn(['preparing', 'committing', 'handed-over', 'published']);
    let looks = 0;
    while (running && stored().length < mostRows) {
      if (stored().length > 0) looks += 1;
      bench.engine.scheduler.scan();
      expect(begun()).toBe(0);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(looks).toBeGreaterThan(0);
    await run;
    await bench.until(() => begun() > 0);
  });

  test('of which the engine dies in the middle leave nothing behind', async () => {
    const { opened, reading } = await checked(rows);
    const running = bench.page.bulk.run({ importId: opened.importId, reading }).catch(() => undefined);
    while (stored().length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(stored().length).toBeLessThan(mostRows);
    // The file as a killed process leaves it.
    bench.engine.store.close();
    await running;
    bench = await openBench(bench);
    expect(stored().length).toBeGreaterThan(0);
    bench.engine.start();
    expect(stored()).toEqual([]);
    expect(bench.engine.publications.countIn(['scheduled'])).toBe(0);
  });
});
