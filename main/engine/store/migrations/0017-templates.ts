import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What posts may begin as, by name. */
export const templates = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(
        `create table template (
          id text primary key,
          name text not null,
          draft text not null,
          created_at integer not null,
          updated_at integer not null
        ) strict`,
      )
      .execute(db);
  },
} satisfies Migration;
