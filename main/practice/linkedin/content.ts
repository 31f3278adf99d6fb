import * as z from 'zod';
import type { PracticePublished } from '../kit/practice-network.ts';
import type { Asset, AssetKind, Assets } from './assets.ts';
import { badRequest, type RestError, unpermittedField } from './errors.ts';
import { isUrn } from './restli.ts';

/** What a create call may hold (contract L5). Anything else is an unpermitted field. */
const altText = z.string().max(4086).optional();
const content = z.strictObject({
  media: z.strictObject({ id: z.string(), title: z.string().optional(), altText }).optional(),
  multiImage: z
    .strictObject({
      images: z
        .array(z.strictObject({ id: z.string(), altText }))
        .min(2)
        .max(20),
    })
    .optional(),
  article: z
    .strictObject({
      source: z.string(),
      title: z.string().min(1).max(400),
      description: z.string().optional(),
      thumbnail: z.string().optional(),
      thumbnailAltText: altText,
    })
    .optional(),
  poll: z
    .strictObject({
      question: z.string().min(1).max(140),
      options: z
        .array(z.strictObject({ text: z.string().min(1).max(30) }))
        .min(2)
        .max(4),
      settings: z.strictObject({
        duration: z.enum(['ONE_DAY', 'THREE_DAYS', 'SEVEN_DAYS', 'FOURTEEN_DAYS']),
        voteSelectionType: z.literal('SINGLE_VOTE').optional(),
        isVoterVisibleToAuthor: z.literal(true).optional(),
      }),
    })
    .optional(),
});

const newPost = z.strictObject({
  author: z.string(),
  commentary: z.string(),
  visibility: z.enum(['PUBLIC', 'CONNECTIONS', 'LOGGED_IN', 'CONTAINER']),
  distribution: z.strictObject({
    feedDistribution: z.enum(['MAIN_FEED', 'NONE']),
    targetEntities: z.array(z.unknown()).optional(),
    thirdPartyDistributionChannels: z.array(z.unknown()).max(0).optional(),
  }),
  lifecycleState: z.literal('PUBLISHED'),
  isReshareDisabledByAuthor: z.boolean().optional(),
  content: content.optional(),
  reshareContext: z.strictObject({ parent: z.string() }).optional(),
});

export type PostContent = z.infer<typeof content>;
export type NewPost = z.infer<typeof newPost>;

/** Reads a create body, or says in LinkedIn's codes what is wrong with its shape. */
export function readNewPost(body: unknown): NewPost | RestError {
  const parsed = newPost.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue === undefined) return badRequest('INVALID_VALUE_FOR_FIELD', 'Malformed post');
  const field = `/${issue.path.join('/')}`;
  if (issue.code === 'unrecognized_keys') {
    return unpermittedField([...issue.path, issue.keys[0] ?? ''].join('/'));
  }
  if (valueAt(body, issue.path) === undefined) return badRequest('MISSING_FIELD', `${field} is required`);
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return badRequest('FIELD_LENGTH_TOO_LONG', `${field} is longer than ${issue.maximum} characters`);
  }
  return badRequest('INVALID_VALUE_FOR_FIELD', `${field} has an invalid value`);
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value;
}

/** What a post shows, and whether its URN is a `ugcPost` or a `share`. */
export interface PostForm {
  readonly kind: PracticePublished['kind'];
  readonly urnKind: 'share' | 'ugcPost';
  readonly media: readonly string[];
  /** The post that this one passes on. */
  readonly reshareOf?: string | null;
}

const invalidId: Readonly<Record<AssetKind, string>> = {
  image: 'INVALID_IMAGE_ID',
  video: 'INVALID_VIDEO_ID',
  document: 'INVALID_DOCUMENT_ID',
};

/** Checks the content against the uploaded media and says what kind of post it makes. */
export function readContent(post: NewPost, assets: Assets): PostForm | RestError {
  const given = post.content ?? {};
  const names = Object.keys(given);
  if (names.length > 1)
    return badRequest('INVALID_VALUE_FOR_FIELD', '/content holds more than one kind of content');
  if (given.multiImage !== undefined) {
    const urns = given.multiImage.images.map((image) => image.id);
    const problem = urns.map((urn) => mediaProblem(urn, ['image'], post.author, assets)).find(isProblem);
    return problem ?? { kind: 'images', urnKind: 'ugcPost', media: urns };
  }
  if (given.media !== undefined) {
    const { id, title } = given.media;
    const problem = mediaProblem(id, ['image', 'video', 'document'], post.author, assets);
    if (problem !== undefined) return problem;
    const kind = assets.get(id)?.kind ?? 'image';
    if (kind === 'document' && (title ?? '') === '') {
      return badRequest('MISSING_FIELD', '/content/media/title is required for documents');
    }
    return { kind, urnKind: kind === 'video' ? 'ugcPost' : 'share', media: [id] };
  }
  if (given.article !== undefined) {
    const { source, thumbnail } = given.article;
    const address = URL.parse(source);
    if (address === null || !['http:', 'https:'].includes(address.protocol)) {
      return badRequest('INVALID_URL', '/content/article/source is not a web address');
    }
    if (thumbnail === undefined) return { kind: 'link', urnKind: 'share', media: [] };
    return (
      mediaProblem(thumbnail, ['image'], post.author, assets) ?? {
        kind: 'link',
        urnKind: 'share',
        media: [thumbnail],
      }
    );
  }
  return given.poll === undefined
    ? { kind: 'text', urnKind: 'share', media: [] }
    : { kind: 'poll', urnKind: 'ugcPost', media: [] };
}

const isProblem = (value: RestError | undefined): value is RestError => value !== undefined;

function mediaProblem(
  urn: string,
  kinds: readonly AssetKind[],
  author: string,
  assets: Assets,
): RestError | undefined {
  if (!isUrn(urn, kinds))
    return badRequest('INVALID_URN_TYPE', 'The URN is not of media that this content takes');
  const asset: Asset | undefined = assets.get(urn);
  if (asset === undefined) {
    const kind = kinds.find((entry) => urn.startsWith(`urn:li:${entry}:`)) ?? 'image';
    return badRequest(invalidId[kind], `No such ${kind}`);
  }
  if (asset.owner !== author) {
    return {
      status: 403,
      code: 'ACCESS_DENIED',
      message: 'The media is owned by somebody other than the author',
    };
  }
  const status = assets.status(asset);
  if (status === 'WAITING_UPLOAD')
    return badRequest('MEDIA_ASSET_WAITING_UPLOAD', 'The media was not uploaded yet');
  if (status === 'PROCESSING_FAILED')
    return badRequest('MEDIA_ASSET_PROCESSING_FAILED', 'The media could not be processed');
  return undefined;
}
