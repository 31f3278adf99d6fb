import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table owner_profile (
    id integer primary key check (id = 1),
    first_name text not null,
    last_name text not null,
    email text not null,
    company text not null,
    position text not null,
    updated_at integer not null
  ) strict`,
  // Each rectification with what stood there before.
  `create table owner_profile_change (
    id integer primary key,
    at integer not null,
    field text not null,
    was text not null,
    became text not null
  ) strict`,
  // What was attested at the welcome, under which policy.
  `create table owner_attestation (
    id integer primary key,
    at integer not null,
    adult integer not null check (adult = 1),
    professional integer not null check (professional = 1),
    policy_version text not null
  ) strict`,
  // The data key under the password: the password is right when it opens.
  `create table owner_credential (
    id integer primary key check (id = 1),
    slot text not null,
    since integer not null
  ) strict`,
  // In force since `since`; `last_step` is the last time step whose code was taken.
  `create table owner_second_factor (
    id integer primary key check (id = 1),
    sealed_secret blob not null,
    began_at integer not null,
    since integer,
    last_step integer
  ) strict`,
  `create table owner_recovery_code (
    id integer primary key,
    slot text not null,
    made_at integer not null,
    used_at integer
  ) strict`,
  `create table owner_lock (
    id integer primary key check (id = 1),
    level text not null check (level in ('window', 'full')),
    after_minutes integer,
    on_sleep integer not null,
    on_screen_lock integer not null,
    failures integer not null,
    failed_at integer not null
  ) strict`,
  `create table owner_attempt (
    id integer primary key,
    at integer not null,
    failures integer not null
  ) strict`,
  `create index owner_attempt_at on owner_attempt (at)`,
];

/** The owner's account: who they are, what they attested, and how the page is kept from others. */
export const owner = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
