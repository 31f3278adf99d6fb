import { z } from '../zod.ts';

/** What a report to support may be made of; each part can be left out. */
export const supportPart = z.enum(['versions', 'platform', 'state', 'host-log', 'engine-log']);
export type SupportPart = z.infer<typeof supportPart>;

export const supportReport = z.array(z.object({ part: supportPart, text: z.string() }));
export type SupportReport = z.infer<typeof supportReport>;

export const supportTopics = ['question', 'fault', 'idea', 'privacy'] as const;
export type SupportTopic = (typeof supportTopics)[number];
