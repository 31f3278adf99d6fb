import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { monthsBefore } from '../../../main/engine/domain/retention.ts';
import { openDatabase } from '../../../main/engine/store/open-database.ts';
import { ok } from '../../../shared/outcome.ts';
import { retentionRules } from '../../../shared/privacy/retention-rules.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';

const hour = 3_600_000;
const day = 24 * hour;
let bench: EngineBench;
let database: Database.Database;
beforeEach(async () => {
  bench = await openBench(undefined, {
    openDatabase: async (profile, keys) => {
      const opened = await openDatabase(profile, keys);
      if (opened.ok) database = opened.value;
      return opened;
    },
  });
});
afterEach(() => bench.remove());

/** Moves to a day and sweeps it. */
async function sweepAt(at: number): Promise<void> {
  await bench.engine.retention.idle();
  bench.clock.set(at);
  bench.engine.retention.sweepDue();
  await bench.engine.retention.idle();
}
const numbers = (sql: string): number[] => database.prepare(sql).pluck().all() as number[];
const count = (table: string): number => numbers(`select count(*) from ${table}`)[0] ?? -1;

/** A post that went out at the bench's start, and its account. */
async function published(): Promise<{ postId: string; publicationId: string; accountId: string }> {
  const accountId = await bench.connect();
  bench.engine.start();
  const postId = bench.write(accountId, 'Bread');
  bench.engine.postDesk.publishNow(postId);
  await bench.until(() => bench.engine.publications.ofPost(postId)[0]?.state === 'published');
  await bench.until(() => (bench.engine.publications.ofPost(postId)[0]?.metrics_at ?? null) !== null);
  await bench.engine.collector.idle();
  await bench.engine.accountCollector.idle();
  return { postId, publicationId: bench.engine.publications.ofPost(postId)[0]?.id ?? '', accountId };
}

describe('ten years of daily work', () => {
  test('D14 everything goes by its rule, nothing before, and each run leaves evidence', {
    timeout: 120_000,
  }, async () => {
    const { publicationId, accountId } = await published();
    await bench.engine.drain(1000);
    bench = await openBench(bench, {
      openDatabase: async (profile, keys) => {
        const opened = await openDatabase(profile, keys);
        if (opened.ok) database = opened.value;
        return opened;
      },
    });
    const start = bench.clock.now();
    // Ten years of syncs to disk prove nothing here.
    database.pragma('synchronous = OFF');
    const write = database.prepare(
      `insert into outbound_request (at, network, method, host, path, outcome, duration_ms)
        values (?, 'bluesky', 'GET', 'bsky.social', '/', 'reply', 1)`,
    );
    const figure = database.prepare('insert or ignore into snapshot values (?, ?, ?, 7)');
    const audience = database.prepare("insert or replace into demographic values (?, 'country', 'BE', 9, ?)");
    for (let passed = 1; passed <= 3655; passed += 1) {
      const now = start + passed * day;
      bench.clock.set(now);
      write.run(now);
      for (const at of [now, now + 6 * hour]) figure.run(publicationId, 'likes', at);
      if (passed <= 400) audience.run(accountId, now);
      if (passed % 10 === 0) bench.engine.consents.decide('analytics', passed % 20 === 0, 'privacy');
      // The computer is on every fifth day: what was due meanwhile goes then.
      if (passed % 5 === 0) await sweepAt(now);
    }
    const now = bench.clock.now();
    const year = monthsBefore(now, 12);
    for (const table of ['outbound_request', 'activity', 'audit_entry']) {
      const [oldest = 0, newest = 0] = [
        ...numbers(`select min(at) from ${table}`),
        ...numbers(`select max(at) from ${table}`),
      ];
      expect([table, oldest >= year, oldest < year + 11 * day]).toEqual([table, true, true]);
      expect(newest).toBeGreaterThan(now - 11 * day);
    }
    expect(count('outbound_request')).toBeGreaterThanOrEqual(365);
    // Figures: two a day for a month, one a day for a year, one a month for another, then none but the last.
    const readings = numbers("select at from snapshot where metric = 'likes' order by at");
    const ages = readings.map((at) => now - at);
    const between = (from: number, to: number) => ages.filter((age) => age > from && age <= to).length;
    expect(between(-day, 28 * day)).toBeGreaterThanOrEqual(56);
    expect(between(32 * day, 390 * day)).toBeGreaterThanOrEqual(356);
    expect(between(32 * day, 390 * day)).toBeLessThanOrEqual(364);
    expect(between(400 * day, 760 * day)).toBeGreaterThanOrEqual(11);
    expect(between(400 * day, 760 * day)).toBeLessThanOrEqual(13);
    expect(between(770 * day, Number.MAX_SAFE_INTEGER)).toBe(0);
    expect(count('demographic')).toBe(0);
    // Replaced decisions stay five years, the one that holds stays for good.
    const decisions = numbers('select decided_at from consent_decision order by id');
    expect(decisions[0]).toBeGreaterThan(monthsBefore(now, 60) - 21 * day);
    expect(decisions.length).toBeGreaterThan(170);
    expect(count("sweep_run where rule = 'all'")).toBeGreaterThan(360);
    expect(numbers('select min(at) from sweep_run')[0]).toBeGreaterThanOrEqual(monthsBefore(now, 60));
    await bench.engine.audit.settle();
    expect((await bench.engine.audit.verify()).fault).toBeNull();
  });
});

describe('a sweep', () => {
  test('D14 tells the rule, how many, and from when they were, and nothing of what they said', async () => {
    await published();
    const before = numbers('select max(at) from activity')[0];
    await sweepAt(bench.clock.now() + 400 * day);
    const run = bench.engine.retention.runs(20).find(({ rule }) => rule === 'activity');
    expect(run).toMatchObject({ removed: 3, oldest: before, newest: before });
    const told = JSON.stringify([bench.engine.retention.runs(50), bench.engine.audit.page(null, 50)]);
    expect(told).toContain('"rule":"activity"');
    expect(told).not.toMatch(/Bread|Levain|post-1/);
    expect(bench.engine.retention.runs(1)).toMatchObject([{ rule: 'all' }]);
  });

  test('D14 runs once a day, by itself', async () => {
    bench.engine.start();
    const runs = () => bench.engine.retention.runs(100).filter(({ rule }) => rule === 'all').length;
    for (let passed = 0; passed < 48; passed += 1) {
      await bench.clock.advance(hour);
      await bench.engine.retention.idle();
    }
    expect(runs()).toBe(2 + 1);
  });

  test.each([6, 9, 12])('D14 logs slide by the %i months that the owner chose', async (months) => {
    bench.engine.retention.setLogMonths(months);
    await bench.engine.retention.idle();
    const cut = monthsBefore(bench.clock.now() + day, months);
    for (const at of [cut - 1, cut]) bench.engine.activity.add(at, 'paused');
    await sweepAt(bench.clock.now() + day);
    expect(numbers('select at from activity')).toEqual([cut]);
  });

  test('D14 log files lose their old lines, with what belongs to them, and go on at their end', async () => {
    const folder = join(bench.profile, 'logs');
    mkdirSync(folder, { recursive: true });
    const old = new Date(bench.clock.now() - 500 * day).toISOString();
    const young = new Date(bench.clock.now() - day).toISOString();
    writeFileSync(join(folder, 'host.log'), `${old} started\n  at line two\n${young} woke\n`);
    writeFileSync(join(folder, 'engine.log'), `{"level":30,"time":"${young}","msg":"kept"}\n`);
    writeFileSync(join(folder, 'engine.previous.log'), `{"level":30,"time":"${old}","msg":"gone"}\n`);
    await sweepAt(bench.clock.now());
    expect(readFileSync(join(folder, 'host.log'), 'utf8')).toBe(`${young} woke\n`);
    expect(readFileSync(join(folder, 'engine.log'), 'utf8')).toContain('kept');
    expect(() => readFileSync(join(folder, 'engine.previous.log'))).toThrow('ENOENT');
    expect(bench.engine.retention.runs(9).find(({ rule }) => rule === 'log-files')).toMatchObject({
      removed: 3,
    });
  });

  test('D14 keeps how an unsettled post went, however old', async () => {
    const accountId = await bench.connect();
    bench.engine.start();
    bench.network.script.commit.push(async () => ({
      kind: 'unknown',
      failure: { class: 'verify', code: 'reply-lost' },
    }));
    bench.network.script.verify.push(async () => ({ kind: 'undecidable', evidence: 'network-cannot-list' }));
    const postId = bench.write(accountId, 'Did it?');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => bench.engine.publications.ofPost(postId)[0]?.state === 'verifying');
    await bench.clock.advance(hour);
    await bench.until(() => bench.engine.publications.ofPost(postId)[0]?.state === 'needs-owner');
    await sweepAt(bench.clock.now() + 800 * day);
    expect(count('attempt')).toBe(1);
  });
});

describe('what networks tell', () => {
  test('D7 comments are read and nothing of them is kept', async () => {
    const { publicationId } = await published();
    bench.network.remarks.push({
      id: 'c1',
      author: 'Anneke canary-5d1',
      text: 'Lovely canary-5d1',
      at: bench.clock.now(),
      own: false,
      hidden: false,
      likes: 0,
      can: { reply: true, hide: true, delete: true },
      replyTo: null,
    });
    expect((await bench.engine.comments.list(publicationId, null)).comments).toHaveLength(1);
    const tables = database.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
    for (const table of tables) {
      expect(JSON.stringify(database.prepare(`select * from "${String(table)}"`).all())).not.toContain(
        'canary-5d1',
      );
    }
  });

  test('D7 an audience is replaced by the next reading, never added to', async () => {
    const { accountId } = await published();
    const told = [{ dimension: 'country', key: 'FR', value: 12 }] as const;
    Object.assign(bench.network, {
      accountStatistics: async () =>
        ok({ metrics: [{ metric: 'followers', period: 'now', value: 5 }], demographics: told }),
    });
    await bench.clock.advance(hour);
    await bench.engine.accountCollector.collect(accountId);
    expect(bench.engine.accountCollector.figures(accountId, 0).demographics).toEqual(told);
  });

  test('D7 of a post that is old, the last figures stay and no others', async () => {
    const { publicationId } = await published();
    const start = bench.clock.now();
    for (let each = 1; each < 90; each += 1) {
      bench.engine.store.run(
        bench.engine.store.sql
          .insertInto('snapshot')
          .values({ publication_id: publicationId, metric: 'likes', at: start + each * day, value: each }),
      );
    }
    await sweepAt(start + 900 * day);
    expect(
      database
        .prepare("select value, (at - ?) / 86400000 as days from snapshot where metric = 'likes'")
        .all(start),
    ).toEqual([{ value: 89, days: 89 }]);
  });
});

test('D14 every rule says how long, from when and why', () => {
  for (const [id, { keptFor, from, why }] of Object.entries(retentionRules)) {
    const least = 'count' in keptFor ? keptFor.count : 6;
    expect([id, least > 0, from.length > 0, why.length > 0]).toEqual([id, true, true, true]);
  }
});

test.each([
  ['2026-03-31T10:00:00Z', 1, '2026-02-28T10:00:00.000Z'],
  ['2024-03-31T10:00:00Z', 1, '2024-02-29T10:00:00.000Z'],
  ['2026-01-15T00:00:00Z', 6, '2025-07-15T00:00:00.000Z'],
  ['2028-02-29T23:59:59Z', 12, '2027-02-28T23:59:59.000Z'],
])('D14 %s less %i months is %s', (from, months, expected) => {
  expect(new Date(monthsBefore(Date.parse(from), months)).toISOString()).toBe(expected);
});
