import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table restriction (
    id integer primary key,
    scope text not null check (scope in ('whole', 'account', 'purpose')),
    account_id text references account (id) on delete cascade,
    purpose text,
    since integer not null,
    check ((scope = 'account') = (account_id is not null)),
    check ((scope = 'purpose') = (purpose is not null))
  ) strict`,
  `create unique index restriction_once on restriction (scope, coalesce(account_id, ''), coalesce(purpose, ''))`,

  // What a sweep let go: how many and from when, nothing of what it was.
  `create table sweep_run (
    id integer primary key,
    at integer not null,
    rule text not null,
    removed integer not null,
    oldest integer,
    newest integer
  ) strict`,
  `create index sweep_run_at on sweep_run (at)`,

  `alter table consent_decision add column wording text`,
];

/** What is on hold, the evidence of sweeps, and the words that a consent was given to. */
export const keeping = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
