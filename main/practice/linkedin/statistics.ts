import { Hono } from 'hono';
import type { Gate } from './call.ts';
import type { CommentStore } from './comment-store.ts';
import { figuresOf, type PostFigures } from './figures.ts';
import { accessDenied, badRequest, notFound, refuse } from './errors.ts';
import { member, organizationOf } from './members.ts';
import type { Post, PostStore } from './post-store.ts';
import { isError, isUrn, parseQuery, type RestliValue, urnInPath, urnList } from './restli.ts';

const memberMetrics: Readonly<Record<string, (figures: PostFigures) => number>> = {
  IMPRESSION: ({ impressions }) => impressions,
  MEMBERS_REACHED: ({ reached }) => reached,
  RESHARE: ({ reshares }) => reshares,
  REACTION: ({ reactions }) => reactions,
  COMMENT: ({ comments }) => comments,
};
/** Metrics that came with version 202604. */
const laterMetrics: Readonly<Record<string, (figures: PostFigures) => number>> = {
  POST_SEND: ({ reshares }) => Math.floor(reshares / 2),
  POST_SAVE: ({ reactions }) => Math.floor(reactions / 4),
  LINK_CLICKS: ({ clicks }) => clicks,
  PREMIUM_CTA_CLICKS: () => 0,
  FOLLOWER_GAINED_FROM_CONTENT: ({ reactions }) => Math.floor(reactions / 10),
  PROFILE_VIEW_FROM_CONTENT: ({ clicks }) => Math.floor(clicks / 5),
};

/** Statistics of organizations' posts, members' posts, and social counts (contract L9, L10). */
export function statisticsRoutes(
  gate: Gate,
  store: PostStore,
  comments: CommentStore,
  now: () => number,
): Hono {
  const routes = new Hono();

  routes.get('/rest/organizationalEntityShareStatistics', (context) => {
    const resource = 'organizationalEntityShareStatistics.FINDER-organizationalEntity';
    const caller = gate.admit(context, { resource, anyOf: ['rw_organization_admin'] });
    if (caller instanceof Response) return caller;
    const query = parseQuery(context.req.url);
    if (isError(query)) return refuse(query);
    const entity = query.get('organizationalEntity');
    if (query.get('q') !== 'organizationalEntity' || !isUrn(entity, ['organization'])) {
      return refuse(badRequest('INVALID_URN_TYPE', 'organizationalEntity must be an organization'));
    }
    if (organizationOf(entity)?.role !== 'ADMINISTRATOR') {
      return refuse(accessDenied(`${resource}.${caller.version}01`));
    }
    const shares = urnList(query, 'shares', ['share']);
    if ('status' in shares) return refuse(shares);
    const ugcPosts = urnList(query, 'ugcPosts', ['ugcPost']);
    if ('status' in ugcPosts) return refuse(ugcPosts);
    const asked = [...shares, ...ugcPosts];
    const figures = (post: Post): ReturnType<typeof totals> => totals([figuresOf(post, now())]);
    const elements =
      query.has('shares') || query.has('ugcPosts')
        ? asked.flatMap((urn) => {
            const post = store.get(urn);
            if (post === undefined || post.author !== entity) return [];
            const total = figures(post);
            // A post that nothing happened to is left out (contract L10).
            if (total.impressionCount === 0) return [];
            const key = urn.startsWith('urn:li:share:') ? 'share' : 'ugcPost';
            return [{ organizationalEntity: entity, [key]: urn, totalShareStatistics: total }];
          })
        : [
            {
              organizationalEntity: entity,
              totalShareStatistics: totals(store.by(entity).map((post) => figuresOf(post, now()))),
            },
          ];
    return context.json({ paging: { start: 0, count: 10, links: [] }, elements });
  });

  routes.get('/rest/memberCreatorPostAnalytics', (context) => {
    const caller = gate.admit(context, {
      resource: 'memberCreatorPostAnalytics.FINDER-entity',
      anyOf: ['r_member_postAnalytics'],
    });
    if (caller instanceof Response) return caller;
    const query = parseQuery(context.req.url);
    if (isError(query)) return refuse(query);
    const type = query.get('queryType');
    const metrics = Number(caller.version) >= 202604 ? { ...memberMetrics, ...laterMetrics } : memberMetrics;
    const read = typeof type === 'string' && Object.hasOwn(metrics, type) ? metrics[type] : undefined;
    if (read === undefined) return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'queryType is not a metric'));
    if (query.get('aggregation') !== 'TOTAL') {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'Only aggregation=TOTAL is offered here'));
    }
    const metricType =
      Number(caller.version) >= 202605
        ? type
        : { 'com.linkedin.adsexternalapi.memberanalytics.v1.CreatorPostAnalyticsMetricTypeV1': type };
    if (query.get('q') === 'me') {
      const count = store.by(member.urn).reduce((sum, post) => sum + read(figuresOf(post, now())), 0);
      return context.json({ paging: { start: 0, count: 10, links: [] }, elements: [{ count, metricType }] });
    }
    const target = readEntity(query.get('entity'));
    if (query.get('q') !== 'entity' || target === undefined) {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'entity must be (share:URN) or (ugc:URN)'));
    }
    const post = store.get(target.urn);
    if (post === undefined || post.author !== member.urn) return refuse(notFound);
    return context.json({
      paging: { start: 0, count: 10, links: [] },
      elements: [
        { count: read(figuresOf(post, now())), metricType, targetEntity: { [target.key]: target.urn } },
      ],
    });
  });

  routes.get('/rest/socialMetadata/:urn', (context) => {
    const resource = 'socialMetadata.GET';
    const caller = gate.admit(context, {
      resource,
      anyOf: ['r_organization_social_feed', 'r_member_social_feed'],
    });
    if (caller instanceof Response) return caller;
    const urn = urnInPath(context.req.url);
    if (typeof urn !== 'string') return refuse(urn);
    const post = store.get(urn);
    if (post === undefined) return refuse(notFound);
    if (post.author === member.urn && !caller.scopes.has('r_member_social_feed')) {
      return refuse(accessDenied(`${resource}.${caller.version}01`));
    }
    const { reactions } = figuresOf(post, now());
    const all = comments.of(post);
    return context.json({
      entity: post.id,
      reactionSummaries: { LIKE: { reactionType: 'LIKE', count: reactions } },
      commentsState: 'OPEN',
      commentSummary: {
        count: all.length,
        topLevelCount: all.filter(({ parent }) => parent === null).length,
      },
    });
  });
  return routes;
}

function readEntity(
  value: RestliValue | undefined,
): { readonly key: 'share' | 'ugc'; readonly urn: string } | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const fields = value as Readonly<Record<string, RestliValue>>;
  if (isUrn(fields['share'], ['share'])) return { key: 'share', urn: fields['share'] };
  return isUrn(fields['ugc'], ['ugcPost']) ? { key: 'ugc', urn: fields['ugc'] } : undefined;
}

function totals(figures: readonly PostFigures[]) {
  const sum = (read: (entry: PostFigures) => number): number =>
    figures.reduce((total, entry) => total + read(entry), 0);
  const impressionCount = sum(({ impressions }) => impressions);
  const clickCount = sum(({ clicks }) => clicks);
  const likeCount = sum(({ reactions }) => reactions);
  const commentCount = sum(({ comments }) => comments);
  const shareCount = sum(({ reshares }) => reshares);
  const acted = clickCount + likeCount + commentCount + shareCount;
  return {
    impressionCount,
    uniqueImpressionsCount: sum(({ reached }) => reached),
    clickCount,
    likeCount,
    commentCount,
    shareCount,
    engagement: impressionCount === 0 ? 0 : acted / impressionCount,
  };
}
