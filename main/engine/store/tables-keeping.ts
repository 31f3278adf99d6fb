import type { Generated } from 'kysely';

/** What the owner put on hold. */
export interface RestrictionTable {
  id: Generated<number>;
  scope: string;
  account_id: string | null;
  purpose: string | null;
  since: number;
}

/** Evidence of a sweep: the rule, how many went, and from when they were. */
export interface SweepRunTable {
  id: Generated<number>;
  at: number;
  rule: string;
  removed: number;
  oldest: number | null;
  newest: number | null;
}
