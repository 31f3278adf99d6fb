import { limitReached, pageToPublish } from './access.ts';
import { type Answer, type Call, readNode } from './call.ts';
import { badParam, graphError, type GraphError, isGraphError } from './graph-error.ts';
import type { PageRecord, PhotoRecord, PostRecord } from './model.ts';
import { flag, parseJson } from './params.ts';
import { postFields, publishedPosts } from './posts.ts';
import { scheduledMoment } from './scheduling.ts';

const day = 86_400_000;

/** Unpublished photos vanish after a day (§2). */
export const orphanLifeMs = day;

/** `POST /{page}/feed`: text, link, or photos that were uploaded unpublished (§2). */
export function createPost(call: Call, pageId: string): Answer {
  const { params, world } = call;
  const page = pageToPublish(call, pageId);
  if (isGraphError(page)) return page;
  const message = params.get('message') ?? '';
  const link = params.get('link') ?? null;
  const photos = attachedPhotos(call, page);
  if (isGraphError(photos)) return photos;
  if (message.trim() === '' && link === null && photos.length === 0) {
    return badParam('You must provide a message, a link or attached media');
  }
  if (message.length > 63_206) return badParam('The message is too long');
  const refused =
    refuseLink(link) ?? limitReached(call, message, 80001) ?? refuseDuplicate(call, page, message);
  if (refused !== undefined) return refused;
  const publishAt = publishMoment(call, photos);
  if (isGraphError(publishAt)) return publishAt;

  const id = `${pageId}_${world.id()}`;
  const post: PostRecord = {
    id,
    pageId,
    kind: photos.length > 1 ? 'images' : photos.length === 1 ? 'image' : link === null ? 'text' : 'link',
    message,
    link,
    photos: photos.map((photo) => photo.id),
    videoId: null,
    createdAt: world.now(),
    publishAt,
  };
  world.posts.put(id, post);
  for (const photo of photos) world.photos.put(photo.id, { ...photo, usedBy: id });
  return readNode(call, postFields(call, page, post), ['id']);
}

/** `attached_media[0]={"media_fbid":".."}`, or one JSON list. */
function attachedPhotos(call: Call, page: PageRecord): readonly PhotoRecord[] | GraphError {
  const { params, world } = call;
  const whole = params.get('attached_media');
  const indexed = params.names
    .flatMap((name) => /^attached_media\[(\d+)\]$/.exec(name)?.[1] ?? [])
    .toSorted((a, b) => Number(a) - Number(b))
    .map((index) => parseJson(params.get(`attached_media[${index}]`) ?? ''));
  const entries = whole === undefined ? indexed : parseJson(whole);
  if (!Array.isArray(entries)) return badParam('attached_media must be a list');
  const photos: PhotoRecord[] = [];
  for (const entry of entries as readonly unknown[]) {
    const mediaId = mediaIdOf(entry);
    if (mediaId === undefined) return badParam('attached_media needs media_fbid, as text');
    const photo = world.photos.get(mediaId);
    const orphaned = photo !== undefined && world.now() - photo.createdAt > orphanLifeMs;
    if (photo === undefined || photo.pageId !== page.id || orphaned)
      return badParam(`Invalid media_fbid ${mediaId}`);
    if (photo.usedBy !== null || photos.includes(photo))
      return badParam(`The photo ${mediaId} is already in a post`);
    photos.push(photo);
  }
  return photos;
}

function mediaIdOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || !('media_fbid' in entry)) return undefined;
  return typeof entry.media_fbid === 'string' ? entry.media_fbid : undefined;
}

function refuseLink(link: string | null): GraphError | undefined {
  if (link === null) return undefined;
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return badParam('The url you supplied is invalid', 2061006);
  if (/(^|\.)facebook\.com$/.test(url.hostname))
    return badParam('Links to facebook.com cannot be shared', 1609008);
  return undefined;
}

/** The same message twice in a row on one Page (§9.10). */
function refuseDuplicate(call: Call, page: PageRecord, message: string): GraphError | undefined {
  const last = publishedPosts(call.world, page.id).find((post) => post.message !== '');
  if (message === '' || last?.message !== message) return undefined;
  return graphError(506, 'Duplicate status message', {
    userMessage: 'This status update is identical to the last one you posted.',
  });
}

/** When the post appears: now, or in the scheduling window of 10 minutes to 30 days (§2). */
function publishMoment(call: Call, photos: readonly PhotoRecord[]): number | GraphError {
  const { params, world } = call;
  const published = flag(params.get('published'), true);
  const wanted = params.get('scheduled_publish_time');
  if (wanted === undefined) {
    return published ? world.now() : badParam('An unpublished post needs scheduled_publish_time');
  }
  if (published) return badParam('scheduled_publish_time needs published=false');
  if (photos.length > 0 && params.get('unpublished_content_type') !== 'SCHEDULED') {
    return badParam('Scheduled photos need unpublished_content_type=SCHEDULED');
  }
  if (photos.some((photo) => !photo.temporary)) {
    return badParam('Photos of a scheduled post are uploaded with temporary=true');
  }
  return scheduledMoment(world, wanted, 'text');
}
