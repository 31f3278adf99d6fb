import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `alter table publication add column kept_back text`,
  `alter table post add column missed_rule text`,
];

/** What kept a publication from going out at its time, and what its owner wants for such a case. */
export const missedTimes = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
} satisfies Migration;
