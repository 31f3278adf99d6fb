import { limitReached, pageToPublish, throttled, visiblePage } from './access.ts';
import { type Answer, type Call, readList } from './call.ts';
import { badParam, graphError, type GraphError, isGraphError } from './graph-error.ts';
import type { PageRecord, VideoRecord } from './model.ts';
import { postFields, publishedPosts } from './posts.ts';
import { scheduledMoment } from './scheduling.ts';
import { finishStory } from './stories.ts';
import { newVideo, processingOf } from './video-nodes.ts';
import { isExpired, stageOf } from './video-state.ts';
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
  if (isExpired(call.world, video)) return graphError(6000, 'The upload has ended');
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
  return scheduledMoment(world, wanted ?? '', 'reel');
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
