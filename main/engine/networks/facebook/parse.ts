import * as z from 'zod';
import { parseGraphTime } from '../../graph-api/graph-time.ts';
import { graphCount, graphId } from '../../graph-api/ids.ts';

/** Token replies of the sign-in (contract §1.1); `expires_in` in seconds may be missing. */
export const tokenReply = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().nonnegative().optional(),
});

export const person = z.looseObject({ id: graphId });

/** `GET /me/permissions`. */
export const permission = z.looseObject({ permission: z.string(), status: z.string() });

/** `GET /debug_token`; ends in seconds. */
export const inspectedToken = z.looseObject({
  data: z.looseObject({
    is_valid: z.boolean(),
    expires_at: z.number().nonnegative().optional(),
    data_access_expires_at: z.number().nonnegative().optional(),
    error: z
      .looseObject({ code: z.number().int().optional(), subcode: z.number().int().optional() })
      .optional(),
  }),
});

/** A Page as the lists give it; the token is missing for a person without a role. */
export const page = z.looseObject({
  id: graphId,
  name: z.string(),
  username: z.string().optional(),
  access_token: z.string().optional(),
  tasks: z.array(z.string()).default([]),
  instagram_business_account: z.looseObject({ id: graphId }).optional(),
});
export type Page = z.infer<typeof page>;

export const business = z.looseObject({ id: graphId });

export const instagramProfile = z.looseObject({
  username: z.string().optional(),
  name: z.string().optional(),
});

/** `DELETE /{user}/permissions` answers in either form (contract §1.3). */
export const removed = z.union([z.literal(true), z.looseObject({ success: z.literal(true) })]);

export const photo = z.looseObject({ id: graphId });

/** Reply of the feed, with the fields that were asked for in the same call. */
export const newPost = z.looseObject({ id: graphId, permalink_url: z.string().optional() });

/** First step of a chunked upload. */
export const uploadStarted = z.looseObject({
  upload_session_id: graphId,
  video_id: graphId,
  start_offset: graphCount,
  end_offset: graphCount,
});

/** What the network wants next; equal offsets: it has everything. */
export const uploadOffsets = z.looseObject({ start_offset: graphCount, end_offset: graphCount });

export const finished = z.looseObject({ success: z.literal(true) });

/** First step of a reel or a video story. */
export const shortStarted = z.looseObject({ video_id: graphId, upload_url: z.string().min(1) });

/** A story was taken; its id may be a bare number. */
export const storyTaken = z.looseObject({ success: z.literal(true), post_id: graphId.optional() });

/** An entry of `/{page}/stories`. */
export const listedStory = z.looseObject({
  post_id: graphId,
  media_id: graphId.optional(),
  url: z.string().optional(),
});

/** A moment in ms: unix seconds, or a time as text. */
const moment = z.union([
  z
    .number()
    .int()
    .transform((seconds) => seconds * 1000),
  z
    .string()
    .transform((text) => (/^\d+$/.test(text) ? Number(text) * 1000 : parseGraphTime(text)))
    .refine((at) => !Number.isNaN(at)),
]);

/** The documents spell the count of an upload's bytes both ways. */
const phase = z.looseObject({
  status: z.string().optional(),
  publish_status: z.string().optional(),
  publish_time: moment.optional(),
  bytes_transfered: graphCount.optional(),
  bytes_transferred: graphCount.optional(),
});

/** `GET /{video}?fields=status,published,post_id,permalink_url,scheduled_publish_time`. */
export const videoNode = z.looseObject({
  published: z.boolean().optional(),
  post_id: graphId.optional(),
  permalink_url: z.string().optional(),
  scheduled_publish_time: moment.optional(),
  status: z
    .looseObject({
      video_status: z.string().optional(),
      uploading_phase: phase.optional(),
      processing_phase: phase.optional(),
      publishing_phase: phase.optional(),
    })
    .optional(),
});
export type VideoNode = z.infer<typeof videoNode>;

const attachment = z.looseObject({ target: z.looseObject({ id: graphId.optional() }).optional() });

/** An entry of `/published_posts`. */
export const listedPost = z.looseObject({
  id: graphId,
  message: z.string().optional(),
  created_time: z.string(),
  permalink_url: z.string().optional(),
  scheduled_publish_time: moment.optional(),
  application: z.looseObject({ id: graphId.optional() }).optional(),
  attachments: z
    .looseObject({
      data: z.array(
        z.looseObject({
          ...attachment.shape,
          subattachments: z.looseObject({ data: z.array(attachment).default([]) }).optional(),
        }),
      ),
    })
    .optional(),
});
export type ListedPost = z.infer<typeof listedPost>;
export const listedPosts = z.looseObject({ data: z.array(listedPost) });

/** `GET /{post}` of a post that the network holds, or held. */
export const heldPost = z.looseObject({
  id: graphId,
  is_published: z.boolean().optional(),
  permalink_url: z.string().optional(),
  scheduled_publish_time: moment.optional(),
});

/** Whether a post, or a video, is out. */
export const heldNode = z.looseObject({
  is_published: z.boolean().optional(),
  published: z.boolean().optional(),
});

const summary = z.looseObject({ summary: z.looseObject({ total_count: z.number().optional() }).optional() });

/** Counts on a post. */
export const postCounts = z.looseObject({
  shares: z.looseObject({ count: z.number().optional() }).optional(),
  comments: summary.optional(),
  reactions: summary.optional(),
});
