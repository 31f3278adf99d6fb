import * as z from 'zod';

/** Ids exceed what a double holds: a large one arrives as a string of its digits (contract T7). */
const id = z.union([z.string(), z.number()]).transform(String);
const count = z.number().nullable().optional();

/** Flat reply of the token address; failures may come with HTTP 200 (contract T2). */
export const tokens = z.object({
  open_id: z.string().min(1),
  scope: z.string(),
  access_token: z.string().min(1),
  expires_in: z.number(),
  refresh_token: z.string().min(1),
  refresh_expires_in: z.number(),
});

export const oauthError = z.object({ error: z.string().min(1) });

/** What stands around every reply of the API; its code decides, not the HTTP status (contract T3). */
export const envelope = z.object({
  data: z.unknown().optional(),
  error: z.object({ code: z.string() }),
});

export const userInfo = z.object({
  user: z.object({
    open_id: z.string().min(1),
    display_name: z.string().optional(),
    username: z.string().optional(),
  }),
});

export const userCounts = z.object({
  user: z.object({
    follower_count: count,
    following_count: count,
    likes_count: count,
    video_count: count,
  }),
});

export const creatorInfo = z.object({
  creator_nickname: z.string().default(''),
  creator_avatar_url: z.string().optional(),
  privacy_level_options: z.array(z.string()),
  comment_disabled: z.boolean(),
  duet_disabled: z.boolean(),
  stitch_disabled: z.boolean(),
  max_video_post_duration_sec: z.number().positive(),
});

export const startedUpload = z.object({ publish_id: z.string().min(1), upload_url: z.url() });

export const publishStatus = z.object({
  status: z.enum([
    'PROCESSING_UPLOAD',
    'PROCESSING_DOWNLOAD',
    'SEND_TO_USER_INBOX',
    'PUBLISH_COMPLETE',
    'FAILED',
  ]),
  fail_reason: z.string().optional(),
  uploaded_bytes: z.number().int().nonnegative().optional(),
  /** Spelled as the network spells it. */
  publicaly_available_post_id: z.array(id).optional(),
});
export type PublishStatus = z.infer<typeof publishStatus>;

export const videos = z.object({
  videos: z.array(
    z.object({ id, like_count: count, comment_count: count, share_count: count, view_count: count }),
  ),
});
