import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { networks } from '../../../main/engine/networks/index.ts';
import { placeOfFile, tablePlaces } from '../../../main/engine/services/privacy/register/places.ts';
import { readRegister } from '../../../main/engine/services/privacy/register/register.ts';
import { openDatabase } from '../../../main/engine/store/open-database.ts';
import { processingActivities, recipients } from '../../../shared/privacy/register.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';

let bench: EngineBench;
let database: Database.Database;
beforeAll(async () => {
  bench = await openBench(undefined, {
    openDatabase: async (profile, keys) => {
      const opened = await openDatabase(profile, keys);
      if (opened.ok) database = opened.value;
      return opened;
    },
  });
});
afterAll(() => bench.remove());

/** Tables that the database driver and the migrations keep for themselves. */
const ofTheTools = /^(sqlite_|kysely_)/;

test('D1 every table and column of the real database is in the register, and nothing in the register is gone', () => {
  const tables = database
    .prepare("select name from sqlite_schema where type = 'table'")
    .pluck()
    .all()
    .map(String)
    .filter((name) => !ofTheTools.test(name));
  const real = tables.map((table) => [
    table,
    database.prepare('select name from pragma_table_info(?) order by name').pluck().all(table),
  ]);
  const registered = Object.entries(tablePlaces).map(([table, { columns }]) => [
    table,
    Object.keys(columns).toSorted(),
  ]);
  expect(Object.fromEntries(registered)).toEqual(Object.fromEntries(real));
});

test('D1 every file of a profile that was worked with has its place in the register', async () => {
  const account = await bench.connect();
  bench.write(account, 'Fresh bread');
  bench.engine.scheduler.pause();
  await bench.engine.audit.settle();
  const files = readdirSync(bench.profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(bench.profile, join(entry.parentPath, entry.name)));
  expect(files).toContain('kaizup.db');
  expect(files.filter((file) => placeOfFile(file) === undefined)).toEqual([]);
});

test('D1 every activity says why it may, and every secret is named as one', () => {
  const register = readRegister();
  expect(register.map(({ activity }) => activity)).toEqual(Object.keys(processingActivities));
  const columns = register.flatMap(({ tables }) => tables.flatMap(({ columns }) => columns));
  const sealed = columns.filter(({ name }) => name.startsWith('sealed_'));
  expect(sealed.length).toBeGreaterThan(4);
  expect(sealed.every(({ kind }) => kind === 'secret')).toBe(true);
});

test('D21 every host that may be contacted belongs to a recipient, and no recipient names a host of the past', () => {
  const contacted = new Set(Object.values(networks).flatMap(({ hosts }) => hosts));
  const named = new Set<string>(Object.values(recipients).flatMap(({ hosts }) => hosts));
  expect([...named].toSorted()).toEqual([...contacted].toSorted());
});

test('D21 a recipient outside the EEA has a safeguard that is not the EEA', () => {
  for (const { country, safeguard } of Object.values(recipients)) {
    expect(safeguard === 'eea').toBe(country === 'IE');
  }
});
