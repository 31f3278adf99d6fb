import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `alter table consent_decision add column place text`,
  `create index consent_last on consent_decision (category, id)`,
];

/** Where each consent was decided, and the last decision of a category at the end of an index. */
export const consents = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
