import { type Context, Hono } from 'hono';
import { actionsOf } from '../kit/growth.ts';
import type { ApplicationDesk } from './application.ts';
import { type Audience, facets } from './audience.ts';
import type { Gate } from './call.ts';
import { accessDenied, badRequest, type RestError, refuse } from './errors.ts';
import { figuresOf, type PostFigures } from './figures.ts';
import { organizationOf } from './members.ts';
import type { Post, PostStore } from './post-store.ts';
import { isError, isUrn, parseQuery, type RestliQuery, urnList } from './restli.ts';
import { readTimeIntervals, startOfDay, type TimeSpan } from './time-intervals.ts';

const day = 86_400_000;

/** What organization statistics are made of. */
export interface OrganizationStatistics {
  readonly gate: Gate;
  readonly desk: ApplicationDesk;
  readonly store: PostStore;
  readonly audience: Audience;
  now(): number;
}

/** Statistics of organizations' posts, followers and pages (contract L10). */
export function organizationStatisticsRoutes(setting: OrganizationStatistics): Hono {
  const { gate, desk, store, audience, now } = setting;
  const routes = new Hono();
  /** What is not yet counted is not there: figures come late (contract S1). */
  const countedUntil = (): number => now() - desk.current().statistics.lagMs;

  /** The organization of a call by its administrator, with the query; or the refusal. */
  function admit(
    context: Context,
    resource: string,
    parameter: string,
  ): { readonly query: RestliQuery; readonly urn: string } | Response {
    const caller = gate.admit(context, { resource, anyOf: ['rw_organization_admin'] });
    if (caller instanceof Response) return caller;
    const query = parseQuery(context.req.url);
    if (isError(query)) return refuse(query);
    const urn = query.get(parameter);
    if (query.get('q') !== parameter || !isUrn(urn, ['organization'])) {
      return refuse(badRequest('INVALID_URN_TYPE', `${parameter} must be an organization`));
    }
    return organizationOf(urn)?.role === 'ADMINISTRATOR'
      ? { query, urn }
      : refuse(accessDenied(`${resource}.${caller.version}01`));
  }

  function page<T>(context: Context, query: RestliQuery, elements: readonly T[]): Response {
    const [start, count] = [Number(query.get('start') ?? 0), Number(query.get('count') ?? 10)];
    return context.json({
      paging: { start, count, links: [] },
      elements: elements.slice(start, start + count),
    });
  }

  function during(urn: string, { start, end }: TimeSpan): PostFigures {
    const at = (moment: number): PostFigures =>
      sum(store.by(urn).map((post) => figuresOf(post, Math.min(moment, countedUntil()))));
    const [before, after] = [at(start), at(end)];
    return {
      impressions: after.impressions - before.impressions,
      reached: after.reached - before.reached,
      clicks: after.clicks - before.clicks,
      reactions: after.reactions - before.reactions,
      comments: after.comments - before.comments,
      reshares: after.reshares - before.reshares,
    };
  }

  function perPost(entity: string, query: RestliQuery): readonly object[] | RestError {
    const shares = urnList(query, 'shares', ['share']);
    if ('status' in shares) return shares;
    const ugcPosts = urnList(query, 'ugcPosts', ['ugcPost']);
    if ('status' in ugcPosts) return ugcPosts;
    return [...shares, ...ugcPosts].flatMap((urn) => {
      const post: Post | undefined = store.get(urn);
      if (post === undefined || post.author !== entity) return [];
      const figures = figuresOf(post, countedUntil());
      // A post that nothing happened to is left out (contract L10).
      if (figures.impressions === 0) return [];
      const key = urn.startsWith('urn:li:share:') ? 'share' : 'ugcPost';
      return [{ organizationalEntity: entity, [key]: urn, totalShareStatistics: totals(figures) }];
    });
  }

  function totals(figures: PostFigures) {
    const { statistics } = desk.current();
    const acted = figures.clicks + figures.reactions + figures.comments + figures.reshares;
    return {
      impressionCount: figures.impressions,
      ...(statistics.withoutReach ? {} : { uniqueImpressionsCount: figures.reached }),
      clickCount: figures.clicks,
      likeCount: statistics.negativeLikes ? -1 : figures.reactions,
      commentCount: figures.comments,
      shareCount: figures.reshares,
      engagement: figures.impressions === 0 ? 0 : acted / figures.impressions,
    };
  }

  routes.get('/rest/organizationalEntityShareStatistics', (context) => {
    const admitted = admit(
      context,
      'organizationalEntityShareStatistics.FINDER-organizationalEntity',
      'organizationalEntity',
    );
    if (admitted instanceof Response) return admitted;
    const { query, urn } = admitted;
    const spans = readTimeIntervals(query, now(), now());
    if (spans !== null && 'status' in spans) return refuse(spans);
    if (query.has('shares') || query.has('ugcPosts')) {
      if (spans !== null) {
        return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'Posts have lifetime statistics only'));
      }
      const elements = perPost(urn, query);
      return 'status' in elements ? refuse(elements) : page(context, query, elements);
    }
    const entity = { organizationalEntity: urn };
    if (spans === null) {
      const all = sum(store.by(urn).map((post) => figuresOf(post, countedUntil())));
      return page(context, query, [{ ...entity, totalShareStatistics: totals(all) }]);
    }
    return page(
      context,
      query,
      spans
        .filter(({ end }) => end <= countedUntil())
        .map((timeRange) => ({ ...entity, timeRange, totalShareStatistics: totals(during(urn, timeRange)) })),
    );
  });

  routes.get('/rest/organizationalEntityFollowerStatistics', (context) => {
    const admitted = admit(
      context,
      'organizationalEntityFollowerStatistics.FINDER-organizationalEntity',
      'organizationalEntity',
    );
    if (admitted instanceof Response) return admitted;
    const { query, urn } = admitted;
    // Gains are told two days late (contract L10).
    const spans = readTimeIntervals(query, now(), now() - 2 * day);
    if (spans !== null && 'status' in spans) return refuse(spans);
    const entity = { organizationalEntity: urn };
    if (spans !== null) {
      return page(
        context,
        query,
        spans.map((timeRange) => ({
          ...entity,
          timeRange,
          followerGains: {
            organicFollowerGain: audience.gained(urn, timeRange.start, timeRange.end),
            paidFollowerGain: 0,
          },
        })),
      );
    }
    const followers = audience.count(urn);
    const divided = Object.entries(facets).map(([facet, parts]) => [
      facet,
      parts.map(({ key, value, share }) => ({
        [key]: value,
        followerCounts: { organicFollowerCount: Math.floor(followers * share), paidFollowerCount: 0 },
      })),
    ]);
    return page(context, query, [{ ...entity, ...Object.fromEntries(divided) }]);
  });

  routes.get('/rest/organizationPageStatistics', (context) => {
    const admitted = admit(context, 'organizationPageStatistics.FINDER-organization', 'organization');
    if (admitted instanceof Response) return admitted;
    const { query, urn } = admitted;
    const spans = readTimeIntervals(query, now(), now());
    if (spans !== null && 'status' in spans) return refuse(spans);
    const organization = { organization: urn };
    if (spans === null) {
      const views = actionsOf(urn, 'page-view', audience.count(urn), 0.6);
      return page(context, query, [{ ...organization, totalPageStatistics: pageTotals(views) }]);
    }
    return page(
      context,
      query,
      spans
        .filter(({ end }) => end <= countedUntil())
        .map((timeRange) => ({
          ...organization,
          timeRange,
          totalPageStatistics: pageTotals(
            actionsOf(`${urn}:${startOfDay(timeRange.start)}`, 'page-view', audience.count(urn), 0.01),
          ),
        })),
    );
  });
  return routes;
}

function pageTotals(pageViews: number) {
  const part = (share: number) => ({
    pageViews: Math.floor(pageViews * share),
    uniquePageViews: Math.floor(pageViews * share * 0.7),
  });
  return {
    views: {
      allPageViews: part(1),
      overviewPageViews: part(0.7),
      careersPageViews: part(0.1),
      jobsPageViews: part(0.1),
      peoplePageViews: part(0.1),
    },
    clicks: { desktopCustomButtonClickCounts: [], mobileCustomButtonClickCounts: [] },
  };
}

/** Figures of several posts together. */
function sum(figures: readonly PostFigures[]): PostFigures {
  const add = (read: (entry: PostFigures) => number): number =>
    figures.reduce((total, entry) => total + read(entry), 0);
  return {
    impressions: add(({ impressions }) => impressions),
    reached: add(({ reached }) => reached),
    clicks: add(({ clicks }) => clicks),
    reactions: add(({ reactions }) => reactions),
    comments: add(({ comments }) => comments),
    reshares: add(({ reshares }) => reshares),
  };
}
