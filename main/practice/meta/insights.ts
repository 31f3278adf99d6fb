import { visiblePage } from './access.ts';
import { type Audience, audienceOf, combine } from './audience.ts';
import { type Answer, type Call, has, momentOf } from './call.ts';
import type { Json, Node } from './fields.ts';
import { badParam, graphError, type GraphError, isGraphError, notVisible } from './graph-error.ts';
import { graphTime } from './meta-world.ts';
import type { PageRecord, PostRecord } from './model.ts';
import { listParam } from './params.ts';
import { findPost, isPublished, publishedPosts } from './posts.ts';

const day = 86_400_000;

/** Page metrics that still answer (§5): how much of a day's audience each is. */
const pageMetrics: Readonly<Record<string, (audience: Audience) => Json>> = {
  page_media_view: ({ views }) => views,
  page_total_media_view_unique: ({ reach }) => reach,
  page_post_engagements: (audience) => audience.likes + audience.loves + audience.shares + audience.clicks,
  page_views_total: ({ profileVisits }) => profileVisits,
  page_total_actions: ({ clicks }) => clicks,
  page_daily_follows: ({ follows }) => follows,
  page_daily_follows_unique: ({ follows }) => follows,
  page_daily_unfollows_unique: () => 0,
  page_actions_post_reactions_total: ({ likes, loves }) => ({ like: likes, love: loves }),
  page_actions_post_reactions_like_total: ({ likes }) => likes,
  page_actions_post_reactions_love_total: ({ loves }) => loves,
  page_actions_post_reactions_wow_total: () => 0,
  page_actions_post_reactions_haha_total: () => 0,
  page_actions_post_reactions_sorry_total: () => 0,
  page_actions_post_reactions_anger_total: () => 0,
  page_video_views: ({ views }) => Math.floor(views / 4),
  page_video_views_organic: ({ views }) => Math.floor(views / 4),
  page_video_views_paid: () => 0,
  page_video_views_autoplayed: ({ views }) => Math.floor(views / 6),
  page_video_views_click_to_play: ({ views }) => Math.floor(views / 12),
  page_video_complete_views_30s: ({ views }) => Math.floor(views / 20),
  page_video_view_time: ({ views }) => Math.floor(views / 4) * 3400,
  page_fan_adds_by_paid_non_paid_unique: ({ follows }) => ({ paid: 0, unpaid: follows, total: follows }),
  page_lifetime_engaged_followers_unique: ({ likes, clicks }) => likes + clicks,
};

/** Splits that a Page metric may be asked in. */
const pageBreakdowns: Readonly<Record<string, readonly string[]>> = {
  page_media_view: ['is_from_ads', 'is_from_followers'],
};

/** Whether figures since `at` are scripted to come two days late (§9.8). */
export function isLate(call: Call, at: number): boolean {
  const facts = { host: call.host, path: call.url.pathname, method: call.method };
  return (
    at > call.world.now() - 2 * day &&
    call.world.setting.faults.takeForRequest(['insights-late'], facts) !== undefined
  );
}

/** Post metrics that still answer (§5). */
const postMetrics: Readonly<Record<string, (audience: Audience) => Json>> = {
  post_media_view: ({ views }) => views,
  post_total_media_view_unique: ({ reach }) => reach,
  post_clicks: ({ clicks }) => clicks,
  post_clicks_by_type: ({ clicks }) => ({ 'other clicks': clicks }),
  post_reactions_by_type_total: ({ likes, loves }) => ({
    ...(likes === 0 ? {} : { like: likes }),
    ...(loves === 0 ? {} : { love: loves }),
  }),
  post_reactions_like_total: ({ likes }) => likes,
  post_reactions_love_total: ({ loves }) => loves,
  post_reactions_wow_total: () => 0,
  post_reactions_haha_total: () => 0,
  post_reactions_sorry_total: () => 0,
  post_reactions_anger_total: () => 0,
  post_activity_by_action_type: (audience) => ({
    like: audience.likes + audience.loves,
    share: audience.shares,
  }),
  post_activity_by_action_type_unique: (audience) => ({
    like: audience.likes + audience.loves,
    share: audience.shares,
  }),
};

/** Post metrics that only posts with a video have. */
const videoMetrics: typeof postMetrics = {
  post_video_views: ({ views }) => Math.floor(views * 0.7),
  post_video_views_organic: ({ views }) => Math.floor(views * 0.7),
  post_video_views_paid: () => 0,
  post_video_views_15s: ({ views }) => Math.floor(views * 0.25),
  post_video_avg_time_watched: ({ views }) => (views === 0 ? 0 : 2600),
};

const titleOf = (name: string): string =>
  name.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());

/** The asked metrics; none is 3001/1504028, one unknown name fails the whole call (§5). */
export function askedMetrics(call: Call, known: (name: string) => boolean): readonly string[] | GraphError {
  const names = listParam(call.params.get('metric'));
  if (names.length === 0)
    return graphError(3001, 'No metric was specified to be fetched.', { subcode: 1504028 });
  return names.every(known) ? names : badParam('The value must be a valid insights metric');
}

/** `GET /{page_post}/insights` (§5). */
export function postInsights(call: Call, postId: string): Answer {
  const found = findPost(call, postId);
  if (found === undefined) return notVisible(call.method, postId);
  const { post, page } = found;
  const refused = mayRead(call, page);
  if (refused !== undefined) return refused;
  const names = askedMetrics(call, (name) => name in postMetrics || name in videoMetrics);
  if (isGraphError(names)) return names;
  const period = call.params.get('period');
  if (period !== undefined && period !== 'lifetime') return badParam('The period of a post is lifetime');
  if (!isPublished(call.world, post)) return { data: [] };
  const audience = audienceOf(post.id, page.followers, call.world.now() - (post.publishAt ?? 0));
  return {
    data: names.flatMap((name) => {
      const read = postMetrics[name] ?? (post.videoId === null ? undefined : videoMetrics[name]);
      return read === undefined ? [] : [metricNode(postId, name, 'lifetime', [{ value: read(audience) }])];
    }),
  };
}

const metricNode = (ownerId: string, name: string, period: string, values: readonly Node[]): Node => ({
  name,
  period,
  values,
  title: titleOf(name),
  description: titleOf(name),
  id: `${ownerId}/insights/${name}/${period}`,
});

function mayRead(call: Call, page: PageRecord): GraphError | undefined {
  if (call.token.type !== 'PAGE')
    return graphError(190, 'This method must be called with a Page Access Token');
  if (!has(call, 'read_insights') || !has(call, 'pages_read_engagement') || !page.tasks.includes('ANALYZE')) {
    return graphError(
      10,
      'Requires read_insights and pages_read_engagement permissions and the ANALYZE task',
    );
  }
  return undefined;
}

/** `GET /{page}/insights` (§5): Pages below 100 likes have no data, which is not zero. */
export function pageInsights(call: Call, pageId: string): Answer {
  const page = visiblePage(call, pageId);
  if (page === undefined) return notVisible(call.method, pageId);
  const refused = mayRead(call, page);
  if (refused !== undefined) return refused;
  const names = askedMetrics(call, (name) => name in pageMetrics || name === 'page_follows');
  if (isGraphError(names)) return names;
  const period = call.params.get('period') ?? 'day';
  const length = { day: 1, week: 7, days_28: 28 }[period];
  if (length === undefined) return badParam('period must be day, week or days_28');
  const range = rangeOf(call);
  if (isGraphError(range)) return range;
  const breakdown = call.params.get('breakdown');
  if (breakdown !== undefined && !names.every((name) => pageBreakdowns[name]?.includes(breakdown)))
    return badParam(`The breakdown ${breakdown} does not go with these metrics`);
  if (page.followers < 100) return { data: [] };
  const last = isLate(call, range.until) ? call.world.now() - 2 * day : range.until;
  const ends: number[] = [];
  for (let end = startOfDay(range.since) + day; end <= last; end += day) ends.push(end);
  const posts = publishedPosts(call.world, pageId);
  return {
    data: names.map((name) =>
      metricNode(
        pageId,
        name,
        period,
        ends.map((end) => ({
          value: pageMetrics[name]?.(earnedIn(page, posts, end - length * day, end)) ?? page.followers,
          end_time: graphTime(end),
        })),
      ),
    ),
  };
}

const startOfDay = (at: number): number => Math.floor(at / day) * day;

function rangeOf(call: Call): { readonly since: number; readonly until: number } | GraphError {
  const since = momentOf(call, 'since');
  const until = momentOf(call, 'until');
  if (isGraphError(since)) return since;
  if (isGraphError(until)) return until;
  const now = call.world.now();
  const last = until ?? Math.max(now, since ?? 0);
  const first = since ?? last - 2 * day;
  return last - first > 90 * day
    ? badParam('There cannot be more than 90 days between since and until')
    : { since: first, until: last };
}

/** What a Page's posts earned between two moments, on top of what the Page earns every day without posting. */
function earnedIn(page: PageRecord, posts: readonly PostRecord[], from: number, to: number): Audience {
  const quiet = audienceOf(`${page.id}/${from}`, page.followers * 0.03, 30 * day);
  return posts.reduce((sum, { id, publishAt }) => {
    if (publishAt === null) return sum;
    const after = audienceOf(id, page.followers, to - publishAt);
    return combine(combine(sum, after, 1), audienceOf(id, page.followers, from - publishAt), -1);
  }, quiet);
}
