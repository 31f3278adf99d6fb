import { Temporal } from 'temporal-polyfill';
import type { DateOrder } from '../../../../shared/model/bulk.ts';

/** A day as numbers; `ambiguous` where day and month could change places. */
interface ReadDay {
  readonly year: number;
  readonly first: number;
  readonly second: number;
  readonly yearFirst: boolean;
}

/** Reads `2026-11-30`, `30/11/2026`, `30.11.26` and the like. */
function partsOfDay(text: string): ReadDay | undefined {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (yearFirst !== null) {
    const [, year, month, day] = yearFirst.map(Number);
    return { year: year ?? 0, first: day ?? 0, second: month ?? 0, yearFirst: true };
  }
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text);
  if (yearLast === null) return undefined;
  const [, first, second, year] = yearLast.map(Number);
  return {
    year: (year ?? 0) < 100 ? 2000 + (year ?? 0) : (year ?? 0),
    first: first ?? 0,
    second: second ?? 0,
    yearFirst: false,
  };
}

/** What the days of a column say of their order: nothing where each could be read both ways or begins with its year. */
export function orderOf(days: Iterable<string>): DateOrder | 'either' | 'not-needed' | 'both' {
  let dayFirst = false;
  let monthFirst = false;
  let either = false;
  for (const text of days) {
    const parts = partsOfDay(dayPart(text.trim()));
    if (parts === undefined || parts.yearFirst || parts.first === parts.second) continue;
    if (parts.first > 12) dayFirst = true;
    else if (parts.second > 12) monthFirst = true;
    else either = true;
  }
  if (dayFirst && monthFirst) return 'both';
  if (dayFirst) return 'day-first';
  if (monthFirst) return 'month-first';
  return either ? 'either' : 'not-needed';
}

/** A day as `YYYY-MM-DD`; `ambiguous` where the order of day and month is not known and matters. */
export function readDay(
  text: string,
  order: DateOrder | null,
): { readonly day: string } | 'ambiguous' | undefined {
  const parts = partsOfDay(text.trim());
  if (parts === undefined) return undefined;
  const { year, first, second, yearFirst } = parts;
  const known = yearFirst ? 'day-first' : (order ?? sure(first, second));
  if (known === undefined) return 'ambiguous';
  const [day, month] = known === 'day-first' ? [first, second] : [second, first];
  try {
    return { day: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString() };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function sure(first: number, second: number): DateOrder | undefined {
  if (first === second || first > 12) return 'day-first';
  return second > 12 ? 'month-first' : undefined;
}

/** A time of day as `HH:MM`; reads `9:30`, `09:30:00`, `9h30`, `9h`, `9.30`, `9:30 PM`. */
export function readTime(text: string): string | undefined {
  const read = /^(\d{1,2})(?:\s*[:h.]\s*(\d{2})?)?(?::\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?$/i.exec(
    text.trim(),
  );
  if (read === null) return undefined;
  const [, hours, minutes = '00', half] = read;
  // A number alone is an hour only with what makes it one.
  if (/^\d+$/.test(text.trim())) return undefined;
  const hour = Number(hours);
  const minute = Number(minutes);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const afternoon = half?.toLowerCase().startsWith('p') === true;
  const whole = half === undefined ? hour : (hour % 12) + (afternoon ? 12 : 0);
  if (whole > 23 || minute > 59) return undefined;
  return `${String(whole).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The day's part of a moment. */
const dayPart = (text: string): string => text.split(/[T ]/)[0] ?? '';

/** Day and time out of one cell, with the instant where it says its distance from UTC (ms). */
export function splitMoment(
  text: string,
): { readonly day: string; readonly time: string } | { readonly instant: number } {
  const trimmed = text.trim();
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/i.test(trimmed)) {
    const instant = Date.parse(trimmed);
    if (!Number.isNaN(instant)) return { instant };
  }
  const day = dayPart(trimmed);
  return { day, time: trimmed.slice(day.length).replace(/^[T ,]+/, '') };
}
