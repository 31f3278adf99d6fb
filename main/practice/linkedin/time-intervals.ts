import { badRequest, type RestError } from './errors.ts';
import type { RestliQuery, RestliValue } from './restli.ts';

/** A span of time, in ms; `end` is exclusive. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

const day = 86_400_000;
const year = 366 * day;

const steps: Readonly<Record<string, number>> = { DAY: day, WEEK: 7 * day, MONTH: 30 * day };

type Fields = Readonly<Record<string, RestliValue>>;

function fieldsOf(value: RestliValue | undefined): Fields {
  return typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
}

/**
 * The days that `timeIntervals` asks for, one span each; `null` when it is not there. Statistics go back twelve months (contract L10).
 * `latestEnd` is the last moment that is already counted.
 */
export function readTimeIntervals(
  query: RestliQuery,
  now: number,
  latestEnd: number,
): readonly TimeSpan[] | null | RestError {
  if (!query.has('timeIntervals')) return null;
  const { timeRange, timeGranularityType } = fieldsOf(query.get('timeIntervals'));
  const range = fieldsOf(timeRange);
  const [start, end] = [Number(range['start']), Number(range['end'])];
  const step = typeof timeGranularityType === 'string' ? steps[timeGranularityType] : undefined;
  if (step === undefined || !Number.isSafeInteger(start) || !Number.isSafeInteger(end) || end <= start) {
    return badRequest('INVALID_VALUE_FOR_FIELD', 'timeIntervals is malformed');
  }
  if (start < now - year) {
    return badRequest('INVALID_VALUE_FOR_FIELD', 'Statistics go back twelve months');
  }
  if (end > latestEnd) return badRequest('INVALID_VALUE_FOR_FIELD', 'timeRange ends too late');
  const spans: TimeSpan[] = [];
  for (let from = start; from < end; from += step)
    spans.push({ start: from, end: Math.min(from + step, end) });
  return spans;
}

/** The days from `start` to `end` (exclusive) of a `dateRange`; `null` when it is not there. */
export function readDateRange(query: RestliQuery): TimeSpan | null | RestError {
  if (!query.has('dateRange')) return null;
  const { start, end } = fieldsOf(query.get('dateRange'));
  const [from, to] = [momentOf(start), momentOf(end)];
  return from === undefined || to === undefined || to <= from
    ? badRequest('INVALID_VALUE_FOR_FIELD', 'dateRange is malformed')
    : { start: from, end: to };
}

function momentOf(value: RestliValue | undefined): number | undefined {
  const date = fieldsOf(value);
  const moment = Date.UTC(Number(date['year']), Number(date['month']) - 1, Number(date['day']));
  return Number.isNaN(moment) ? undefined : moment;
}

/** Midnight UTC of the day that `moment` lies in. */
export const startOfDay = (moment: number): number => moment - (moment % day);

/** A moment as `dateRange` writes it. */
export function dateOf(moment: number): {
  readonly day: number;
  readonly month: number;
  readonly year: number;
} {
  const date = new Date(moment);
  return { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() };
}
