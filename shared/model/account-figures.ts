import { z } from '../zod.ts';

/** One metric of an account as a whole; `null` means that the network does not provide it, which is not zero. */
export const accountMetricName = z.enum([
  'followers',
  'following',
  'posts',
  'likes',
  'reach',
  'views',
  'engagement',
  'profile-views',
  'new-followers',
  'lost-followers',
]);
export type AccountMetricName = z.infer<typeof accountMetricName>;

/** `period`: a state of affairs now, or what a day added up to. */
export const accountMetricValue = z.object({
  metric: accountMetricName,
  period: z.enum(['now', 'day']),
  value: z.number().nullable(),
});
export type AccountMetricValue = z.infer<typeof accountMetricValue>;

/** How many of an audience share a trait, as the network counts them. */
export const demographicValue = z.object({
  dimension: z.enum([
    'age',
    'gender',
    'country',
    'city',
    'industry',
    'seniority',
    'function',
    'company-size',
  ]),
  /** The network's own key (`25-34`, `BE`, `urn:li:geo:103`), never a person. */
  key: z.string(),
  value: z.number(),
});
export type DemographicValue = z.infer<typeof demographicValue>;
