import { activityByTime } from '../../../main/engine/store/migrations/0021-activity-by-time.ts';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { firstTables } from '../../../main/engine/store/migrations/0001-first-tables.ts';
import { networkDepth } from '../../../main/engine/store/migrations/0002-network-depth.ts';
import { audit } from '../../../main/engine/store/migrations/0003-audit.ts';
import { planning } from '../../../main/engine/store/migrations/0013-planning.ts';
import { rights } from '../../../main/engine/store/migrations/0005-rights.ts';
import { keeping } from '../../../main/engine/store/migrations/0006-keeping.ts';
import { askedBack } from '../../../main/engine/store/migrations/0015-asked-back.ts';
import { templates } from '../../../main/engine/store/migrations/0017-templates.ts';
import { migrations } from '../../../main/engine/store/migrations/index.ts';

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

async function migrated(): Promise<Database.Database> {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = OFF');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  await firstTables.up(db);
  database.exec(`
    insert into account (id, network, mode, kind, remote_id, name, status, facts, connected_at)
      values ('a', 'facebook', 'practice', 'page', '1', 'Maison Levain', 'connected', '{}', 1);
    insert into post (id, text, media, revision, created_at, updated_at) values ('p', 'Bread', '[]', 1, 1, 1);
    insert into publication (id, post_id, account_id, state, due_at, progress, tries, checks)
      values ('u', 'p', 'a', 'published', 1, '{}', 0, 0);
    insert into attempt (id, publication_id, number, started_at) values (1, 'u', 1, 1);
    insert into snapshot (publication_id, metric, at, value) values ('u', 'likes', 1, 5);
    insert into network_app (network, client_id, sealed_secret, saved_at) values ('facebook', '77', x'00', 1);
  `);
  await networkDepth.up(db);
  return database;
}

test('0002 keeps what publications, attempts and figures there were, and every reference holds', async () => {
  const database = await migrated();
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.pragma('foreign_keys = ON');
  expect(database.prepare('select state, comment_tries from publication').all()).toEqual([
    { state: 'published', comment_tries: 0 },
  ]);
  expect(database.prepare('select count(*) from attempt').pluck().get()).toBe(1);
  expect(database.prepare('select network, service from network_app').all()).toEqual([
    { network: 'facebook', service: '' },
  ]);
  database.prepare("delete from publication where id = 'u'").run();
  expect(database.prepare('select count(*) from snapshot').pluck().get()).toBe(0);
});

test('0002 lets a publication be handed over and still finds what is due by its index', async () => {
  const database = await migrated();
  database.prepare("update publication set state = 'handed-over', next_at = 5").run();
  const plan = database
    .prepare(
      "explain query plan select * from publication where state = 'handed-over' and next_at <= 9 order by next_at limit 50",
    )
    .all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toContain('publication_next');
});

test('0003 lets an entry of the audit log neither change nor go', async () => {
  const database = await migrated();
  await audit.up(new Kysely({ dialect: new SqliteDialect({ database }) }));
  database.exec("insert into audit_entry values (1, 1, 'owner', 'paused', null, null, '{}', x'00')");
  expect(() => database.exec('update audit_entry set at = 2')).toThrow('append-only');
  expect(() => database.exec('delete from audit_entry')).toThrow('append-only');
});

test('0005 lets the same thing be asked to be erased once at a time', async () => {
  const database = await migrated();
  await rights.up(new Kysely({ dialect: new SqliteDialect({ database }) }));
  const ask = database.prepare(
    "insert into erasure (scope, subject_id, asked_at, due_at) values ('post', 'p', 1, 2)",
  );
  ask.run();
  expect(() => ask.run()).toThrow('UNIQUE');
  database.exec('update erasure set cancelled_at = 2');
  expect(() => ask.run()).not.toThrow();
});

test('0006 keeps decisions that were made before their words were, and takes no restriction twice', async () => {
  const database = await migrated();
  database.exec(
    "insert into consent_decision (category, granted, policy_version, decided_at) values ('analytics', 1, '2.0', 5)",
  );
  await keeping.up(new Kysely({ dialect: new SqliteDialect({ database }) }));
  expect(database.prepare('select granted, wording from consent_decision').all()).toEqual([
    { granted: 1, wording: null },
  ]);
  const restrict = (values: string) =>
    database.exec(`insert into restriction (scope, account_id, purpose, since) values (${values})`);
  restrict("'whole', null, null, 1");
  restrict("'account', 'a', null, 1");
  restrict("'purpose', null, 'mail', 1");
  expect(() => restrict("'whole', null, null, 2")).toThrow('UNIQUE');
  expect(() => restrict("'purpose', null, 'mail', 2")).toThrow('UNIQUE');
  expect(() => restrict("'account', null, null, 2")).toThrow('CHECK');
  database.pragma('foreign_keys = ON');
  database.exec("delete from publication; delete from account where id = 'a'");
  expect(database.prepare('select scope from restriction order by id').pluck().all()).toEqual([
    'whole',
    'purpose',
  ]);
});

test('0013 keeps what was planned out of the queue, lets an occurrence become one post only, and goes with its account', async () => {
  const database = await migrated();
  await planning.up(new Kysely({ dialect: new SqliteDialect({ database }) }));
  database.pragma('foreign_keys = ON');
  expect(database.prepare('select queued from post').pluck().all()).toEqual([0]);
  database.exec(`
    insert into slot values ('a', 2, 570);
    insert into series values ('s', '{}', '2026-11-24T09:30', 'Europe/Brussels', 'FREQ=DAILY', 1, 1, null);
    insert into occurrence values ('s', '2026-11-24T09:30', 'p');
  `);
  const settle = database.prepare("insert into occurrence values ('s', ?, ?)");
  expect(() => settle.run('2026-11-24T09:30', null)).toThrow('UNIQUE');
  expect(() => settle.run('2026-11-25T09:30', 'p')).toThrow('UNIQUE');
  expect(() => database.exec("insert into slot values ('a', 8, 0)")).toThrow('CHECK');
  // A post that is deleted leaves its occurrence settled: it is not made again.
  database.exec("delete from publication; delete from post where id = 'p'");
  expect(database.prepare('select post_id from occurrence').pluck().all()).toEqual([null]);
  database.exec("delete from account where id = 'a'; delete from series");
  expect(database.prepare('select count(*) from slot').pluck().get()).toBe(0);
  expect(database.prepare('select count(*) from occurrence').pluck().get()).toBe(0);
});

test('0013 finds what an account has around a time by its index, however much is stored', async () => {
  const database = await migrated();
  await planning.up(new Kysely({ dialect: new SqliteDialect({ database }) }));
  const plan = database
    .prepare(
      "explain query plan select * from publication where account_id = 'a' and due_at >= 1 and due_at < 9 order by due_at",
    )
    .all() as { detail: string }[];
  const details = plan.map(({ detail }) => detail).join();
  expect(details).toContain('publication_account_time');
  expect(details).not.toContain('TEMP B-TREE');
});

test('0015 takes no publication for one that was asked back', async () => {
  const database = await migrated();
  await askedBack.up(new Kysely({ dialect: new SqliteDialect({ database }) }));
  expect(database.prepare('select asked_back_at from publication').pluck().all()).toEqual([null]);
});

test('0017 takes a template with its name and what it begins as, and none without', async () => {
  const database = await migrated();
  await templates.up(new Kysely({ dialect: new SqliteDialect({ database }) }));
  database.exec("insert into template values ('t', 'Bread of the week', '{}', 1, 1)");
  expect(database.prepare('select name, draft from template').all()).toEqual([
    { name: 'Bread of the week', draft: '{}' },
  ]);
  expect(() => database.exec("insert into template values ('u', null, '{}', 1, 1)")).toThrow('NOT NULL');
  expect(() => database.exec("insert into template values ('t', 'Twice', '{}', 1, 1)")).toThrow('UNIQUE');
});

test('0021 finds what happened at a time by one index, in order, whatever it is narrowed to', async () => {
  const database = await migrated();
  await activityByTime.up(new Kysely({ dialect: new SqliteDialect({ database }) }));
  const plan = database
    .prepare(
      "explain query plan select * from activity where (at, id) < (9, 4) and at >= 1 and account_id = 'a' and kind in ('paused', 'resumed') order by at desc, id desc limit 60",
    )
    .all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SEARCH activity USING INDEX activity_time (at>? AND at<?)',
  ]);
});

test('what an account has to do, and all that it has, is found by one index', async () => {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = OFF');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  for (const migration of Object.values(migrations)) await migration.up(db);
  const planOf = (query: string): string =>
    (database.prepare(`explain query plan ${query}`).all() as { detail: string }[])
      .map(({ detail }) => detail)
      .join();
  const lane = planOf(
    `select * from publication where account_id = 'a' and state = 'scheduled' and next_at <= 5 order by next_at limit 1`,
  );
  expect(lane).toContain('publication_lane (account_id=? AND state=? AND next_at<?)');
  expect(lane).not.toContain('TEMP B-TREE');
  expect(planOf("select * from publication where account_id = 'a' and state in ('held', 'due')")).toContain(
    'publication_lane (account_id=? AND state=?)',
  );
});
