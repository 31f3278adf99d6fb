import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create index publication_lane on publication (account_id, state, next_at) where next_at is not null`,
  `create index publication_out on publication (state, published_at) where published_at is not null`,
];

/** What an account has to do next, and what went out last, are read from the end of an index, whatever is stored. */
export const lanes = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
