import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table erasure (
    id integer primary key,
    scope text not null check (scope in ('everything', 'account', 'post')),
    subject_id text,
    asked_at integer not null,
    due_at integer not null,
    record_path text,
    cancelled_at integer,
    outcome text,
    done_at integer,
    check ((scope = 'everything') = (subject_id is null))
  ) strict`,
  // One thing is asked to be erased once at a time.
  `create unique index erasure_pending on erasure (scope, coalesce(subject_id, ''))
    where cancelled_at is null and done_at is null`,
];

/** The owner's rights: erasures that were asked for, with their time to think again. */
export const rights = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
