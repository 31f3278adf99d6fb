import { type ActivityFilter, activityFilters } from '../../shared/model/activity-filter.ts';

/** Of when Activity tells: the last days with today as one of them, days of the owner's choice (`YYYY-MM-DD`), or all. */
export type ActivityTime =
  | { readonly kind: 'any' }
  | { readonly kind: 'last'; readonly days: LastDays }
  | { readonly kind: 'days'; readonly first: string; readonly last: string };

export const lastDays = [1, 7, 30] as const;
export type LastDays = (typeof lastDays)[number];

/** What the Activity view is narrowed to. */
export interface ActivityRoute {
  readonly show: ActivityFilter;
  readonly accountId: string | null;
  readonly time: ActivityTime;
}

export const allActivity: ActivityRoute = { show: 'all', accountId: null, time: { kind: 'any' } };

/** Reads what a path such as `/activity?show=problems&account=ID&last=7` asks for; what is not known narrows nothing. */
export function parseActivity(search: string): ActivityRoute {
  const query = new URLSearchParams(search);
  return {
    show: activityFilters.find((filter) => filter === query.get('show')) ?? 'all',
    accountId: query.get('account'),
    time: timeOf(query),
  };
}

function timeOf(query: URLSearchParams): ActivityTime {
  const days = lastDays.find((known) => String(known) === query.get('last'));
  if (days !== undefined) return { kind: 'last', days };
  const [one, other] = [query.get('from'), query.get('to')];
  if (one === null || other === null || !isDay(one) || !isDay(other)) return { kind: 'any' };
  return one <= other ? { kind: 'days', first: one, last: other } : { kind: 'days', first: other, last: one };
}

/** Whether it is a day of the calendar, with four digits for its year. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The path that asks for it. */
export function activityPath({ show, accountId, time }: ActivityRoute): string {
  const query = new URLSearchParams({
    ...(show === 'all' ? {} : { show }),
    ...(accountId === null ? {} : { account: accountId }),
    ...(time.kind === 'last' ? { last: String(time.days) } : {}),
    ...(time.kind === 'days' ? { from: time.first, to: time.last } : {}),
  }).toString();
  return query === '' ? '/activity' : `/activity?${query}`;
}
