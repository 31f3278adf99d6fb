import type { Generated } from 'kysely';

/** A request to a data protection officer. Days are `YYYY-MM-DD` in `zone`. */
export interface RightsRequestTable {
  id: Generated<number>;
  right: string;
  recipient: string;
  address: string;
  subject: string;
  letter: string;
  created_at: number;
  zone: string | null;
  sent_on: string | null;
  extended_on: string | null;
  answered_on: string | null;
  outcome: string | null;
  note: Generated<string>;
  closed_at: number | null;
  /** The last reminder that was given. */
  reminded: string | null;
}

/** What may be the trace of a breach; `mark` tells two of one kind apart. */
export interface BreachSignalTable {
  id: Generated<number>;
  kind: string;
  mark: string;
  first_at: number;
  last_at: number;
  times: number;
  /** JSON: names, numbers and codes. */
  facts: string;
  decided_at: number | null;
  reason: string | null;
  breach_id: number | null;
}

/** A breach as the owner describes and decides it. */
export interface BreachTable {
  id: Generated<number>;
  opened_at: number;
  known_at: number;
  /** JSON: BreachAnswers. */
  answers: string;
  decision: string | null;
  decision_reason: Generated<string>;
  authority_notice: Generated<string>;
  persons_notice: Generated<string>;
  authority_told_at: number | null;
  persons_told_at: number | null;
  conclusion: Generated<string>;
  closed_at: number | null;
  /** The fewest hours left that the owner was reminded of. */
  reminded: number | null;
}

/** One line of a breach's record: only ever added. */
export interface BreachStepTable {
  id: Generated<number>;
  breach_id: number;
  at: number;
  step: string;
  /** JSON. */
  detail: string;
}
