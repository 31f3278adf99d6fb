import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `drop index publication_account`,
  `drop index publication_lane`,
  `create index publication_lane on publication (account_id, state, next_at)`,
];

/**
 * One index for what an account has to do and for all that it has. Every move of a publication wrote two: with many accounts that is two
 * pages each, and each page is encrypted anew.
 */
export const oneLaneIndex = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
