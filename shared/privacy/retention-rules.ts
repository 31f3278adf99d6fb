/**
 * How long everything is kept, as data: what goes, when, counted from what, and why. The engine sweeps by these rules once a day
 * (`main/engine/services/privacy/retention-sweep.ts`); the words are in `shared/i18n/retention-words.ts`.
 */

/** When something goes. `owner` stands for the months that the owner set for technical logs. */
export type KeptFor =
  | { readonly unit: 'days' | 'months' | 'years'; readonly count: number }
  | { readonly unit: 'owner' };

/** What the time counts from. */
export type CountedFrom = 'written' | 'read' | 'replaced' | 'closed';

/** Why it is kept that long. */
export type RetentionReason = 'operation' | 'statistics' | 'proof';

export interface RetentionRule {
  readonly keptFor: KeptFor;
  readonly from: CountedFrom;
  readonly why: RetentionReason;
}

export const retentionRules = {
  /** Every call that left the computer. */
  outbound: { keptFor: { unit: 'owner' }, from: 'written', why: 'operation' },
  /** The Activity view. */
  activity: { keptFor: { unit: 'owner' }, from: 'written', why: 'operation' },
  /** How each post went out, step by step. */
  attempts: { keptFor: { unit: 'owner' }, from: 'written', why: 'operation' },
  /** The technical log files. */
  'log-files': { keptFor: { unit: 'owner' }, from: 'written', why: 'operation' },
  /** Attempts to unlock that were refused. */
  'unlock-attempts': { keptFor: { unit: 'owner' }, from: 'written', why: 'proof' },
  audit: { keptFor: { unit: 'owner' }, from: 'written', why: 'proof' },
  /** What networks say of their own limits. */
  budgets: { keptFor: { unit: 'days', count: 30 }, from: 'read', why: 'operation' },
  /** Several readings of a post's figures on one day: the last one stays. */
  'figures-by-day': { keptFor: { unit: 'days', count: 30 }, from: 'read', why: 'statistics' },
  /** Daily readings: the last one of each month stays, so that a month can be compared with the same one a year before. */
  'figures-by-month': { keptFor: { unit: 'months', count: 13 }, from: 'read', why: 'statistics' },
  /** Monthly readings: only the last reading of a post stays, with the post. */
  'figures-last': { keptFor: { unit: 'months', count: 25 }, from: 'read', why: 'statistics' },
  /** The audience of an account: replaced with every reading, gone when there is none. */
  audience: { keptFor: { unit: 'months', count: 3 }, from: 'read', why: 'statistics' },
  /** Decisions on consent that later ones replaced: proof for as long as claims can be made. */
  'old-consents': { keptFor: { unit: 'years', count: 5 }, from: 'replaced', why: 'proof' },
  /** Requests to a data protection officer: as long as claims from them can be made (five years, as in Art. 2224 of the French Code civil). */
  'closed-requests': { keptFor: { unit: 'years', count: 5 }, from: 'closed', why: 'proof' },
  /** Signals that were no breach. Those that were one belong to its record, which is kept (GDPR Art. 33(5)). */
  'dismissed-signals': { keptFor: { unit: 'years', count: 5 }, from: 'closed', why: 'proof' },
  'sweep-runs': { keptFor: { unit: 'years', count: 5 }, from: 'written', why: 'proof' },
} as const satisfies Readonly<Record<string, RetentionRule>>;
export type RetentionRuleId = keyof typeof retentionRules;

/** The months that the owner can choose for technical logs. */
export const logMonths = { least: 6, most: 12, default: 12 } as const;
