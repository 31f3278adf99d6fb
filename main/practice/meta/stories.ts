import { pageToPublish, visiblePage } from './access.ts';
import { type Answer, type Call, readList, successWithBareId } from './call.ts';
import { badParam, isGraphError } from './graph-error.ts';
import { type MetaWorld, processingMs } from './meta-world.ts';
import type { PageRecord, StoredFile, StoryRecord, VideoRecord } from './model.ts';
import { findPhoto } from './photos.ts';
import { processingOf } from './video-nodes.ts';

const day = 86_400_000;

/** Milliseconds since a story appeared; negative before, and for ever when it never will. */
const ageOf = (world: MetaWorld, { publishAt }: StoryRecord): number =>
  publishAt === null ? Number.NEGATIVE_INFINITY : world.now() - publishAt;

/** Whether the public sees a story: for a day, and then no more (§9.9). */
export const isStoryShown = (world: MetaWorld, story: StoryRecord): boolean =>
  ageOf(world, story) >= 0 && ageOf(world, story) < day;

/** The last step of a video story. */
export function finishStory(call: Call, page: PageRecord, video: VideoRecord, file: StoredFile): Answer {
  const { world } = call;
  if (video.finishedAs !== null) return badParam('The video is already published');
  const processing = processingOf(world, video.title, 1363033);
  const works = processing.error === null && processing.readyAt !== null;
  const story = putStory(
    world,
    page,
    { id: video.id, type: 'video', file },
    works ? processing.readyAt : null,
  );
  world.videos.put(video.id, {
    ...video,
    finishedAs: 'PUBLISHED',
    processing,
    publishAt: story.publishAt,
    postId: story.id,
  });
  return successWithBareId('post_id', story.id);
}

/** `POST /{page}/photo_stories` with an unpublished photo (§2). */
export function createPhotoStory(call: Call, pageId: string): Answer {
  const { world, params } = call;
  const page = pageToPublish(call, pageId);
  if (isGraphError(page)) return page;
  const photo = findPhoto(call, params.get('photo_id') ?? '');
  if (photo === undefined || photo.pageId !== pageId) return badParam('Invalid photo_id');
  if (photo.usedBy !== null) return badParam('The photo was used in an earlier post');
  const story = putStory(
    world,
    page,
    { id: photo.id, type: 'photo', file: photo.file },
    world.now() + processingMs,
  );
  world.photos.put(photo.id, { ...photo, usedBy: story.id });
  return successWithBareId('post_id', story.id);
}

interface StoryMedia {
  readonly id: string;
  readonly type: 'photo' | 'video';
  readonly file: StoredFile;
}

function putStory(
  world: MetaWorld,
  page: PageRecord,
  media: StoryMedia,
  publishAt: number | null,
): StoryRecord {
  const id = world.id();
  return world.stories.put(id, {
    id,
    pageId: page.id,
    mediaId: media.id,
    mediaType: media.type,
    file: media.file,
    publishAt,
  });
}

/** `GET /{page}/stories`: those of the last day are PUBLISHED, older ones ARCHIVED (§2). */
export function listStories(call: Call, pageId: string): Answer {
  const { world } = call;
  const page = visiblePage(call, pageId);
  if (page === undefined) return badParam('Not a Page');
  const base = world.setting.baseOf('www.facebook.com');
  return readList(call, {
    items: world.stories.filter((story) => story.pageId === pageId && ageOf(world, story) >= 0).toReversed(),
    idOf: (story) => story.id,
    timeOf: (story) => story.publishAt ?? 0,
    readersOf: (story) => ({
      post_id: () => story.id,
      status: () => (isStoryShown(world, story) ? 'PUBLISHED' : 'ARCHIVED'),
      creation_time: () => String(Math.floor((story.publishAt ?? 0) / 1000)),
      media_type: () => story.mediaType,
      media_id: () => story.mediaId,
      url: () => `${base}/stories/${story.id}`,
    }),
    usual: ['post_id', 'status', 'creation_time', 'media_type', 'media_id', 'url'],
  });
}
