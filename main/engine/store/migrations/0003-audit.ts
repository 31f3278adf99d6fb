import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table audit_entry (
    id integer primary key,
    at integer not null,
    actor text not null check (actor in ('owner', 'kaizup', 'network')),
    kind text not null,
    subject_type text check (subject_type in ('account', 'post', 'publication', 'network')),
    subject_id text,
    detail text not null,
    digest blob not null
  ) strict`,
  `create index audit_entry_subject on audit_entry (subject_id) where subject_id is not null`,
  // Written once. Only what the retention rule has let go may be deleted: all before the entry that is named as the first one kept.
  `create trigger audit_entry_stays before update on audit_entry begin
    select raise(abort, 'The audit log is append-only');
  end`,
  `create trigger audit_entry_kept before delete on audit_entry
    when old.id >= coalesce((select cast(value as integer) from fact where name = 'audit-first'), 1) begin
    select raise(abort, 'The audit log is append-only');
  end`,
];

/** The audit log: entries chained by digests. */
export const audit = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
