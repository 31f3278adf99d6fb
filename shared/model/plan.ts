import { z } from '../zod.ts';

/** How the plan is written: rows that a sheet opens and Kaizup reads back, or a calendar. */
export const planFormat = z.enum(['csv', 'ics']);
export type PlanFormat = z.infer<typeof planFormat>;
