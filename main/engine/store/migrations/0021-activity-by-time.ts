import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * One index for every way to narrow Activity: it grows at its end, one page a write, and tells account and kind of an entry without
 * reading it. One of its own for accounts would cost each publication as many pages as there are accounts.
 */
export const activityByTime = {
  async up(db: Kysely<unknown>) {
    await sql.raw(`create index activity_time on activity (at, id, account_id, kind)`).execute(db);
  },
} satisfies Migration;
