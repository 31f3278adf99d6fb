import type * as z from 'zod';
import type { AccountMetricValue, DemographicValue } from '../../../../shared/model/account-figures.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import type { AccountFigures } from '../after-publishing.ts';
import type { ActingAccount, Line, Network } from '../network.ts';
import { callRest, encodeId, type RestCall } from './api.ts';
import {
  followerStatistics,
  memberFollowers,
  memberMetric,
  networkSize,
  pageStatistics,
  shareStatistics,
} from './parse.ts';

const hour = 60 * 60_000;
const day = 24 * hour;

/** Figures come late: a day is asked for once it has been over for this long. */
const settling = 6 * hour;

/** Figures of an account as a whole, and of an organisation's followers (contract L10). What may not be read is not provided, never zero. */
export const accountStatistics: NonNullable<Network['accountStatistics']> = (line, account) =>
  account.kind === 'organization' ? organizationFigures(line, account) : memberFigures(line, account);

async function organizationFigures(
  line: Line,
  account: ActingAccount,
): Promise<Outcome<AccountFigures, Failure>> {
  const id = encodeId(account.remoteId);
  const { start, end } = lastDay(line);
  const interval = `&timeIntervals=(timeRange:(start:${start},end:${end}),timeGranularityType:DAY)`;
  const ask = <T>(path: string, schema: z.ZodType<T>, method?: RestCall['method']) =>
    askIfAllowed(line, { path, token: account.token, ...(method === undefined ? {} : { method }) }, schema);

  // The only total of followers that there is.
  const size = await ask(`/networkSizes/${id}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`, networkSize);
  if (!size.ok) return size;
  const shares = await ask(
    `/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${id}${interval}`,
    shareStatistics,
    'FINDER',
  );
  if (!shares.ok) return shares;
  const pages = await ask(
    `/organizationPageStatistics?q=organization&organization=${id}${interval}`,
    pageStatistics,
    'FINDER',
  );
  if (!pages.ok) return pages;
  const followers = await ask(
    `/organizationalEntityFollowerStatistics?q=organizationalEntity&organizationalEntity=${id}`,
    followerStatistics,
    'FINDER',
  );
  if (!followers.ok) return followers;

  const total = shares.value?.elements[0]?.totalShareStatistics;
  return ok({
    metrics: [
      now('followers', size.value?.firstDegreeSize),
      onDay('views', total?.impressionCount),
      onDay('reach', total?.uniqueImpressionsCount),
      // May be below zero (contract L10).
      onDay('likes', total?.likeCount === undefined ? undefined : Math.max(0, total.likeCount)),
      onDay('engagement', total === undefined ? undefined : actionsIn(total)),
      onDay('profile-views', pages.value?.elements[0]?.totalPageStatistics.views.allPageViews?.pageViews),
    ],
    demographics: demographicsOf(followers.value),
  });
}

/** One request a metric, and a member has few a day: only what matters most. */
async function memberFigures(line: Line, account: ActingAccount): Promise<Outcome<AccountFigures, Failure>> {
  const { token } = account;
  const followers = await askIfAllowed(
    line,
    { path: '/memberFollowersCount?q=me', token, method: 'FINDER' },
    memberFollowers,
  );
  if (!followers.ok) return followers;
  const values = new Map<string, number | undefined>();
  for (const type of ['IMPRESSION', 'MEMBERS_REACHED']) {
    const { start, end } = lastDay(line);
    const found = await askIfAllowed(
      line,
      {
        path: `/memberCreatorPostAnalytics?q=me&queryType=${type}&aggregation=TOTAL&dateRange=(start:${dateOf(start)},end:${dateOf(end)})`,
        token,
        method: 'FINDER',
      },
      memberMetric,
    );
    if (!found.ok) return found;
    values.set(type, found.value?.elements.find(({ metricType = type }) => metricType === type)?.count);
  }
  return ok({
    metrics: [
      now('followers', followers.value?.elements[0]?.memberFollowersCount),
      onDay('views', values.get('IMPRESSION')),
      onDay('reach', values.get('MEMBERS_REACHED')),
    ],
    demographics: [],
  });
}

/** A call whose permission, role or resource not every application has: then there is nothing to tell. */
async function askIfAllowed<T>(
  line: Line,
  call: RestCall,
  schema: z.ZodType<T>,
): Promise<Outcome<T | null, Failure>> {
  const found = await callRest(line, call, schema);
  if (found.ok) return found;
  const withheld = ['permission-missing', 'role-lost', 'not-found'].includes(found.failure.code);
  return withheld ? ok(null) : found;
}

/** The last whole day that the network has counted, UTC. */
function lastDay({ clock }: Line): { readonly start: number; readonly end: number } {
  const settled = clock.now() - settling;
  const end = settled - (settled % day);
  return { start: end - day, end };
}

function dateOf(moment: number): string {
  const date = new Date(moment);
  return `(day:${date.getUTCDate()},month:${date.getUTCMonth() + 1},year:${date.getUTCFullYear()})`;
}

function now(metric: AccountMetricValue['metric'], value: number | undefined): AccountMetricValue {
  return { metric, period: 'now', value: value ?? null };
}

function onDay(metric: AccountMetricValue['metric'], value: number | undefined): AccountMetricValue {
  return { metric, period: 'day', value: value ?? null };
}

type Totals = z.infer<typeof shareStatistics>['elements'][number]['totalShareStatistics'];

function actionsIn({ clickCount = 0, likeCount = 0, commentCount = 0, shareCount = 0 }: Totals): number {
  return Math.max(0, clickCount + likeCount + commentCount + shareCount);
}

type Followers = z.infer<typeof followerStatistics>;

/** Which of the network's divisions tells which trait, and under which name its key stands. */
const divisions = [
  ['followerCountsBySeniority', 'seniority', 'seniority'],
  ['followerCountsByFunction', 'function', 'function'],
  ['followerCountsByIndustry', 'industry', 'industry'],
  ['followerCountsByStaffCountRange', 'company-size', 'staffCountRange'],
  ['followerCountsByGeoCountry', 'country', 'geo'],
  ['followerCountsByGeo', 'city', 'geo'],
] as const satisfies readonly (readonly [
  keyof Followers['elements'][number],
  DemographicValue['dimension'],
  string,
])[];

function demographicsOf(followers: Followers | null): readonly DemographicValue[] {
  const found = followers?.elements[0];
  if (found === undefined) return [];
  return divisions.flatMap(([division, dimension, name]) =>
    found[division].flatMap((part) => {
      const key = part[name];
      const { organicFollowerCount = 0, paidFollowerCount = 0 } = part.followerCounts;
      return typeof key === 'string'
        ? [{ dimension, key, value: organicFollowerCount + paidFollowerCount }]
        : [];
    }),
  );
}
