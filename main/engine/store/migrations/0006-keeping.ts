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
  `create table policy_notice (
    version text primary key,
    announced_at integer not null,
    accepted_at integer
  ) strict, without rowid`,

  `create table rights_request (
    id text primary key,
    kind text not null,
    subject text not null,
    body text not null,
    drafted_at integer not null,
    sent_at integer,
    due_at integer,
    reminded_at integer,
    answered_at integer,
    closed_at integer
  ) strict`,

  `create table breach_signal (
    id integer primary key,
    at integer not null,
    kind text not null,
    detail text not null
  ) strict`,
  `create index breach_signal_at on breach_signal (at)`,
  `create table breach_case (
    id text primary key,
    known_at integer not null,
    title text not null,
    answers text not null,
    authority_told_at integer,
    persons_told_at integer,
    reminded_at integer,
    conclusion text,
    closed_at integer
  ) strict`,
];

/** What the owner's rights and the clock need: restrictions, evidence of sweeps, wording of consents, requests, breaches. */
export const keeping = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
