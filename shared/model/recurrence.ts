import { z } from '../zod.ts';

/** A day of the week as ISO 8601 counts it: Monday is 1. */
export const weekday = z.number().int().min(1).max(7);

/** The day of a month on which a series falls; a month that has no such day is left out (RFC 5545, 3.3.10). */
export const monthDay = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('date'), date: z.number().int().min(1).max(31) }),
  z.object({ kind: z.literal('last') }),
  /** The first to fourth such weekday of the month; -1: the last one. */
  z.object({ kind: z.literal('weekday'), nth: z.literal([1, 2, 3, 4, -1]), weekday }),
]);
export type MonthDay = z.infer<typeof monthDay>;

/** When a series ends. */
export const seriesEnd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('count'), count: z.number().int().min(1).max(999) }),
  /** `YYYY-MM-DD`, that day included. */
  z.object({ kind: z.literal('until'), day: z.iso.date() }),
]);
export type SeriesEnd = z.infer<typeof seriesEnd>;

/** How a post repeats, as the owner chooses it; an RFC 5545 rule in words of its own. */
export const recurrence = z.object({
  every: z.discriminatedUnion('unit', [
    z.object({ unit: z.literal('day') }),
    z.object({ unit: z.literal('week'), weekdays: z.array(weekday).min(1).max(7) }),
    z.object({ unit: z.literal('month'), on: monthDay }),
    z.object({ unit: z.literal('year') }),
  ]),
  /** Every so many days, weeks, months or years. */
  interval: z.number().int().min(1).max(99),
  end: seriesEnd,
});
export type Recurrence = z.infer<typeof recurrence>;

/** How many occurrences are shown before a series is saved. */
export const previewLength = 10;
