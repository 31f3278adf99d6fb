import { z } from '../zod.ts';

/** A publication's life; what moves it: `main/engine/domain/publication-life.ts`. */
export const publicationState = z.enum([
  'scheduled',
  'held',
  'preparing',
  'committing',
  'verifying',
  'handed-over',
  'published',
  'failed',
  'needs-owner',
  'missed',
  'cancelled',
]);
export type PublicationState = z.infer<typeof publicationState>;

/** Why a publication is held though its time may come. */
export const heldReason = z.enum([
  'account-disconnected',
  'account-signed-out',
  'paused',
  'stopped',
  'on-hold',
]);
export type HeldReason = z.infer<typeof heldReason>;

/** Why the network could not tell whether a publication went out; shown to the owner who decides. */
export const evidenceCode = z.enum([
  'network-cannot-list',
  'several-matches',
  'still-unknown-after-checks',
  'account-signed-out',
  'handed-over-gone',
  'waits-in-inbox',
]);
export type EvidenceCode = z.infer<typeof evidenceCode>;

/** One metric of a published post; `null` means that the network does not provide it, which is not zero. */
export const metricName = z.enum(['likes', 'comments', 'shares', 'views', 'reach', 'clicks', 'saves']);
export type MetricName = z.infer<typeof metricName>;
export const metricValue = z.object({ metric: metricName, value: z.number().nullable() });
export type MetricValue = z.infer<typeof metricValue>;
