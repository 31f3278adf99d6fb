import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table slot (
    account_id text not null references account (id) on delete cascade,
    weekday integer not null check (weekday between 1 and 7),
    minutes integer not null check (minutes between 0 and 1439),
    primary key (account_id, weekday, minutes)
  ) strict, without rowid`,
  `create table series (
    id text primary key,
    draft text not null,
    start_local text not null,
    zone text not null,
    rule text not null,
    made_until integer not null,
    created_at integer not null,
    ended_at integer
  ) strict`,
  // The key is what keeps an occurrence from becoming two posts.
  `create table occurrence (
    series_id text not null references series (id) on delete cascade,
    local_time text not null,
    post_id text references post (id) on delete set null,
    primary key (series_id, local_time)
  ) strict, without rowid`,
  `create unique index occurrence_by_post on occurrence (post_id) where post_id is not null`,
  `alter table post add column queued integer not null default 0`,
  `create index post_queue on post (at) where queued = 1`,
  `create index publication_account_time on publication (account_id, due_at)`,
];

/** Slots of the week, posts that repeat, and which posts wait in the queue. */
export const planning = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
