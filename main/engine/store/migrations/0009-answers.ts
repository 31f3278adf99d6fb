import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // Days are days of the calendar in `zone`; what follows from them is calculated.
  `create table rights_request (
    id integer primary key,
    right text not null,
    recipient text not null,
    address text not null,
    subject text not null,
    letter text not null,
    created_at integer not null,
    zone text,
    sent_on text,
    extended_on text,
    answered_on text,
    outcome text,
    note text not null default '',
    closed_at integer,
    reminded text,
    check ((sent_on is null) = (zone is null)),
    check ((closed_at is null) = (outcome is null))
  ) strict`,

  `create table breach (
    id integer primary key,
    opened_at integer not null,
    known_at integer not null,
    answers text not null,
    decision text,
    decision_reason text not null default '',
    authority_notice text not null default '',
    persons_notice text not null default '',
    authority_told_at integer,
    persons_told_at integer,
    conclusion text not null default '',
    closed_at integer,
    reminded integer
  ) strict`,

  `create table breach_signal (
    id integer primary key,
    kind text not null,
    mark text not null,
    first_at integer not null,
    last_at integer not null,
    times integer not null,
    facts text not null,
    decided_at integer,
    reason text,
    breach_id integer references breach (id),
    check ((decided_at is null) = (reason is null and breach_id is null))
  ) strict`,
  `create index breach_signal_mark on breach_signal (kind, mark)`,

  // Nothing in it is changed or deleted: the record of a breach is kept for good.
  `create table breach_step (
    id integer primary key,
    breach_id integer not null references breach (id),
    at integer not null,
    step text not null,
    detail text not null
  ) strict`,
  `create index breach_step_of on breach_step (breach_id, id)`,
];

/** Requests to a data protection officer, signals of a breach, and the record of each. */
export const answers = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
