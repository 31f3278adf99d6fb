import { away, missedRule } from '../model/missed.ts';
import { z } from '../zod.ts';
import { failure } from '../model/failure.ts';
import { mediaAsset, mediaKind, postMedia } from '../model/media.ts';
import { commentList, commentState } from '../model/comment.ts';
import { contentTypes } from '../model/content-type.ts';
import { networkAnswer } from '../model/network-answer.ts';
import { accountKind, accountMode, networkId } from '../model/network.ts';
import { draft, wallTime } from '../model/post.ts';
import { evidenceCode, heldReason, metricValue, publicationState } from '../model/publication.ts';
import { procedure } from './base.ts';

const postRef = z.object({ postId: z.string() });
const publicationRef = z.object({ publicationId: z.string() });

/** The few facts of a publication that lists and the calendar show. */
export const publicationBrief = z.object({
  id: z.string(),
  accountId: z.string(),
  network: networkId,
  mode: accountMode,
  accountName: z.string(),
  state: publicationState,
  /** Missed its time here while another place published from this profile: it may be out already. */
  mayBeOut: z.boolean(),
  /** Why it failed, or was not sent at the last try. */
  failure: failure.nullable(),
});
export type PublicationBrief = z.infer<typeof publicationBrief>;

/** A post as cards show it. */
export const postCard = z.object({
  id: z.string(),
  /** First 200 characters of the draft's text. */
  excerpt: z.string(),
  cover: z.object({ assetId: z.string(), kind: mediaKind }).nullable(),
  /** Null for a draft without a time. */
  at: z.number().nullable(),
  wallTime: wallTime.nullable(),
  updatedAt: z.number(),
  publications: z.array(publicationBrief),
  /** Accounts a draft is meant for (publications exist from scheduling on). */
  accountIds: z.array(z.string()),
  /** Whether its time is a slot of the queue. */
  queued: z.boolean(),
  /** The series that it is of. */
  seriesId: z.string().nullable(),
});
export type PostCard = z.infer<typeof postCard>;

/** One step of an attempt, as the ledger holds it. */
export const attemptStep = z.object({
  at: z.number(),
  step: z.enum([
    'prepare',
    'prepared',
    'commit',
    'published',
    'accepted',
    'handed-over',
    'left-to-owner',
    'rejected',
    'unknown',
    'verify',
    'absent',
    'failed',
    'interrupted',
  ]),
  failure: failure.nullable(),
  /** What the network said when it failed. */
  answer: networkAnswer.nullable(),
});
export type AttemptStep = z.infer<typeof attemptStep>;

export const attempt = z.object({
  number: z.number().int(),
  startedAt: z.number(),
  steps: z.array(attemptStep),
});
export type Attempt = z.infer<typeof attempt>;

/** Everything about one publication, for the post's page. */
export const publicationDetail = publicationBrief.extend({
  dueAt: z.number(),
  publishedAt: z.number().nullable(),
  url: z.string().nullable(),
  /** Share of the preparation done (0–1) while it is being prepared. */
  progress: z.number().nullable(),
  heldReason: heldReason.nullable(),
  evidence: evidenceCode.nullable(),
  nextTryAt: z.number().nullable(),
  metrics: z.array(metricValue),
  metricsAt: z.number().nullable(),
  attempts: z.array(attempt),
  /** What the account is, for what its network offers it. */
  accountKind,
  contentType: z.enum(contentTypes),
  /** The text that was sent, once it was; null before. */
  sentText: z.string().nullable(),
  /** Whether the owner asked the network to hold it until its time. */
  handOver: z.boolean(),
  /** The first comment: null when there is none. */
  firstComment: z
    .object({
      text: z.string(),
      state: commentState,
      failure: failure.nullable(),
      nextTryAt: z.number().nullable(),
    })
    .nullable(),
  /** When the owner took it off the network. */
  removedAt: z.number().nullable(),
  /** What kept it from going out at its time; null when nothing did. */
  keptBack: away.nullable(),
  /** What went out, or would go out now. */
  content: z.object({ text: z.string(), media: z.array(postMedia) }),
  /** Whether that may still change: it is certain that nothing of it is out, and nothing is at work on it. */
  open: z.boolean(),
});
export type PublicationDetail = z.infer<typeof publicationDetail>;

export const postDetail = z.object({
  id: z.string(),
  draft,
  /** Grows with each saved change; a save names the revision it started from. */
  revision: z.number().int(),
  wallTime: wallTime.nullable(),
  at: z.number().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  assets: z.array(mediaAsset),
  publications: z.array(publicationDetail),
  /** What its owner wants when its time is missed; null: as for all. */
  missedRule: missedRule.nullable(),
  /** Whether all of it may still be changed: nothing of it is on its way or out. */
  editable: z.boolean(),
  queued: z.boolean(),
  seriesId: z.string().nullable(),
});
export type PostDetail = z.infer<typeof postDetail>;

export const posts = {
  /** Creates an empty draft, or one with `draft`. `id` is chosen by the page, so that a repeat is harmless. */
  create: procedure.input(z.object({ id: z.uuid(), draft: draft.optional() })).output(postDetail),
  get: procedure.input(postRef).output(postDetail),
  /**
   * Autosave: replaces the draft. Editing a scheduled post changes its waiting publications. Once something of it is out, only what
   * accounts with an open publication have of their own may differ.
   */
  save: procedure
    .input(z.object({ postId: z.string(), draft }))
    .output(z.object({ revision: z.number().int() })),
  /** Schedules (or moves) a post's publications to a wall-clock time. */
  schedule: procedure
    .input(z.object({ postId: z.string(), at: wallTime }))
    .output(z.object({ at: z.number(), note: z.enum(['exact', 'moved-past-gap', 'first-of-two']) })),
  publishNow: procedure.input(postRef),
  /** Back to a draft: waiting publications are cancelled. */
  unschedule: procedure.input(postRef),
  delete: procedure.input(postRef),
  drafts: procedure
    .input(z.object({ limit: z.number().int().min(1).max(100), before: z.number().nullable() }))
    .output(z.array(postCard)),
  /** Posts with a time in [from, to), oldest first, at most 2,000. */
  range: procedure.input(z.object({ from: z.number(), to: z.number() })).output(z.array(postCard)),
  /** Tries a failed or missed publication again, or releases a held one, now. */
  retry: procedure.input(publicationRef),
  /** Tries again now what failed of these posts, never a sibling in another state; `left`: what cannot go as it is. */
  retryFailed: procedure
    .input(z.object({ postIds: z.array(z.string()).min(1).max(20) }))
    .output(z.object({ again: z.number().int(), left: z.number().int() })),
  /** Gives open publications of one post a time of their own: they become a post of their own, what is out stays where it is. */
  moveApart: procedure
    .input(z.object({ publicationIds: z.array(z.string()).min(1).max(100), at: wallTime }))
    .output(
      z.object({
        postId: z.string(),
        at: z.number(),
        note: z.enum(['exact', 'moved-past-gap', 'first-of-two']),
      }),
    ),
  /** The owner's word on a publication whose outcome nobody could tell. */
  decide: procedure.input(
    z.object({
      publicationId: z.string(),
      decision: z.enum(['it-is-published', 'publish-again', 'give-up']),
    }),
  ),
  /** Stops a publication while its files are on their way; it is held and can be published later. */
  stopUpload: procedure.input(publicationRef),
  /** Replaces the text of a published post on its network. */
  editPublished: procedure.input(publicationRef.extend({ text: z.string().min(1).max(100_000) })),
  /** Takes a published post off its network; it stays here as a record. */
  deletePublished: procedure.input(publicationRef),
  /** Sends a first comment that failed once more. */
  retryComment: procedure.input(publicationRef),
  comments: procedure.input(publicationRef.extend({ cursor: z.string().nullable() })).output(commentList),
  addComment: procedure
    .input(
      publicationRef.extend({ text: z.string().trim().min(1).max(10_000), replyTo: z.string().nullable() }),
    )
    .output(z.object({ outcome: z.enum(['done', 'unknown']) })),
  hideComment: procedure.input(publicationRef.extend({ commentId: z.string(), hidden: z.boolean() })),
  deleteComment: procedure.input(publicationRef.extend({ commentId: z.string() })),
  /** Fetches the figures of a post's publications now. */
  refreshMetrics: procedure.input(postRef),
};
