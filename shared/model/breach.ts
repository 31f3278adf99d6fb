import { z } from '../zod.ts';
import { type ProcessingActivityId, processingActivities } from '../privacy/register.ts';

/** What may be the trace of a breach. Which fact raises each: `main/engine/domain/breach-signals.ts`. */
export const signalKind = z.enum([
  'unlock-refused',
  'audit-broken',
  'older-database',
  'key-backend-changed',
  'unexpected-host',
  'token-misused',
]);
export type SignalKind = z.infer<typeof signalKind>;

export const breachSignal = z.object({
  id: z.number().int(),
  kind: signalKind,
  firstAt: z.number(),
  lastAt: z.number(),
  times: z.number().int(),
  /** Names, numbers and codes that the sentence needs. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  decidedAt: z.number().nullable(),
  /** Why it is no breach, in the owner's words. */
  reason: z.string().nullable(),
  /** The record that it became part of. */
  breachId: z.number().int().nullable(),
});
export type BreachSignal = z.infer<typeof breachSignal>;

/** What happened to the data (GDPR Art. 4(12)). */
export const breachNature = z.enum(['confidentiality', 'integrity', 'availability']);
export type BreachNature = z.infer<typeof breachNature>;

/** What the risk for people depends on. `unreadable` and `contained` lessen it, the others raise it. */
export const riskQuestion = z.enum(['others', 'unreadable', 'sensitive', 'misuse', 'many', 'contained']);
export type RiskQuestion = z.infer<typeof riskQuestion>;
export const riskAnswer = z.enum(['yes', 'no', 'unknown']);
export type RiskAnswer = z.infer<typeof riskAnswer>;

const words = z.string().max(4000);
const amount = z.number().int().min(0).max(1_000_000_000);

/** What the owner says of it; every part may still be open. */
export const breachAnswers = z.object({
  happened: words,
  nature: z.array(breachNature).max(3),
  /** When it began, as far as known (ms). */
  since: z.number().nullable(),
  data: z
    .array(z.enum(Object.keys(processingActivities) as [ProcessingActivityId, ...ProcessingActivityId[]]))
    .max(20),
  /** Who the people are, in words. */
  who: words,
  persons: amount.nullable(),
  records: amount.nullable(),
  risk: z.partialRecord(riskQuestion, riskAnswer),
  consequences: words,
  measures: words,
  /** Whom the authority can ask (Art. 33(3)(b)). */
  contact: words,
  /** Why the authority is told later than after 72 hours (Art. 33(1)). */
  lateBecause: words,
});
export type BreachAnswers = z.infer<typeof breachAnswers>;

/** Who is told. */
export const breachDecision = z.enum(['nobody', 'authority', 'authority-and-persons']);
export type BreachDecision = z.infer<typeof breachDecision>;

export const recommendationReason = z.enum([
  'nobody-else',
  'unreadable',
  'no-harm',
  'not-contained',
  'sensitive',
  'misuse',
  'many',
  'contained',
  'unknown',
]);
export type RecommendationReason = z.infer<typeof recommendationReason>;

export const recommendation = z.object({
  decision: breachDecision,
  reasons: z.array(recommendationReason),
});
export type Recommendation = z.infer<typeof recommendation>;

export const noticeKind = z.enum(['authority', 'persons']);
export type NoticeKind = z.infer<typeof noticeKind>;

/** What helps at once. */
export const breachMeasure = z.enum(['disconnect-all', 'hold-all', 'lock']);
export type BreachMeasure = z.infer<typeof breachMeasure>;

export const breachStepKind = z.enum([
  'opened',
  'answered',
  'known-at-changed',
  'measure',
  'decided',
  'notice-drafted',
  'authority-told',
  'persons-told',
  'exported',
  'closed',
]);
export type BreachStepKind = z.infer<typeof breachStepKind>;

/** One line of the record: what was done or decided, and when. */
export const breachStep = z.object({
  id: z.number().int(),
  at: z.number(),
  step: breachStepKind,
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type BreachStep = z.infer<typeof breachStep>;

/** A breach in the list. */
export const breachLine = z.object({
  id: z.number().int(),
  openedAt: z.number(),
  knownAt: z.number(),
  /** When the 72 hours are over (Art. 33(1)). */
  dueAt: z.number(),
  happened: z.string(),
  decision: breachDecision.nullable(),
  authorityToldAt: z.number().nullable(),
  personsToldAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  /** Whether the clock still runs: nobody decided that the authority need not know, and it does not. */
  clockRuns: z.boolean(),
});
export type BreachLine = z.infer<typeof breachLine>;

/** The whole record of a breach (Art. 33(5)). */
export const breach = breachLine.extend({
  answers: breachAnswers,
  recommendation: recommendation.nullable(),
  decisionReason: z.string(),
  authorityNotice: z.string(),
  personsNotice: z.string(),
  conclusion: z.string(),
  signals: z.array(breachSignal),
  steps: z.array(breachStep),
});
export type Breach = z.infer<typeof breach>;

/** How many records of an activity this computer holds: for Art. 33(3)(a). */
export const heldRecords = z.object({
  byActivity: z.partialRecord(
    z.enum(Object.keys(processingActivities) as [ProcessingActivityId, ...ProcessingActivityId[]]),
    z.number().int(),
  ),
  connectedAccounts: z.number().int(),
});
export type HeldRecords = z.infer<typeof heldRecords>;
