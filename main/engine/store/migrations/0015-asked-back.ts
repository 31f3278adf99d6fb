import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When a network was asked to give back what it holds, noted before it is: an answer that is lost is understood later. */
export const askedBack = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table publication add column asked_back_at integer').execute(db);
  },
} satisfies Migration;
