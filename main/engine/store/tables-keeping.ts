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

/** A policy that was announced before it takes effect, and when the owner said that they saw it. */
export interface PolicyNoticeTable {
  version: string;
  announced_at: number;
  accepted_at: number | null;
}

/** A request to the data protection officer. Its deadline counts from when it was sent. */
export interface RightsRequestTable {
  id: string;
  kind: string;
  subject: string;
  body: string;
  drafted_at: number;
  sent_at: number | null;
  due_at: number | null;
  reminded_at: number | null;
  answered_at: number | null;
  closed_at: number | null;
}

/** Something that may be a breach. */
export interface BreachSignalTable {
  id: Generated<number>;
  at: number;
  kind: string;
  /** JSON: names and numbers, never a secret. */
  detail: string;
}

/** A breach as the owner works through it. Its clock counts from when the owner knew of it. */
export interface BreachCaseTable {
  id: string;
  known_at: number;
  title: string;
  /** JSON: answers to the risk questions. */
  answers: string;
  authority_told_at: number | null;
  persons_told_at: number | null;
  reminded_at: number | null;
  conclusion: string | null;
  closed_at: number | null;
}
