import { z } from '../zod.ts';

/** A comment under a published post, as its network tells it now. Times in ms. */
export const comment = z.object({
  id: z.string(),
  author: z.string().nullable(),
  /** Written by the account itself. */
  own: z.boolean(),
  text: z.string(),
  at: z.number().nullable(),
  hidden: z.boolean(),
  likes: z.number().nullable(),
  /** Whether the network lets this account do it to this comment. */
  can: z.object({ reply: z.boolean(), hide: z.boolean(), delete: z.boolean() }),
  /** Null: a comment on the post itself; else the comment it answers. */
  replyTo: z.string().nullable(),
});
export type Comment = z.infer<typeof comment>;

/** One page of comments; `next` asks for the one after it. */
export const commentList = z.object({ comments: z.array(comment), next: z.string().nullable() });
export type CommentList = z.infer<typeof commentList>;

/** How a first comment stands: it has a life of its own and can never publish its post again. */
export const commentState = z.enum(['waiting', 'sending', 'checking', 'done', 'failed']);
export type CommentState = z.infer<typeof commentState>;
