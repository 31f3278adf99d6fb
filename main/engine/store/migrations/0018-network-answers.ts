import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the network said when a step failed, as evidence for the owner (JSON without secrets). */
export const networkAnswers = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table attempt_step add column answer text').execute(db);
  },
} satisfies Migration;
