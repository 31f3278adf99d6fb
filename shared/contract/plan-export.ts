import { z } from '../zod.ts';
import { calendarFileState, planFormat, planPart } from '../model/plan.ts';
import { procedure } from './base.ts';

const path = z.string().max(4000);

/** Calls of the host, which knows the place that the owner picked. */
export const planExport = {
  /** Writes a part of the plan; how many posts that were. */
  writePlan: procedure
    .input(z.object({ format: planFormat, part: planPart, path }))
    .output(z.object({ posts: z.number().int() })),
  /** Writes the plan as a calendar there and keeps it up to date; one that was kept elsewhere goes. */
  keepCalendarFile: procedure.input(z.object({ path })),
  /** Where the calendar file lies, to show it to the owner; null: there is none. */
  calendarFilePath: procedure.output(z.string().nullable()),
};

/** The calendar file that follows the plan, as the page knows it. */
export const calendarFile = {
  /** Null: none is kept. */
  state: procedure.output(calendarFileState.nullable()),
  /** It is no longer kept up to date; `removes`: and the file goes. */
  stop: procedure.input(z.object({ removes: z.boolean() })),
  tryAgain: procedure,
};
