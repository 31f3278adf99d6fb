import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deriveKeys } from '../../../main/engine/store/keys.ts';
import { databaseFile, openDatabase } from '../../../main/engine/store/open-database.ts';
import { openBench } from '../../engine-bench.ts';

let profile: string;
const keys = deriveKeys(randomBytes(32).toString('hex'));
const otherKeys = deriveKeys(randomBytes(32).toString('hex'));
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'kaizup-db-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

async function create(): Promise<void> {
  const opened = await openDatabase(profile, keys);
  if (!opened.ok) throw new Error(opened.failure);
  opened.value.close();
}

describe('the database file', () => {
  test('D4 cannot be read without its key, not even as a copy', async () => {
    await create();
    const copy = join(profile, 'copy.db');
    copyFileSync(join(profile, databaseFile), copy);
    expect(() => new Database(copy).prepare('select * from sqlite_schema').all()).toThrow('not a database');
  });

  test('is written as the engine promises: WAL, full synchronisation, overwritten when deleted', async () => {
    const opened = await openDatabase(profile, keys);
    if (!opened.ok) throw new Error(opened.failure);
    const pragma = (name: string): unknown => opened.value.pragma(name, { simple: true });
    expect([
      pragma('journal_mode'),
      pragma('synchronous'),
      pragma('secure_delete'),
      pragma('foreign_keys'),
    ]).toEqual(['wal', 2, 1, 1]);
    opened.value.close();
  });

  test('and its folder belong to their owner alone', async () => {
    await create();
    expect(statSync(join(profile, databaseFile)).mode & 0o077).toBe(0);
  });

  test('has one writer: a second engine is told so', async () => {
    const first = await openDatabase(profile, keys);
    expect(await openDatabase(profile, keys)).toEqual({ ok: false, failure: 'profile-in-use' });
    if (first.ok) first.value.close();
    const again = await openDatabase(profile, keys);
    expect(again.ok).toBe(true);
    if (again.ok) again.value.close();
  });
});

describe('a file that cannot be used', () => {
  test('with another key is told apart from a damaged one, and both are left as they are', async () => {
    await create();
    const path = join(profile, databaseFile);
    const before = readFileSync(path);
    expect(await openDatabase(profile, otherKeys)).toEqual({ ok: false, failure: 'keychain-changed' });
    expect(readFileSync(path).equals(before)).toBe(true);
    const damaged = Buffer.from(before);
    randomBytes(64).copy(damaged, 0);
    writeFileSync(path, damaged);
    expect(await openDatabase(profile, keys)).toEqual({ ok: false, failure: 'database-damaged' });
    expect(readFileSync(path).equals(damaged)).toBe(true);
  });

  test('of another program is refused', async () => {
    const foreign = new Database(join(profile, databaseFile));
    foreign.exec('create table recipe (name text)');
    foreign.close();
    expect(await openDatabase(profile, keys)).toEqual({ ok: false, failure: 'database-foreign' });
  });

  test('of a newer version is not touched', async () => {
    const opened = await openDatabase(profile, keys);
    if (!opened.ok) throw new Error(opened.failure);
    opened.value.exec(
      "insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030')",
    );
    opened.value.close();
    expect(await openDatabase(profile, keys)).toEqual({ ok: false, failure: 'database-newer' });
  });
});

test('D4 a token appears in no file of the profile', async () => {
  const bench = await openBench();
  await bench.connect();
  bench.engine.lines.saveOwnApp('facebook', { clientId: 'app-1', clientSecret: 'secret-canary-55d0' });
  const canaries = ['access-canary-7f3a', 'refresh-canary-91bc', 'secret-canary-55d0'];
  const scan = (): string[] =>
    readdirSync(bench.profile, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => {
        const bytes = readFileSync(join(entry.parentPath, entry.name));
        return canaries
          .filter((canary) => bytes.includes(canary))
          .map((canary) => `${entry.name}: ${canary}`);
      });
  // With the write-ahead log still there, and after it was folded into the file.
  expect(scan()).toEqual([]);
  expect(readdirSync(bench.profile)).toContain(`${databaseFile}-wal`);
  await bench.engine.drain(1000);
  expect(scan()).toEqual([]);
  rmSync(bench.profile, { recursive: true, force: true });
});
