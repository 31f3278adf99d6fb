import * as z from 'zod';

/** Ids are integers in some replies and strings in others. */
const id = z.union([z.string(), z.number()]).transform(String);
const count = z.number().optional();

export const tokens = z.object({
  access_token: z.string().min(1),
  expires_in: z.number(),
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: z.number().optional(),
  scope: z.string().default(''),
});

export const oauthError = z.object({ error: z.string().min(1) });

/** `locale` is a string in the documentation and an object in practice, and nothing here: it is not read (contract L3). */
export const person = z
  .object({ sub: z.string().min(1), name: z.string().default('') })
  .transform(({ sub, name }) => ({ id: sub, name }));

export const basicProfile = z
  .object({
    id: z.string().min(1),
    localizedFirstName: z.string().default(''),
    localizedLastName: z.string().default(''),
  })
  .transform((found) => ({
    id: found.id,
    name: `${found.localizedFirstName} ${found.localizedLastName}`.trim(),
  }));

/** Times in seconds. */
export const introspection = z.object({
  active: z.boolean(),
  status: z.string().optional(),
  scope: z.string().optional(),
  expires_at: z.number().optional(),
});

export const roles = z.object({
  elements: z.array(
    z
      .object({ organization: z.string().optional(), organizationTarget: z.string().optional() })
      // The second name is the older one (contract L3).
      .transform(({ organization, organizationTarget }) => organization ?? organizationTarget),
  ),
});

export const organization = z.object({
  id,
  localizedName: z.string().default(''),
  vanityName: z.string().optional(),
});

export const apiError = z.object({
  code: z.string().optional(),
  serviceErrorCode: z.number().optional(),
  message: z.string().optional(),
});

const urn = z.string().startsWith('urn:li:');
const startedUpload = { uploadUrl: z.url(), uploadUrlExpiresAt: z.number() };

export const startedImage = z.object({
  value: z
    .object({ ...startedUpload, image: urn })
    .transform(({ image, ...rest }) => ({ ...rest, urn: image })),
});

export const startedDocument = z.object({
  value: z
    .object({ ...startedUpload, document: urn })
    .transform(({ document, ...rest }) => ({ ...rest, urn: document })),
});

export const startedVideo = z.object({
  value: z.object({
    video: urn,
    /** Often empty, and still to be sent back (contract L7). */
    uploadToken: z.string(),
    uploadUrlsExpireAt: z.number(),
    uploadInstructions: z
      .array(z.object({ uploadUrl: z.url(), firstByte: z.number().int(), lastByte: z.number().int() }))
      .min(1),
    /** Only when a picture for it was announced. */
    thumbnailUploadUrl: z.url().optional(),
  }),
});

export const mediaStatus = z.object({
  status: z.enum(['WAITING_UPLOAD', 'PROCESSING', 'AVAILABLE', 'PROCESSING_FAILED']),
});

/** A post as a search returns it; times in ms. */
export const posts = z.object({
  elements: z.array(
    z.object({
      id: z.string(),
      commentary: z.string().default(''),
      lifecycleState: z.string().optional(),
      createdAt: z.number().optional(),
      publishedAt: z.number().optional(),
      lastModifiedAt: z.number().optional(),
      content: z
        .object({
          media: z.object({ id: z.string() }).optional(),
          multiImage: z.object({ images: z.array(z.object({ id: z.string() })) }).optional(),
          article: z.object({ source: z.string() }).optional(),
          poll: z.object({ question: z.string() }).optional(),
        })
        .optional(),
      reshareContext: z.object({ parent: z.string() }).optional(),
    }),
  ),
});
export type FoundPost = z.infer<typeof posts>['elements'][number];

export const newComment = z.object({ commentUrn: z.string().startsWith('urn:li:comment:') });

/** Times in ms. */
export const commentPage = z.object({
  elements: z.array(
    z.object({
      commentUrn: z.string().startsWith('urn:li:comment:'),
      actor: z.string(),
      message: z.object({ text: z.string() }),
      created: z.object({ time: z.number() }).optional(),
      likesSummary: z.object({ totalLikes: count }).optional(),
      parentComment: z.string().optional(),
      commentsSummary: z.object({ totalFirstLevelComments: count }).optional(),
    }),
  ),
});
export type FoundComment = z.infer<typeof commentPage>['elements'][number];

export const shareStatistics = z.object({
  elements: z.array(
    z.object({
      share: z.string().optional(),
      ugcPost: z.string().optional(),
      totalShareStatistics: z.object({
        impressionCount: count,
        uniqueImpressionsCount: count,
        clickCount: count,
        likeCount: count,
        commentCount: count,
        shareCount: count,
      }),
    }),
  ),
});

/** A plain word since version 202605, an object with one entry before (contract L10). */
const metricType = z
  .union([z.string(), z.record(z.string(), z.string())])
  .transform((given) => (typeof given === 'string' ? given : Object.values(given)[0]));

export const memberMetric = z.object({
  elements: z.array(z.object({ count: z.number(), metricType: metricType.optional() })),
});

export const networkSize = z.object({ firstDegreeSize: z.number() });

export const memberFollowers = z.object({
  elements: z.array(z.object({ memberFollowersCount: z.number() })),
});

export const pageStatistics = z.object({
  elements: z.array(
    z.object({
      totalPageStatistics: z.object({
        views: z.object({ allPageViews: z.object({ pageViews: count }).optional() }),
      }),
    }),
  ),
});

const divided = z
  .array(
    z.looseObject({
      followerCounts: z.object({ organicFollowerCount: count, paidFollowerCount: count }),
    }),
  )
  .default([]);

/** How the followers of an organisation divide; the largest hundred of each kind. */
export const followerStatistics = z.object({
  elements: z.array(
    z.object({
      followerCountsBySeniority: divided,
      followerCountsByFunction: divided,
      followerCountsByIndustry: divided,
      followerCountsByStaffCountRange: divided,
      followerCountsByGeoCountry: divided,
      followerCountsByGeo: divided,
    }),
  ),
});

export const socialMetadata = z.object({
  reactionSummaries: z.record(z.string(), z.object({ count: z.number() })).optional(),
  commentSummary: z.object({ count: z.number() }).optional(),
});
