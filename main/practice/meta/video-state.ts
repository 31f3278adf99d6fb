import { type Json } from './fields.ts';
import type { MetaWorld } from './meta-world.ts';
import type { VideoRecord } from './model.ts';
import { bytesOf } from './stored-files.ts';

/** Where a video's asynchronous work stands on the practice clock. */
export type VideoStage = 'uploading' | 'waiting' | 'processing' | 'ready' | 'error' | 'expired';

/** What nobody finishes ends after a day, as unpublished photos do (§2). */
const uploadLife = 86_400_000;

/** Whether an upload has ended because nobody finished it in time. */
export const isExpired = (world: MetaWorld, { finishedAs, startedAt }: VideoRecord): boolean =>
  finishedAs === null && world.now() >= startedAt + uploadLife;

/** The stage, from what was recorded and the time. */
export function stageOf(world: MetaWorld, video: VideoRecord): VideoStage {
  if (video.fault !== null) return 'error';
  if (isExpired(world, video)) return 'expired';
  if (video.file === null) return 'uploading';
  if (video.processing === null) return 'waiting';
  const { readyAt, error } = video.processing;
  if (readyAt === null || world.now() < readyAt) return 'processing';
  return error === null ? 'ready' : 'error';
}

const videoStatus = {
  uploading: 'uploading',
  waiting: 'upload_complete',
  processing: 'processing',
  ready: 'ready',
  error: 'error',
  expired: 'expired',
} as const;

/** The `status` field with its three phases (§2), with the API's own spelling of `bytes_transfered`. */
export async function statusOf(world: MetaWorld, video: VideoRecord): Promise<Json> {
  const stage = stageOf(world, video);
  const message = video.fault?.message ?? video.processing?.error?.message;
  const published = isVideoPublished(world, video);
  return {
    video_status: videoStatus[stage],
    uploading_phase: {
      status: video.file === null && stage !== 'error' ? 'in_progress' : 'complete',
      bytes_transfered: video.file?.bytes ?? (await bytesOf(world, video.id)),
    },
    processing_phase: {
      status: {
        uploading: 'not_started',
        waiting: 'not_started',
        processing: 'in_progress',
        ready: 'complete',
        error: 'error',
        expired: 'not_started',
      }[stage],
      ...(stage === 'error' && message !== undefined ? { error: { message } } : {}),
    },
    publishing_phase: {
      status: publishingStatus(stage, video, published),
      publish_status: publishStatus(stage, video, published),
      ...(video.publishAt === null ? {} : { publish_time: Math.floor(video.publishAt / 1000) }),
    },
  };
}

/** Whether the public sees the video. */
export const isVideoPublished = (world: MetaWorld, video: VideoRecord): boolean =>
  stageOf(world, video) === 'ready' &&
  video.finishedAs !== null &&
  video.finishedAs !== 'DRAFT' &&
  video.publishAt !== null &&
  video.publishAt <= world.now();

function publishingStatus(stage: VideoStage, video: VideoRecord, published: boolean): string {
  if (published) return 'complete';
  return stage === 'error' && video.finishedAs !== null ? 'error' : 'not_started';
}

function publishStatus(stage: VideoStage, video: VideoRecord, published: boolean): string {
  if (published) return 'published';
  if (stage === 'error' && video.finishedAs !== null) return 'error';
  return video.finishedAs === 'SCHEDULED' ? 'scheduled' : 'draft';
}
