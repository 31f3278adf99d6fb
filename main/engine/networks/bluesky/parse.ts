import * as z from 'zod';

/** Replies of the XRPC calls that are read (contract §1). */
export const session = z.object({
  did: z.string().startsWith('did:'),
  handle: z.string().min(1),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
});

export const currentSession = z.object({ did: z.string(), handle: z.string() });

export const profile = z.object({ did: z.string(), displayName: z.string().optional() });

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

export const xrpcError = z.object({ error: z.string() });

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
