import { limitReached, pageToPublish, throttled, visiblePage } from './access.ts';
import { type Answer, type Call, readList, successWithBareId } from './call.ts';
import { badParam, graphError, type GraphError, isGraphError } from './graph-error.ts';
import { type MetaWorld, processingMs } from './meta-world.ts';
import type { PageRecord, StoredFile, StoryRecord, VideoRecord } from './model.ts';
import { momentParam } from './params.ts';
import { postFields, publishedPosts } from './posts.ts';
import { findPhoto } from './photos.ts';
import { newVideo, processingOf } from './video-nodes.ts';
import { stageOf } from './video-state.ts';
import { publishVideo } from './videos.ts';

const day = 86_400_000;
const reelsPerDay = 30;

/** `POST /{page}/video_reels` and `/video_stories`: start, then the bytes by rupload, then finish (§2). */
export function videoPhases(call: Call, pageId: string, use: 'reel' | 'story'): Answer {
  const page = pageToPublish(call, pageId);
  if (isGraphError(page)) return page;
  const phase = call.params.get('upload_phase');
  if (phase === 'start') return start(call, page, use);
  if (phase !== 'finish') return badParam('upload_phase must be start or finish');
  const video = call.world.videos.get(call.params.get('video_id') ?? '');
  if (video === undefined || video.pageId !== pageId || video.use !== use)
    return badParam('Invalid video_id');
  if (video.fault !== null)
    return graphError(video.fault.code, video.fault.message, subcodeOf(video.fault.subcode));
  if (video.file === null) return graphError(6000, 'The video was not uploaded completely');
  return use === 'reel' ? finishReel(call, page, video) : finishStory(call, page, video, video.file);
}

const subcodeOf = (subcode: number | undefined) => (subcode === undefined ? {} : { subcode });

function start(call: Call, page: PageRecord, use: 'reel' | 'story'): Answer {
  const { world } = call;
  const video = newVideo(world, page.id, use);
  world.videos.put(video.id, video);
  return {
    video_id: video.id,
    upload_url: `${world.setting.baseOf('rupload.facebook.com')}/video-upload/v26.0/${video.id}`,
  };
}

function finishReel(call: Call, page: PageRecord, video: VideoRecord): Answer {
  const { world, params } = call;
  const state = params.get('video_state');
  if (state !== 'PUBLISHED' && state !== 'SCHEDULED' && state !== 'DRAFT') {
    return badParam('video_state must be PUBLISHED, SCHEDULED or DRAFT');
  }
  if (video.finishedAs === 'PUBLISHED' || video.finishedAs === 'SCHEDULED')
    return badParam('The video is already published');
  const recent = world.videos.filter(
    (entry) =>
      entry.pageId === page.id &&
      entry.use === 'reel' &&
      entry.postId !== null &&
      entry.startedAt > world.now() - day,
  );
  if (state !== 'DRAFT' && recent.length >= reelsPerDay) return throttled(613);
  const at = reelMoment(call, state);
  if (isGraphError(at)) return at;
  const described = {
    ...video,
    description: params.get('description') ?? video.description,
    title: params.get('title') ?? video.title,
  };
  const limited = limitReached(call, described.description, 80001);
  if (limited !== undefined) return limited;
  if (state === 'DRAFT') {
    world.videos.put(video.id, {
      ...described,
      finishedAs: 'DRAFT',
      processing: processingOf(world, described.description, 1363033),
    });
  } else {
    publishVideo(world, page, described, 'reel', at);
  }
  return { success: true };
}

function reelMoment(call: Call, state: 'PUBLISHED' | 'SCHEDULED' | 'DRAFT'): number | GraphError {
  const { world, params } = call;
  const wanted = params.get('scheduled_publish_time');
  if (state !== 'SCHEDULED')
    return wanted === undefined
      ? world.now()
      : badParam('scheduled_publish_time needs video_state=SCHEDULED');
  const at = momentParam(wanted ?? '');
  if (at === undefined || at <= world.now() + 600_000 || at > world.now() + 29 * day) {
    return badParam('The specified scheduled publish time is invalid.');
  }
  return at;
}

function finishStory(call: Call, page: PageRecord, video: VideoRecord, file: StoredFile): Answer {
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
    items: world.stories
      .filter(
        (story) => story.pageId === pageId && story.publishAt !== null && story.publishAt <= world.now(),
      )
      .toReversed(),
    idOf: (story) => story.id,
    timeOf: (story) => story.publishAt ?? 0,
    readersOf: (story) => ({
      post_id: () => story.id,
      status: () => ((story.publishAt ?? 0) > world.now() - day ? 'PUBLISHED' : 'ARCHIVED'),
      creation_time: () => String(Math.floor((story.publishAt ?? 0) / 1000)),
      media_type: () => story.mediaType,
      media_id: () => story.mediaId,
      url: () => `${base}/stories/${story.id}`,
    }),
    usual: ['post_id', 'status', 'creation_time', 'media_type', 'media_id', 'url'],
  });
}

/** `GET /{page}/video_reels`: reels that the public sees. */
export function listReels(call: Call, pageId: string): Answer {
  const { world } = call;
  const page = visiblePage(call, pageId);
  if (page === undefined) return badParam('Not a Page');
  return readList(call, {
    items: publishedPosts(world, pageId).filter((post) => post.kind === 'reel'),
    idOf: (post) => post.videoId ?? post.id,
    timeOf: (post) => post.publishAt ?? 0,
    readersOf: (post) => ({
      ...postFields(call, page, post),
      id: () => post.videoId ?? post.id,
      description: () => post.message,
      status: () => {
        const video = world.videos.get(post.videoId ?? '');
        return video === undefined ? undefined : { video_status: stageOf(world, video) };
      },
    }),
    usual: ['description', 'updated_time', 'id'],
  });
}
