import { z } from '../zod.ts';

/** How the plan is written: rows that a sheet opens and Kaizup reads back, or a calendar. */
export const planFormat = z.enum(['csv', 'ics']);
export type PlanFormat = z.infer<typeof planFormat>;

/** Which part of the plan is written. */
export const planPart = z.object({
  /** Instants in [from, to) (ms); null: without end. */
  from: z.number(),
  to: z.number().nullable(),
  /** Posts of these accounts, with what of them goes there; empty: all posts. */
  accountIds: z.array(z.string()).max(1000),
  /** Posts without a time as well, where the format has a place for them. */
  drafts: z.boolean(),
});
export type PlanPart = z.infer<typeof planPart>;

/** Why the calendar file could not be brought up to date. */
export const calendarFileTrouble = z.enum(['folder-missing', 'not-writable', 'disk-full']);
export type CalendarFileTrouble = z.infer<typeof calendarFileTrouble>;

/** The calendar file that Kaizup keeps up to date. Its path is not in here: the page never learns it. */
export const calendarFileState = z.object({
  fileName: z.string(),
  /** The name of the folder that it lies in. */
  folder: z.string(),
  /** When it was last written (ms). */
  writtenAt: z.number(),
  trouble: calendarFileTrouble.nullable(),
});
export type CalendarFileState = z.infer<typeof calendarFileState>;
