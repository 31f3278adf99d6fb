import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ArchivedTableName,
  archivedTable,
  archivedTables,
  changedOnImport,
  tablesOf,
} from '../../../main/engine/services/privacy/archive/archived-tables.ts';
import { openDatabase } from '../../../main/engine/store/open-database.ts';
import { archivedRows, archiveFiles } from '../../archive-files.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { canary, fillProfile, type FullProfile } from '../../full-profile.ts';

let bench: EngineBench;
let full: FullProfile;
let database: Database.Database;
let folder: string;
let archive: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-archive-'));
  archive = join(folder, 'mine.zip');
  bench = await openBench(undefined, {
    openDatabase: async (profile, keys) => {
      const opened = await openDatabase(profile, keys);
      if (opened.ok) database = opened.value;
      return opened;
    },
  });
  full = await fillProfile(bench);
});
afterEach(async () => {
  await bench.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** What of a row must be the same after an import. */
function lasting(table: string, rows: readonly Record<string, unknown>[]): unknown[] {
  const changes = Object.keys(changedOnImport[table as ArchivedTableName] ?? {});
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !changes.includes(column))),
  );
}

test('D10 every table and column of the database is in the archive, or listed as left out', () => {
  const tables = database
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'",
    )
    .pluck()
    .all() as string[];
  expect(Object.keys(archivedTables).toSorted()).toEqual(tables.toSorted());
  for (const name of tables as ArchivedTableName[]) {
    const columns = database
      .prepare(`select name from pragma_table_info('${name}')`)
      .pluck()
      .all() as string[];
    const { row, without = {} } = archivedTable(name);
    expect([...Object.keys(row.shape), ...Object.keys(without)].toSorted(), name).toEqual(columns.toSorted());
  }
});

describe('the archive', () => {
  test('D10 holds every record as JSON with its schema and as CSV, and media as they are', async () => {
    const told = await bench.engine.copies.write('archive', archive);
    const files = await archiveFiles(archive);
    expect(told.rows).toBeGreaterThan(30);
    for (const table of tablesOf('travels', 'told')) {
      const rows = archivedRows(files, table);
      expect(rows.length, table).toBeGreaterThan(0);
      const schema = JSON.parse(String(files.get(`schema/${table}.json`))) as Record<string, unknown>;
      expect(schema).toMatchObject({ type: 'array', items: { type: 'object' } });
      // Quoted line breaks do not end a line of CSV; each row ends with CR LF.
      const lines = String(files.get(`csv/${table}.csv`)).split('\r\n');
      expect(lines.length - 2, table).toBe(rows.length);
    }
    expect(archivedRows(files, 'post').map((row) => row['text'])).toContain(canary('scheduled'));
    expect(archivedRows(files, 'variant').map((row) => row['options'])).toContainEqual(
      expect.objectContaining({ firstComment: canary('first-comment') }),
    );
    const original = bench.engine.files.original({ id: full.ownAsset, extension: 'jpg' });
    expect(files.get(`media/${full.ownAsset}.jpg`)).toEqual(readFileSync(original));
  });

  test('D4 D10 holds no token, secret or password, and says that they are left out', async () => {
    await bench.engine.copies.write('archive', archive);
    const files = await archiveFiles(archive);
    const all = Buffer.concat([...files.values()]).toString('latin1');
    const grant = bench.engine.accounts.grants()[0];
    if (grant === undefined) throw new Error('No sign-in');
    const { accessToken, refreshToken } = bench.engine.accounts.tokens(grant);
    for (const secret of [accessToken, refreshToken, canary('client-secret'), bench.dataKey]) {
      expect(secret).toBeTruthy();
      expect(all.includes(secret ?? '')).toBe(false);
    }
    // The scan can find: what is in a field beside them is there.
    expect(all.includes(canary('client-id'))).toBe(true);
    expect(JSON.parse(String(files.get('manifest.json'))).leftOut).toContainEqual({
      table: 'grant',
      column: 'sealed_access_token',
      because: 'secret',
    });
  });

  test('D10 lists every file with its size and digest', async () => {
    await bench.engine.copies.write('archive', archive);
    const files = await archiveFiles(archive);
    const { files: listed } = JSON.parse(String(files.get('manifest.json'))) as {
      files: Record<string, { bytes: number; sha256: string }>;
    };
    expect(Object.keys(listed).toSorted()).toEqual(
      [...files.keys()].filter((name) => name !== 'manifest.json').toSorted(),
    );
    for (const [name, { bytes, sha256 }] of Object.entries(listed)) {
      const file = files.get(name) ?? Buffer.alloc(0);
      expect([file.length, createHash('sha256').update(file).digest('hex')], name).toEqual([bytes, sha256]);
    }
  });

  test('D10 leaves nothing half-written where it cannot be written', async () => {
    const missing = join(folder, 'not-there', 'mine.zip');
    await expect(bench.engine.copies.write('archive', missing)).rejects.toThrow('file-not-writable');
    expect(readdirSync(folder)).toEqual([]);
    await bench.engine.copies.write('archive', archive);
    expect(readdirSync(folder)).toEqual(['mine.zip']);
  });

  test('D23 writing it is noted', async () => {
    await bench.engine.copies.write('archive', archive);
    expect(bench.engine.audit.page(null, 1)).toMatchObject([{ kind: 'data-exported', actor: 'owner' }]);
  });
});

describe('an import', () => {
  test('D10 brings back in an empty profile what travels, equal in every column', async () => {
    await bench.engine.copies.write('archive', archive);
    const other = await openBench();
    try {
      const came = await other.engine.copies.bringIn(archive);
      expect(came).toEqual({ posts: 4, accounts: 2, media: 3 });
      const again = join(folder, 'again.zip');
      await other.engine.copies.write('archive', again);
      const [before, after] = [await archiveFiles(archive), await archiveFiles(again)];
      for (const table of tablesOf('travels')) {
        expect(lasting(table, archivedRows(after, table)), table).toEqual(
          lasting(table, archivedRows(before, table)),
        );
      }
      const media = (files: ReadonlyMap<string, Buffer>) =>
        [...files].filter(([name]) => name.startsWith('media/'));
      expect(media(after)).toEqual(media(before));
      const card = await other.page.posts.get({ postId: full.scheduled });
      expect(card.draft.text).toBe(canary('scheduled'));
      expect(readFileSync(other.engine.files.thumb(full.ownAsset)).length).toBeGreaterThan(0);
    } finally {
      await other.remove();
    }
  });

  test('D10 lets nothing go out by itself, and scheduled posts go on once the account is connected again', async () => {
    await bench.engine.copies.write('archive', archive);
    const other = await openBench();
    try {
      other.engine.start();
      await other.engine.copies.bringIn(archive);
      expect(other.engine.accounts.all().map(({ status }) => status)).toEqual([
        'disconnected',
        'disconnected',
      ]);
      other.clock.set(Date.parse('2026-12-25T08:30:01Z'));
      other.engine.scheduler.scan();
      expect(other.network.committed).toEqual([]);
      expect(other.engine.publications.ofPost(full.scheduled)).toMatchObject([
        { state: 'held', held_reason: 'account-disconnected' },
      ]);
      expect(await other.connect()).toBe(full.bluesky);
      other.engine.scheduler.scan();
      await other.until(() => other.network.committed.length > 0);
      expect(other.network.committed).toEqual([canary('scheduled')]);
    } finally {
      await other.remove();
    }
  });

  test('D10 what was with a network when it was written waits for the owner', async () => {
    const [row] = bench.engine.publications.ofPost(full.scheduled);
    database.exec(`update publication set state = 'handed-over', remote_id = 'r' where id = '${row?.id}'`);
    await bench.engine.copies.write('archive', archive);
    const other = await openBench();
    try {
      await other.engine.copies.bringIn(archive);
      expect(other.engine.publications.ofPost(full.scheduled)).toMatchObject([
        { state: 'needs-owner', evidence: 'account-signed-out' },
      ]);
    } finally {
      await other.remove();
    }
  });

  test('D10 keeps what was decided since the first start, as the latest word', async () => {
    await bench.engine.copies.write('archive', archive);
    const other = await openBench();
    try {
      await other.page.app.welcome({
        locale: 'fr',
        adult: true,
        professional: true,
        consents: { preferences: false, analytics: false, marketing: false },
      });
      await other.engine.copies.bringIn(archive);
      const marketing = (await other.page.privacy.consents()).find(
        ({ category }) => category === 'marketing',
      );
      expect(marketing).toMatchObject({ holds: false, last: { granted: false, place: 'welcome' } });
      expect(other.engine.facts.get('locale')).toBe('fr');
    } finally {
      await other.remove();
    }
  });

  test('D10 is refused where something was made already', async () => {
    await bench.engine.copies.write('archive', archive);
    await expect(bench.engine.copies.bringIn(archive)).rejects.toThrow('profile-not-fresh');
  });
});
