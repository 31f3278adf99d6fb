import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A decision on consent is proof: it may go by its retention rule, and is never changed. */
export const consentProof = {
  async up(db: Kysely<unknown>) {
    await sql
      .raw(
        `create trigger consent_decision_stays before update on consent_decision begin
          select raise(abort, 'Decisions on consent are append-only');
        end`,
      )
      .execute(db);
  },
} satisfies Migration;
