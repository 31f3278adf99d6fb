import * as z from 'zod';

/** Replies of the XRPC calls that are read (contract §1). */
export const session = z.object({
  did: z.string().startsWith('did:'),
  handle: z.string().min(1),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
});

export const currentSession = z.object({ did: z.string(), handle: z.string() });

export const profile = z.object({
  did: z.string(),
  displayName: z.string().optional(),
  followersCount: z.number().int().nonnegative().optional(),
  followsCount: z.number().int().nonnegative().optional(),
  postsCount: z.number().int().nonnegative().optional(),
});

export const resolvedHandle = z.object({ did: z.string().startsWith('did:') });

/** A blob as records refer to it; its type is what the server found in the bytes. */
export const blobRef = z.object({
  $type: z.literal('blob'),
  ref: z.object({ $link: z.string() }),
  mimeType: z.string(),
  size: z.number(),
});
export type BlobRef = z.infer<typeof blobRef>;

export const uploadedBlob = z.object({ blob: blobRef });

export const recordAddress = z.object({ uri: z.string().startsWith('at://') });

/** A record, exactly that version of it. */
export const strongRef = z.object({ uri: z.string().startsWith('at://'), cid: z.string().min(1) });
export type StrongRef = z.infer<typeof strongRef>;

/** A post as it stands in its author's repository; what it answers tells where its thread begins. */
export const storedPost = strongRef.extend({
  value: z.looseObject({ reply: z.object({ root: strongRef, parent: strongRef }).optional() }),
});

export const deletion = z.object({ commit: z.unknown().optional() });

const count = z.number().int().nonnegative().optional();

export const postViews = z.object({
  posts: z.array(
    z.object({
      uri: z.string(),
      likeCount: count,
      repostCount: count,
      replyCount: count,
      quoteCount: count,
      bookmarkCount: count,
    }),
  ),
});

const post = strongRef.extend({
  author: z.object({ did: z.string(), handle: z.string(), displayName: z.string().optional() }),
  record: z.looseObject({
    text: z.string().default(''),
    createdAt: z.string().optional(),
    reply: z.object({ parent: z.object({ uri: z.string() }) }).optional(),
  }),
  likeCount: count,
});

/** A post with its answers; those that were deleted or are hidden from the account have another form and are left out. */
export const threadPost = z.object({ post, replies: z.array(z.unknown()).default([]) });
export type ThreadPost = z.infer<typeof threadPost>;

export const postThread = z.object({ thread: threadPost });

/** A refusal; the calls of OAuth name its description differently. */
export const xrpcError = z.object({
  error: z.string(),
  message: z.string().optional(),
  error_description: z.string().optional(),
});

const tokenClaims = z.object({ exp: z.number() });

/** When a session token ends (ms), from its own claims; null when it does not say so. */
export function tokenEnd(token: string): number | null {
  const [, claims] = token.split('.');
  if (claims === undefined) return null;
  try {
    const read = tokenClaims.safeParse(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')));
    return read.success ? read.data.exp * 1000 : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
