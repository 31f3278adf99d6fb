import { Hono } from 'hono';
import * as z from 'zod';
import { actionsOf, reachAt } from '../kit/growth.ts';
import { creator, type Scope } from './application.ts';
import { type Admit, readJson, scopeMissing } from './call.ts';
import type { ApiError, Envelope } from './envelope.ts';
import type { Publication, Publications } from './publications.ts';

/** How a public post fared until now. */
export interface VideoFigures {
  readonly views: number;
  readonly likes: number;
  readonly comments: number;
  readonly shares: number;
}

/** Figures of a post at `now`: plausible, growing with age, the same on every run. */
export function figuresOf({ postId, completed }: Publication, now: number): VideoFigures {
  const views = completed === null ? 0 : reachAt(postId, now - completed.at, creator.followers * 3);
  return {
    views,
    likes: actionsOf(postId, 'like', views, 0.06),
    comments: actionsOf(postId, 'comment', views, 0.004),
    shares: actionsOf(postId, 'share', views, 0.006),
  };
}

const userFields: Readonly<Record<string, Scope>> = {
  open_id: 'user.info.basic',
  union_id: 'user.info.basic',
  avatar_url: 'user.info.basic',
  avatar_url_100: 'user.info.basic',
  avatar_large_url: 'user.info.basic',
  display_name: 'user.info.basic',
  username: 'user.info.profile',
  bio_description: 'user.info.profile',
  profile_web_link: 'user.info.profile',
  profile_deep_link: 'user.info.profile',
  is_verified: 'user.info.profile',
  follower_count: 'user.info.stats',
  following_count: 'user.info.stats',
  likes_count: 'user.info.stats',
  video_count: 'user.info.stats',
};

const invalid = (message: string): ApiError => ({ status: 400, code: 'invalid_params', message });

function readFields(
  given: string | undefined,
  known: Readonly<Record<string, unknown>>,
): readonly string[] | undefined {
  const fields = (given ?? '').split(',').filter((field) => field !== '');
  return fields.length > 0 && fields.every((field) => Object.hasOwn(known, field)) ? fields : undefined;
}

const pick = (
  values: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): Record<string, unknown> => Object.fromEntries(fields.map((field) => [field, values[field]]));

/** The Display API: profile and public videos with their counts (contract T10). */
export function displayRoutes(
  admit: Admit,
  envelope: Envelope,
  publications: Publications,
  pageBase: string,
  now: () => number,
): Hono {
  const routes = new Hono();
  const perMinute = 600;

  const publicVideos = (): readonly Publication[] =>
    publications.posted().filter((entry) => {
      const state = publications.state(entry);
      return state.status === 'PUBLISH_COMPLETE' && state.isPublic;
    });
  const createdAt = (publication: Publication): number => publication.completed?.at ?? 0;

  function describe(publication: Publication): Record<string, unknown> {
    const { postId, title, completed, aiGenerated } = publication;
    const page = `${pageBase}/@${creator.username}/video/${postId}`;
    const figures = figuresOf(publication, now());
    return {
      id: postId,
      create_time: Math.floor(createdAt(publication) / 1000),
      cover_image_url: `${pageBase}/practice/avatar.svg`,
      share_url: page,
      video_description: title.slice(0, 150),
      duration: Math.round(completed?.seconds ?? 0),
      height: completed?.height ?? 0,
      width: completed?.width ?? 0,
      title,
      embed_html: `<blockquote cite="${page}"></blockquote>`,
      embed_link: page,
      like_count: figures.likes,
      comment_count: figures.comments,
      share_count: figures.shares,
      view_count: figures.views,
      is_aigc: aiGenerated,
    };
  }
  const videoFields = Object.fromEntries(
    ['id', 'create_time', 'cover_image_url', 'share_url', 'video_description', 'duration', 'height', 'width']
      .concat([
        'title',
        'embed_html',
        'embed_link',
        'like_count',
        'comment_count',
        'share_count',
        'view_count',
      ])
      .concat(['is_aigc'])
      .map((field) => [field, true]),
  );

  routes.get('/v2/user/info/', (context) => {
    const grant = admit(context, { name: 'user_info', scope: 'user.info.basic', perMinute });
    if (grant instanceof Response) return grant;
    const fields = readFields(context.req.query('fields'), userFields);
    if (fields === undefined)
      return envelope.refuse(invalid('The fields parameter is missing or names unknown fields.'));
    const allowed = fields.every((field) => grant.scopes.includes(userFields[field] ?? ''));
    if (!allowed) return envelope.refuse(scopeMissing);
    const avatar = `${pageBase}/practice/avatar.svg`;
    const user = {
      open_id: creator.openId,
      union_id: creator.unionId,
      avatar_url: avatar,
      avatar_url_100: avatar,
      avatar_large_url: avatar,
      display_name: creator.displayName,
      username: creator.username,
      bio_description: creator.bio,
      profile_web_link: `${pageBase}/@${creator.username}`,
      profile_deep_link: `${pageBase}/@${creator.username}`,
      is_verified: false,
      follower_count: creator.followers,
      following_count: creator.following,
      likes_count: creator.likes,
      video_count: publications.posted().length,
    };
    return envelope.ok({ user: pick(user, fields) });
  });

  const listBody = z.object({ cursor: z.int().optional(), max_count: z.int().min(1).max(20).optional() });
  routes.post('/v2/video/list/', async (context) => {
    const grant = admit(context, { name: 'video_list', scope: 'video.list', perMinute });
    if (grant instanceof Response) return grant;
    const fields = readFields(context.req.query('fields'), videoFields);
    const body = listBody.safeParse((await readJson(context)) ?? {});
    if (fields === undefined || !body.success)
      return envelope.refuse(invalid('fields, cursor or max_count is invalid.'));
    const before = body.data.cursor ?? Number.POSITIVE_INFINITY;
    const older = publicVideos().filter((entry) => createdAt(entry) < before);
    const page = older.slice(0, body.data.max_count ?? 10);
    const end = page.at(-1);
    return envelope.ok({
      videos: page.map((entry) => pick(describe(entry), fields)),
      cursor: end === undefined ? (body.data.cursor ?? now()) : createdAt(end),
      has_more: older.length > page.length,
    });
  });

  const queryBody = z.object({ filters: z.object({ video_ids: z.array(z.string()).min(1).max(20) }) });
  routes.post('/v2/video/query/', async (context) => {
    const grant = admit(context, { name: 'video_query', scope: 'video.list', perMinute });
    if (grant instanceof Response) return grant;
    const fields = readFields(context.req.query('fields'), videoFields);
    const body = queryBody.safeParse(await readJson(context));
    if (fields === undefined || !body.success)
      return envelope.refuse(invalid('fields or filters is invalid.'));
    const { video_ids: ids } = body.data.filters;
    return envelope.ok({
      videos: publicVideos()
        .filter((entry) => ids.includes(entry.postId))
        .map((entry) => pick(describe(entry), fields)),
    });
  });
  return routes;
}
