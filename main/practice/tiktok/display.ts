import { Hono } from 'hono';
import * as z from 'zod';
import { creator, type Scope } from './application.ts';
import type { Audience } from './audience.ts';
import { type Admit, readJson, scopeMissing } from './call.ts';
import type { ApiError, Envelope } from './envelope.ts';
import type { Posted } from './publications.ts';

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
  audience: Audience,
  pageBase: string,
  now: () => number,
): Hono {
  const routes = new Hono();
  const perMinute = 600;

  function describe(posted: Posted): Record<string, unknown> {
    const { postId, post, completed, publishedAt } = posted;
    const page = `${pageBase}/@${creator.username}/video/${postId}`;
    const figures = audience.figuresOf(posted);
    return {
      id: postId,
      create_time: Math.floor(publishedAt / 1000),
      cover_image_url: `${pageBase}/practice/avatar.svg`,
      share_url: page,
      video_description: post.title.slice(0, 150),
      duration: Math.round(completed?.seconds ?? 0),
      height: completed?.height ?? 0,
      width: completed?.width ?? 0,
      title: post.title,
      embed_html: `<blockquote cite="${page}"></blockquote>`,
      embed_link: page,
      like_count: figures.likes,
      comment_count: figures.comments,
      share_count: figures.shares,
      view_count: figures.views,
      is_aigc: post.aiGenerated,
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
    const grant = admit(context, { name: 'user_info', scopes: ['user.info.basic'], perMinute });
    if (grant instanceof Response) return grant;
    const fields = readFields(context.req.query('fields'), userFields);
    if (fields === undefined)
      return envelope.refuse(invalid('The fields parameter is missing or names unknown fields.'));
    const allowed = fields.every((field) => grant.scopes.includes(userFields[field] ?? ''));
    if (!allowed) return envelope.refuse(scopeMissing);
    const avatar = `${pageBase}/practice/avatar.svg`;
    const counts = audience.creator();
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
      follower_count: counts.followers,
      following_count: counts.following,
      likes_count: counts.likes,
      video_count: counts.videos,
    };
    return envelope.ok({ user: pick(user, fields) });
  });

  const listBody = z.object({ cursor: z.int().optional(), max_count: z.int().min(1).max(20).optional() });
  routes.post('/v2/video/list/', async (context) => {
    const grant = admit(context, { name: 'video_list', scopes: ['video.list'], perMinute });
    if (grant instanceof Response) return grant;
    const fields = readFields(context.req.query('fields'), videoFields);
    const body = listBody.safeParse((await readJson(context)) ?? {});
    if (fields === undefined || !body.success)
      return envelope.refuse(invalid('fields, cursor or max_count is invalid.'));
    const before = body.data.cursor ?? Number.POSITIVE_INFINITY;
    const older = audience.publicPosts().filter(({ publishedAt }) => publishedAt < before);
    const page = older.slice(0, body.data.max_count ?? 10);
    const end = page.at(-1);
    return envelope.ok({
      videos: page.map((entry) => pick(describe(entry), fields)),
      cursor: end?.publishedAt ?? body.data.cursor ?? now(),
      has_more: older.length > page.length,
    });
  });

  const queryBody = z.object({ filters: z.object({ video_ids: z.array(z.string()).min(1).max(20) }) });
  routes.post('/v2/video/query/', async (context) => {
    const grant = admit(context, { name: 'video_query', scopes: ['video.list'], perMinute });
    if (grant instanceof Response) return grant;
    const fields = readFields(context.req.query('fields'), videoFields);
    const body = queryBody.safeParse(await readJson(context));
    if (fields === undefined || !body.success)
      return envelope.refuse(invalid('fields or filters is invalid.'));
    const { video_ids: ids } = body.data.filters;
    return envelope.ok({
      videos: audience
        .publicPosts()
        .filter((entry) => ids.includes(entry.postId))
        .map((entry) => pick(describe(entry), fields)),
    });
  });
  return routes;
}
