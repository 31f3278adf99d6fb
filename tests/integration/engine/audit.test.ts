import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main/engine/store/open-database.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';

const day = 24 * 3_600_000;
let bench: EngineBench;
let database: Database.Database;

/** A bench whose database the test can reach past the log. */
async function open(from?: EngineBench): Promise<void> {
  bench = await openBench(from, {
    openDatabase: async (profile, keys) => {
      const opened = await openDatabase(profile, keys);
      if (opened.ok) database = opened.value;
      return opened;
    },
  });
}
beforeEach(() => open());
afterEach(() => bench.remove());

/** A log of a few entries, as ordinary work leaves it. */
async function work(): Promise<void> {
  await bench.connect();
  bench.engine.scheduler.pause();
  bench.engine.scheduler.resume();
  bench.engine.consents.decide('analytics', true, 'privacy');
  await bench.engine.audit.settle();
}

/** Runs SQL as somebody who has the key and takes the triggers away. */
function tamper(sql: string): void {
  database.exec(`drop trigger if exists audit_entry_stays; drop trigger if exists audit_entry_kept; ${sql}`);
}

const faultNow = async () => (await bench.engine.audit.verify()).fault;

describe('the audit log', () => {
  test('D23 tells who did what, without what was written', async () => {
    await work();
    const entries = bench.engine.audit.page(null, 10);
    expect(entries.map(({ kind, actor }) => `${actor} ${kind}`)).toEqual([
      'owner consent-changed',
      'owner resumed',
      'owner paused',
      'owner account-connected',
    ]);
    expect(entries.at(-1)).toMatchObject({
      subject: { type: 'account' },
      detail: { network: 'bluesky', mode: 'real' },
    });
  });

  test('D23 is whole, before and after a restart', async () => {
    await work();
    const before = await bench.engine.audit.verify();
    expect(before).toMatchObject({ entries: 4, fault: null });
    await bench.engine.drain(1000);
    await open(bench);
    const after = await bench.engine.audit.verify();
    expect(after).toMatchObject({ fault: null, seal: before.seal });
  });

  test('D23 belongs to the transaction of what it tells of', () => {
    expect(() =>
      bench.engine.store.transaction(() => {
        bench.engine.activity.add(1, 'paused');
        throw new Error('not after all');
      }),
    ).toThrow('not after all');
    expect(bench.engine.audit.page(null, 10)).toEqual([]);
  });

  test('D23 can neither be changed nor shortened through the database', async () => {
    await work();
    expect(() => database.exec("update audit_entry set kind = 'resumed' where id = 2")).toThrow(
      'append-only',
    );
    expect(() => database.exec('delete from audit_entry where id = 4')).toThrow('append-only');
  });
});

describe('tampering that gets past the triggers', () => {
  test('D23 a changed entry is found', async () => {
    await work();
    tamper("update audit_entry set actor = 'network' where id = 2");
    expect(await faultNow()).toEqual({ kind: 'changed', entryId: 2 });
  });

  test('D23 a missing entry is found', async () => {
    await work();
    tamper('delete from audit_entry where id = 2');
    expect(await faultNow()).toEqual({ kind: 'missing', entryId: 2 });
  });

  test('D23 entries that changed places are found', async () => {
    await work();
    tamper(
      'update audit_entry set id = 99 where id = 2; update audit_entry set id = 2 where id = 3; update audit_entry set id = 3 where id = 99',
    );
    expect(await faultNow()).toEqual({ kind: 'changed', entryId: 2 });
  });

  test('D23 an end that was cut off is found by the anchor', async () => {
    await work();
    tamper('delete from audit_entry where id = 4');
    expect(await faultNow()).toEqual({ kind: 'truncated', entryId: 4 });
  });

  test('D23 an entry put in from outside is found', async () => {
    await work();
    tamper(
      'insert into audit_entry select 5, at, actor, kind, subject_type, subject_id, detail, digest from audit_entry where id = 4',
    );
    expect(await faultNow()).toEqual({ kind: 'changed', entryId: 5 });
  });

  test('D23 an anchor that was taken away or written by somebody else is found', async () => {
    await work();
    const path = join(bench.profile, 'audit.anchor');
    const anchor = readFileSync(path, 'utf8');
    writeFileSync(path, anchor.replace(/"id":4/, '"id":3'));
    expect(await faultNow()).toEqual({ kind: 'anchor-forged', entryId: null });
    rmSync(path);
    expect(await faultNow()).toEqual({ kind: 'anchor-missing', entryId: null });
  });

  test('D23 the log of another day in place of this one is found', async () => {
    await work();
    await bench.engine.drain(1000);
    const file = join(bench.profile, 'kaizup.db');
    const older = readFileSync(file);
    await open(bench);
    bench.engine.scheduler.pause();
    await bench.engine.drain(1000);
    writeFileSync(file, older);
    await open(bench);
    expect(await faultNow()).toEqual({ kind: 'truncated', entryId: 5 });
  });
});

describe('the sweep of the audit log', () => {
  test('D14 lets old entries go, says so, and the rest is still whole', async () => {
    await work();
    bench.clock.set(bench.clock.now() + 400 * day);
    bench.engine.consents.decide('analytics', false, 'privacy');
    expect(bench.engine.audit.sweep(bench.clock.now() - 365 * day)).toBe(4);
    expect(bench.engine.audit.page(null, 10).map(({ kind }) => kind)).toEqual([
      'audit-swept',
      'consent-changed',
    ]);
    await bench.engine.audit.settle();
    expect(await faultNow()).toBeNull();
    expect(bench.engine.audit.sweep(bench.clock.now() - 365 * day)).toBe(0);
  });

  test('D23 a crash right after it leaves no false alarm, and cutting the start off is no sweep', async () => {
    await work();
    const path = join(bench.profile, 'audit.anchor');
    const before = readFileSync(path, 'utf8');
    bench.clock.set(bench.clock.now() + 400 * day);
    bench.engine.consents.decide('analytics', false, 'privacy');
    bench.engine.audit.sweep(bench.clock.now() - 365 * day);
    await bench.engine.audit.settle();
    writeFileSync(path, before);
    expect(await faultNow()).toBeNull();
    tamper(
      "delete from audit_entry where id = 5; update fact set value = '5:' || lower(hex(x'00')) where name = 'audit-root'",
    );
    expect(await faultNow()).not.toBeNull();
  });
});
