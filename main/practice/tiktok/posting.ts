import { Hono } from 'hono';
import * as z from 'zod';
import { creator, type PrivacyLevel, type ProfileDesk } from './application.ts';
import { type Admit, readJson } from './call.ts';
import type { ApiError, Envelope, RawIds } from './envelope.ts';
import {
  chunkProblem,
  directBody,
  inboxBody,
  invalid,
  photoBody,
  unverifiedUrl,
  type VideoSource,
} from './post-rules.ts';
import type { NewPublication, PostInfo, Publication, Publications } from './publications.ts';

const day = 24 * 3_600_000;
const maxPendingShares = 5;

const unknownId: ApiError = {
  status: 400,
  code: 'invalid_publish_id',
  message: 'The publish id does not exist.',
};

/** Creator info, start of a post, its status and its end (contract T4–T7). */
export function postingRoutes(
  admit: Admit,
  envelope: Envelope,
  desk: ProfileDesk,
  publications: Publications,
  addresses: { readonly avatar: string; upload(host: string): string },
  now: () => number,
): Hono {
  const routes = new Hono();

  function reachedCap(): string | undefined {
    const { cap, dailyPosts } = desk.current();
    if (cap !== 'none') return cap;
    const recent = publications.posted().filter(({ publishedAt }) => publishedAt > now() - day);
    return recent.length >= dailyPosts ? 'spam_risk_too_many_posts' : undefined;
  }

  routes.post('/v2/post/publish/creator_info/query/', (context) => {
    const grant = admit(context, { name: 'creator_info', scopes: ['video.publish'], perMinute: 20 });
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

  function withSource(source: VideoSource, rest: Pick<NewPublication, 'grantId' | 'destination' | 'post'>) {
    if (source.source === 'PULL_FROM_URL') return unverifiedUrl;
    return (
      chunkProblem(source) ?? {
        ...rest,
        size: source.video_size,
        chunkSize: source.chunk_size,
        chunkCount: source.total_chunk_count,
      }
    );
  }

  function judgeDirect(body: unknown, grantId: string): NewPublication | ApiError {
    const parsed = directBody.safeParse(body);
    if (!parsed.success) return invalid(problemOf(parsed.error));
    const { post_info: post, source_info: source } = parsed.data;
    const cap = reachedCap();
    if (cap !== undefined) return { status: 403, code: cap, message: 'The creator cannot post now.' };
    const problem = privacyProblem(post.privacy_level);
    if (problem !== undefined) return problem;
    if (post.brand_content_toggle && post.privacy_level === 'SELF_ONLY') {
      return invalid('Branded content cannot be private');
    }
    return withSource(source, { grantId, destination: 'profile', post: postOf(post) });
  }

  function judgeInbox(body: unknown, grantId: string): NewPublication | ApiError {
    const parsed = inboxBody.safeParse(body);
    if (!parsed.success) return invalid(problemOf(parsed.error));
    if (publications.pendingShares() >= maxPendingShares) {
      return {
        status: 403,
        code: 'spam_risk_too_many_pending_share',
        message: 'There are too many pending shares in the last 24 hours.',
      };
    }
    return withSource(parsed.data.source_info, { grantId, destination: 'inbox', post: null });
  }

  function answerInit(wanted: NewPublication | ApiError): Response {
    if ('code' in wanted) return envelope.refuse(wanted);
    const { publication, uploadToken } = publications.start(wanted);
    const base = addresses.upload(publication.uploadHost);
    return envelope.ok({
      publish_id: publication.publishId,
      upload_url: `${base}/video/?upload_id=${publication.uploadId}&upload_token=${uploadToken}`,
    });
  }

  routes.post('/v2/post/publish/video/init/', async (context) => {
    const grant = admit(context, { name: 'video_init', scopes: ['video.publish'], perMinute: 6 });
    return grant instanceof Response ? grant : answerInit(judgeDirect(await readJson(context), grant.id));
  });

  routes.post('/v2/post/publish/inbox/video/init/', async (context) => {
    const grant = admit(context, { name: 'inbox_init', scopes: ['video.upload'], perMinute: 6 });
    return grant instanceof Response ? grant : answerInit(judgeInbox(await readJson(context), grant.id));
  });

  routes.post('/v2/post/publish/content/init/', async (context) => {
    const body = photoBody.safeParse(await readJson(context));
    const scope = body.data?.post_mode === 'MEDIA_UPLOAD' ? 'video.upload' : 'video.publish';
    const grant = admit(context, { name: 'content_init', scopes: [scope], perMinute: 6 });
    if (grant instanceof Response) return grant;
    return envelope.refuse(body.success ? unverifiedUrl : invalid(problemOf(body.error)));
  });

  /** The publication that a body names, or the refusal. */
  async function named(context: Parameters<typeof readJson>[0]): Promise<Publication | Response> {
    const parsed = z.object({ publish_id: z.string().min(1).max(64) }).safeParse(await readJson(context));
    const publication = parsed.success ? publications.get(parsed.data.publish_id) : undefined;
    return publication ?? envelope.refuse(unknownId);
  }

  const either = ['video.publish', 'video.upload'] as const;

  routes.post('/v2/post/publish/status/fetch/', async (context) => {
    const grant = admit(context, { name: 'status', scopes: either, perMinute: 30 });
    if (grant instanceof Response) return grant;
    const publication = await named(context);
    if (publication instanceof Response) return publication;
    const state = publications.state(publication);
    const shown = state.status === 'PUBLISH_COMPLETE' && state.isPublic ? [publication.postId] : [];
    return envelope.ok({
      status: state.status,
      ...(state.status === 'FAILED' ? { fail_reason: state.failReason } : {}),
      publicaly_available_post_id: { rawIds: shown } satisfies RawIds,
      uploaded_bytes: publication.received,
    });
  });

  routes.post('/v2/post/publish/cancel/', async (context) => {
    const grant = admit(context, { name: 'cancel', scopes: either, perMinute: 30 });
    if (grant instanceof Response) return grant;
    const publication = await named(context);
    if (publication instanceof Response) return publication;
    return publications.cancel(publication)
      ? envelope.ok({})
      : envelope.refuse({
          status: 400,
          code: 'publish_not_cancellable',
          message: 'The publication cannot be cancelled any more.',
        });
  });
  return routes;
}

function problemOf(error: z.ZodError): string {
  return `The request parameter ${error.issues[0]?.path.join('.') ?? ''} is invalid`;
}

function postOf(post: z.infer<typeof directBody>['post_info']): PostInfo {
  return {
    title: post.title ?? '',
    privacy: post.privacy_level,
    comment: post.disable_comment !== true,
    duet: post.disable_duet !== true,
    stitch: post.disable_stitch !== true,
    yourBrand: post.brand_organic_toggle === true,
    brandedContent: post.brand_content_toggle,
    aiGenerated: post.is_aigc === true,
    coverMs: post.video_cover_timestamp_ms ?? null,
  };
}
