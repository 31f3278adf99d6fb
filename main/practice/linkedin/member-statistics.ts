import { Hono } from 'hono';
import type { ApplicationDesk } from './application.ts';
import type { Audience } from './audience.ts';
import type { Gate } from './call.ts';
import { badRequest, notFound, refuse } from './errors.ts';
import { figuresOf, type PostFigures } from './figures.ts';
import { member } from './members.ts';
import type { Post, PostStore } from './post-store.ts';
import { isError, isUrn, parseQuery, type RestliValue } from './restli.ts';
import { dateOf, readDateRange, type TimeSpan } from './time-intervals.ts';

const day = 86_400_000;

type Metric = (figures: PostFigures) => number;

const metrics: Readonly<Record<string, Metric>> = {
  IMPRESSION: ({ impressions }) => impressions,
  MEMBERS_REACHED: ({ reached }) => reached,
  RESHARE: ({ reshares }) => reshares,
  REACTION: ({ reactions }) => reactions,
  COMMENT: ({ comments }) => comments,
};
/** Metrics that came with version 202604. */
const laterMetrics: Readonly<Record<string, Metric>> = {
  POST_SEND: ({ reshares }) => Math.floor(reshares / 2),
  POST_SAVE: ({ reactions }) => Math.floor(reactions / 4),
  LINK_CLICKS: ({ clicks }) => clicks,
  PREMIUM_CTA_CLICKS: () => 0,
  FOLLOWER_GAINED_FROM_CONTENT: ({ reactions }) => Math.floor(reactions / 10),
  PROFILE_VIEW_FROM_CONTENT: ({ clicks }) => Math.floor(clicks / 5),
};
/** What is not told by days (contract L10); impressions of one post neither. */
const neverDaily: ReadonlySet<string> = new Set([
  'MEMBERS_REACHED',
  'LINK_CLICKS',
  'FOLLOWER_GAINED_FROM_CONTENT',
  'PROFILE_VIEW_FROM_CONTENT',
]);

/** What member statistics are made of. */
export interface MemberStatistics {
  readonly gate: Gate;
  readonly desk: ApplicationDesk;
  readonly store: PostStore;
  readonly audience: Audience;
  now(): number;
}

/** Statistics of the member's posts and followers (contract L10). */
export function memberStatisticsRoutes({ gate, desk, store, audience, now }: MemberStatistics): Hono {
  const routes = new Hono();
  const countedUntil = (): number => now() - desk.current().statistics.lagMs;

  function count(posts: readonly Post[], read: Metric, span: TimeSpan | null): number {
    const until = (moment: number): number =>
      posts.reduce((sum, post) => sum + read(figuresOf(post, Math.min(moment, countedUntil()))), 0);
    return span === null ? until(now()) : until(span.end) - until(span.start);
  }

  routes.get('/rest/memberCreatorPostAnalytics', (context) => {
    const caller = gate.admit(context, {
      resource: 'memberCreatorPostAnalytics.FINDER-entity',
      anyOf: ['r_member_postAnalytics'],
    });
    if (caller instanceof Response) return caller;
    // Applications in the development tier have seen the resource missing (contract L10).
    if (!desk.current().statistics.ofMembers) return refuse(notFound);
    const query = parseQuery(context.req.url);
    if (isError(query)) return refuse(query);
    const type = query.get('queryType');
    const known = Number(caller.version) >= 202604 ? { ...metrics, ...laterMetrics } : metrics;
    const read = typeof type === 'string' && Object.hasOwn(known, type) ? known[type] : undefined;
    if (read === undefined || typeof type !== 'string') {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'queryType is not a metric'));
    }
    const target = readEntity(query.get('entity'));
    const one = query.get('q') === 'entity';
    if ((!one && query.get('q') !== 'me') || (one && target === undefined)) {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'entity must be (share:URN) or (ugc:URN)'));
    }
    const aggregation = query.get('aggregation');
    const daily = aggregation === 'DAILY';
    if (!daily && aggregation !== 'TOTAL') {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'aggregation must be TOTAL or DAILY'));
    }
    if (daily && (neverDaily.has(type) || (one && type === 'IMPRESSION'))) {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', `aggregation=DAILY is not offered for ${type}`));
    }
    const range = readDateRange(query);
    if (range !== null && 'status' in range) return refuse(range);
    const posts = target === undefined ? store.by(member.urn) : [store.get(target.urn)];
    const mine = posts.filter((post) => post !== undefined && post.author === member.urn) as readonly Post[];
    if (target !== undefined && mine.length === 0) return refuse(notFound);
    const metricType =
      Number(caller.version) >= 202605
        ? type
        : { 'com.linkedin.adsexternalapi.memberanalytics.v1.CreatorPostAnalyticsMetricTypeV1': type };
    const entity = target === undefined ? {} : { targetEntity: { [target.key]: target.urn } };
    const elements = (daily && range !== null ? daysOf(range) : [range]).map((span) => ({
      count: count(mine, read, span),
      metricType,
      ...entity,
      ...(span === null ? {} : { dateRange: { start: dateOf(span.start), end: dateOf(span.end) } }),
    }));
    return context.json({ paging: { start: 0, count: 10, links: [] }, elements });
  });

  routes.get('/rest/memberFollowersCount', (context) => {
    const caller = gate.admit(context, {
      resource: 'memberFollowersCount.FINDER-me',
      anyOf: ['r_member_profileAnalytics'],
    });
    if (caller instanceof Response) return caller;
    const query = parseQuery(context.req.url);
    if (isError(query)) return refuse(query);
    const paging = { start: 0, count: 10, links: [] };
    if (query.get('q') === 'me') {
      return context.json({ paging, elements: [{ memberFollowersCount: audience.count(member.urn) }] });
    }
    const range = readDateRange(query);
    if (query.get('q') !== 'dateRange' || range === null) {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'Unknown finder'));
    }
    if ('status' in range) return refuse(range);
    const elements = daysOf(range).map((span) => ({
      dateRange: { start: dateOf(span.start), end: dateOf(span.end) },
      memberFollowersCount: audience.gained(member.urn, span.start, span.end),
    }));
    return context.json({ paging, elements });
  });
  return routes;
}

function daysOf({ start, end }: TimeSpan): readonly TimeSpan[] {
  return Array.from({ length: Math.round((end - start) / day) }, (_, index) => ({
    start: start + index * day,
    end: start + (index + 1) * day,
  }));
}

function readEntity(
  value: RestliValue | undefined,
): { readonly key: 'share' | 'ugc'; readonly urn: string } | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const fields = value as Readonly<Record<string, RestliValue>>;
  if (isUrn(fields['share'], ['share'])) return { key: 'share', urn: fields['share'] };
  return isUrn(fields['ugc'], ['ugcPost']) ? { key: 'ugc', urn: fields['ugc'] } : undefined;
}
