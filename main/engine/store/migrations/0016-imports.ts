import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `alter table post add column import_id text`,
  `create index post_import on post (import_id) where import_id is not null`,
];

/** Which posts came out of the same file, so that they can be taken back together. */
export const imports = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
