import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { firstTables } from '../../../main/engine/store/migrations/0001-first-tables.ts';

test('0001 makes every table strict, so that a wrong type is an error and not a surprise', async () => {
  const database = new Database(':memory:');
  await firstTables.up(new Kysely({ dialect: new SqliteDialect({ database }) }));
  const tables = database
    .prepare("select name, strict from pragma_table_list where schema = 'main' and type = 'table'")
    .all();
  const own = (tables as { name: string; strict: number }[]).filter(
    ({ name }) => !name.startsWith('sqlite_'),
  );
  expect(own.map(({ name }) => name).toSorted()).toEqual([
    'account',
    'activity',
    'attempt',
    'attempt_step',
    'consent_decision',
    'fact',
    'grant',
    'media_asset',
    'network_app',
    'outbound_request',
    'post',
    'publication',
    'snapshot',
    'variant',
  ]);
  expect(own.every(({ strict }) => strict === 1)).toBe(true);
});

test('0001 finds what is due by its index, however much is stored', async () => {
  const database = new Database(':memory:');
  await firstTables.up(new Kysely({ dialect: new SqliteDialect({ database }) }));
  const plan = database
    .prepare(
      "explain query plan select * from publication where state = 'scheduled' and next_at <= 1 order by next_at limit 50",
    )
    .all() as { detail: string }[];
  const details = plan.map(({ detail }) => detail).join();
  expect(details).toContain('publication_next');
  expect(details).not.toContain('TEMP B-TREE');
});
