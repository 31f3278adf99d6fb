import { z } from '../zod.ts';
import { type RecipientId, recipients } from '../privacy/register.ts';

/** What is asked for (GDPR Art. 15 to 21), or a question. */
export const requestRight = z.enum([
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'question',
]);
export type RequestRight = z.infer<typeof requestRight>;

/** Whom it goes to: Kaizup's own data protection officer, or somebody of the register who receives the owner's data. */
export const requestRecipient = z.enum([
  'kaizup',
  ...(Object.keys(recipients) as [RecipientId, ...RecipientId[]]),
]);
export type RequestRecipient = z.infer<typeof requestRecipient>;

export const requestOutcome = z.enum(['granted', 'partly', 'refused', 'withdrawn']);
export type RequestOutcome = z.infer<typeof requestOutcome>;

export const requestState = z.enum(['drafted', 'sent', 'extended', 'overdue', 'answered', 'closed']);
export type RequestState = z.infer<typeof requestState>;

/** A day of the calendar, `YYYY-MM-DD`. */
export const calendarDay = z.iso.date();

export const requestLetter = z.object({
  address: z.union([z.literal(''), z.email().max(254)]),
  subject: z.string().trim().min(1).max(200),
  letter: z.string().trim().min(1).max(20_000),
});
export type RequestLetter = z.infer<typeof requestLetter>;

/** A request and how far it is. */
export const rightsRequest = requestLetter.extend({
  id: z.number().int(),
  right: requestRight,
  recipient: requestRecipient,
  state: requestState,
  createdAt: z.number(),
  sentOn: calendarDay.nullable(),
  /** The last day for an answer; null before it was sent. */
  dueOn: calendarDay.nullable(),
  /** Days until then in the owner's zone; negative once it is over; null when nothing is waited for. */
  daysLeft: z.number().int().nullable(),
  extendedOn: calendarDay.nullable(),
  answeredOn: calendarDay.nullable(),
  outcome: requestOutcome.nullable(),
  note: z.string(),
  closedAt: z.number().nullable(),
});
export type RightsRequest = z.infer<typeof rightsRequest>;
