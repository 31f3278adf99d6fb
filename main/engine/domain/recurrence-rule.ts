import type { MonthDay, Recurrence, SeriesEnd } from '../../../shared/model/recurrence.ts';

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const dayCode = (weekday: number): string => days[weekday - 1] ?? 'MO';

/**
 * A recurrence as an RFC 5545 rule, to stand beside a start in local time: UNTIL is a local time as well, as the standard asks of a
 * start without a zone.
 */
export function ruleText({ every, interval, end }: Recurrence): string {
  const parts = [`FREQ=${frequencies[every.unit]}`];
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  if (every.unit === 'week') {
    const codes = every.weekdays.toSorted((first, second) => first - second).map(dayCode);
    parts.push(`BYDAY=${[...new Set(codes)].join(',')}`);
  }
  if (every.unit === 'month') parts.push(monthPart(every.on));
  if (end.kind === 'count') parts.push(`COUNT=${end.count}`);
  if (end.kind === 'until') parts.push(`UNTIL=${end.day.replaceAll('-', '')}T235959`);
  return parts.join(';');
}

const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const;

function monthPart(on: MonthDay): string {
  switch (on.kind) {
    case 'date':
      return `BYMONTHDAY=${on.date}`;
    case 'last':
      return 'BYMONTHDAY=-1';
    case 'weekday':
      return `BYDAY=${on.nth}${dayCode(on.weekday)}`;
  }
}

/** The recurrence that a rule of `ruleText` stands for; undefined for any other rule. */
export function recurrenceOf(rule: string): Recurrence | undefined {
  const parts = new Map(rule.split(';').map((part): [string, string] => splitOnce(part)));
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const end = endOf(parts);
  const every = everyOf(parts);
  if (every === undefined || end === undefined || !Number.isInteger(interval)) return undefined;
  return { every, interval, end };
}

function splitOnce(part: string): [string, string] {
  const [name = '', value = ''] = part.split('=');
  return [name, value];
}

function endOf(parts: ReadonlyMap<string, string>): SeriesEnd | undefined {
  const count = parts.get('COUNT');
  const until = parts.get('UNTIL');
  if (count !== undefined) return { kind: 'count', count: Number(count) };
  if (until === undefined) return { kind: 'never' };
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/u.exec(until) ?? [];
  return year === undefined ? undefined : { kind: 'until', day: `${year}-${month}-${day}` };
}

function everyOf(parts: ReadonlyMap<string, string>): Recurrence['every'] | undefined {
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return { unit: 'day' };
    case 'WEEKLY': {
      const weekdays = (parts.get('BYDAY') ?? '').split(',').map(weekdayOf);
      return weekdays.includes(0) ? undefined : { unit: 'week', weekdays };
    }
    case 'MONTHLY': {
      const on = monthDayOf(parts);
      return on === undefined ? undefined : { unit: 'month', on };
    }
    case 'YEARLY':
      return { unit: 'year' };
    default:
      return undefined;
  }
}

/** 1–7; 0 for what is no weekday. */
const weekdayOf = (code: string): number => days.findIndex((known) => known === code) + 1;

function monthDayOf(parts: ReadonlyMap<string, string>): MonthDay | undefined {
  const date = parts.get('BYMONTHDAY');
  if (date === '-1') return { kind: 'last' };
  if (date !== undefined) return { kind: 'date', date: Number(date) };
  const [, count, code = ''] = /^(-?\d)([A-Z]{2})$/u.exec(parts.get('BYDAY') ?? '') ?? [];
  const nth = ([1, 2, 3, 4, -1] as const).find((known) => known === Number(count));
  const weekday = weekdayOf(code);
  return nth === undefined || weekday === 0 ? undefined : { kind: 'weekday', nth, weekday };
}
