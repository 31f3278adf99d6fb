import { Hono } from 'hono';
import * as z from 'zod';
import { creator, type PrivacyLevel, privacyLevels, type ProfileDesk } from './application.ts';
import { type Admit, readJson } from './call.ts';
import type { ApiError, Envelope, RawIds } from './envelope.ts';
import type { NewPublication, Publications } from './publications.ts';

/** Body of `video/init` (contract T5). */
const initBody = z.object({
  post_info: z.object({
    title: z.string().max(2200).optional(),
    privacy_level: z.enum(privacyLevels),
    disable_duet: z.boolean().optional(),
    disable_comment: z.boolean().optional(),
    disable_stitch: z.boolean().optional(),
    video_cover_timestamp_ms: z.int().nonnegative().optional(),
    // A table of the documentation marks it required; the other one is not.
    brand_content_toggle: z.boolean(),
    brand_organic_toggle: z.boolean().optional(),
    is_aigc: z.boolean().optional(),
  }),
  source_info: z.discriminatedUnion('source', [
    z.object({
      source: z.literal('FILE_UPLOAD'),
      video_size: z.int().positive(),
      chunk_size: z.int().positive(),
      total_chunk_count: z.int().positive(),
    }),
    z.object({ source: z.literal('PULL_FROM_URL'), video_url: z.string() }),
  ]),
});

type FileSource = Extract<z.infer<typeof initBody>['source_info'], { source: 'FILE_UPLOAD' }>;

const maxVideoBytes = 4_000_000_000;
/** Inside both readings of "5 to 64 MB" (contract T5). */
const chunkBytes = { min: 5_242_880, max: 64_000_000 };
const maxChunks = 1000;
const day = 24 * 3_600_000;

const invalid = (message: string): ApiError => ({ status: 400, code: 'invalid_param', message });

/** What is wrong with the announced chunks; the count is the floor, the last chunk takes the rest (contract T5). */
function chunkProblem({ video_size, chunk_size, total_chunk_count }: FileSource): ApiError | undefined {
  if (video_size > maxVideoBytes) return invalid('The video size is too large');
  const whole = total_chunk_count === 1 && chunk_size === video_size && chunk_size <= chunkBytes.max;
  if (whole) return undefined;
  if (chunk_size < chunkBytes.min || chunk_size > chunkBytes.max) return invalid('The chunk size is invalid');
  if (total_chunk_count !== Math.floor(video_size / chunk_size) || total_chunk_count > maxChunks) {
    return invalid('The total chunk count is invalid');
  }
  return undefined;
}

/** Creator info, start of a post, and its status (contract T4, T5, T7). */
export function postingRoutes(
  admit: Admit,
  envelope: Envelope,
  desk: ProfileDesk,
  publications: Publications,
  addresses: { readonly avatar: string; readonly upload: string },
  now: () => number,
): Hono {
  const routes = new Hono();

  function reachedCap(): string | undefined {
    const { cap, dailyPosts } = desk.current();
    if (cap !== 'none') return cap;
    const recent = publications.posted().filter((entry) => (entry.completed?.at ?? 0) > now() - day);
    return recent.length >= dailyPosts ? 'spam_risk_too_many_posts' : undefined;
  }

  routes.post('/v2/post/publish/creator_info/query/', (context) => {
    const grant = admit(context, { name: 'creator_info', scope: 'video.publish', perMinute: 20 });
    if (grant instanceof Response) return grant;
    const cap = reachedCap();
    if (cap !== undefined) {
      return envelope.refuse({ status: 200, code: cap, message: 'The creator cannot post now.' });
    }
    const profile = desk.current();
    return envelope.ok({
      creator_username: creator.username,
      creator_nickname: creator.displayName,
      creator_avatar_url: addresses.avatar,
      privacy_level_options: desk.privacyOptions(),
      comment_disabled: profile.commentDisabled,
      duet_disabled: profile.duetDisabled,
      stitch_disabled: profile.stitchDisabled,
      max_video_post_duration_sec: profile.maxVideoSeconds,
    });
  });

  function privacyProblem(privacy: PrivacyLevel): ApiError | undefined {
    const { audited, privateAccount } = desk.current();
    if (!audited && (privacy !== 'SELF_ONLY' || !privateAccount)) {
      return {
        status: 403,
        code: 'unaudited_client_can_only_post_to_private_accounts',
        message: 'Please review our integration guidelines.',
      };
    }
    if (desk.privacyOptions().includes(privacy)) return undefined;
    return {
      status: 403,
      code: 'privacy_level_option_mismatch',
      message: 'The privacy level is not one of the creator’s options.',
    };
  }

  function judge(body: unknown, grantId: string): NewPublication | ApiError {
    const parsed = initBody.safeParse(body);
    if (!parsed.success)
      return invalid(`The request parameter ${parsed.error.issues[0]?.path.join('.') ?? ''} is invalid`);
    const { post_info: post, source_info: source } = parsed.data;
    const cap = reachedCap();
    if (cap !== undefined) return { status: 403, code: cap, message: 'The creator cannot post now.' };
    const problem = privacyProblem(post.privacy_level);
    if (problem !== undefined) return problem;
    if (post.brand_content_toggle && post.privacy_level === 'SELF_ONLY') {
      return invalid('Branded content cannot be private');
    }
    if (source.source === 'PULL_FROM_URL') {
      return {
        status: 403,
        code: 'url_ownership_unverified',
        message: 'Please verify the ownership of the domain.',
      };
    }
    return (
      chunkProblem(source) ?? {
        grantId,
        title: post.title ?? '',
        privacy: post.privacy_level,
        aiGenerated: post.is_aigc ?? false,
        size: source.video_size,
        chunkSize: source.chunk_size,
        chunkCount: source.total_chunk_count,
      }
    );
  }

  routes.post('/v2/post/publish/video/init/', async (context) => {
    const grant = admit(context, { name: 'video_init', scope: 'video.publish', perMinute: 6 });
    if (grant instanceof Response) return grant;
    const wanted = judge(await readJson(context), grant.id);
    if ('code' in wanted) return envelope.refuse(wanted);
    const { publication, uploadToken } = publications.start(wanted);
    return envelope.ok({
      publish_id: publication.publishId,
      upload_url: `${addresses.upload}/video/?upload_id=${publication.uploadId}&upload_token=${uploadToken}`,
    });
  });

  routes.post('/v2/post/publish/status/fetch/', async (context) => {
    const grant = admit(context, { name: 'status', scope: 'video.publish', perMinute: 30 });
    if (grant instanceof Response) return grant;
    const parsed = z.object({ publish_id: z.string().min(1).max(64) }).safeParse(await readJson(context));
    const publication = parsed.success ? publications.get(parsed.data.publish_id) : undefined;
    if (publication === undefined) {
      return envelope.refuse({
        status: 400,
        code: 'invalid_publish_id',
        message: 'The publish id does not exist.',
      });
    }
    const state = publications.state(publication);
    const shown = state.status === 'PUBLISH_COMPLETE' && state.isPublic ? [publication.postId] : [];
    return envelope.ok({
      status: state.status,
      ...(state.status === 'FAILED' ? { fail_reason: state.failReason } : {}),
      publicaly_available_post_id: { rawIds: shown } satisfies RawIds,
      uploaded_bytes: publication.received,
    });
  });
  return routes;
}
