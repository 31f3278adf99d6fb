import { visiblePage } from './access.ts';
import { askedFields, type Answer, type Call } from './call.ts';
import { narrow, project } from './fields.ts';
import { isGraphError } from './graph-error.ts';
import { graphTime, type MetaWorld, processingMs } from './meta-world.ts';
import type { Processing, VideoRecord } from './model.ts';
import { isVideoPublished, stageOf, statusOf } from './video-state.ts';

/** A video node before its first byte. */
export function newVideo(world: MetaWorld, pageId: string, use: VideoRecord['use']): VideoRecord {
  return {
    id: world.id(),
    pageId,
    use,
    sessionId: null,
    announced: null,
    startedAt: world.now(),
    file: null,
    fault: null,
    title: '',
    description: '',
    finishedAs: null,
    publishAt: null,
    processing: null,
    postId: null,
  };
}

/** How the asynchronous work on content with this text will go: well after a moment, or as a fault was scripted. */
export function processingOf(world: MetaWorld, text: string, usualSubcode: number): Processing {
  const { faults } = world.setting;
  if (faults.takeForContent(['processing-stuck'], text) !== undefined) return { readyAt: null, error: null };
  const fault = faults.takeForContent(['processing-error'], text);
  const readyAt = world.now() + processingMs;
  if (fault === undefined) return { readyAt, error: null };
  const subcode = fault.value ?? usualSubcode;
  return { readyAt, error: { subcode, message: `Media upload has failed with error code ${subcode}` } };
}

/** A video that this token sees. */
export function findVideo(call: Call, id: string): VideoRecord | undefined {
  const video = call.world.videos.get(id);
  return video === undefined || visiblePage(call, video.pageId) === undefined ? undefined : video;
}

/** `GET /{video}?fields=status,published,post_id,permalink_url` (§2). */
export async function readVideo(call: Call, id: string): Promise<Answer | undefined> {
  const { world } = call;
  const video = findVideo(call, id);
  const page = video === undefined ? undefined : visiblePage(call, video.pageId);
  if (video === undefined || page === undefined) return undefined;
  const asked = askedFields(call);
  if (isGraphError(asked)) return asked;
  const status = await statusOf(world, video);
  const published = isVideoPublished(world, video);
  const base = world.setting.baseOf('www.facebook.com');
  return project(
    {
      id: () => video.id,
      title: () => (video.title === '' ? undefined : video.title),
      description: () => (video.description === '' ? undefined : video.description),
      created_time: () => graphTime(video.startedAt),
      updated_time: () => graphTime(video.startedAt),
      length: () => video.file?.seconds,
      status: (field) => narrow(status, field.fields),
      published: () => published,
      post_id: () => (published ? (video.postId ?? undefined) : undefined),
      permalink_url: () =>
        video.use === 'reel' ? `${base}/reel/${video.id}` : `${base}/${video.postId ?? video.id}`,
      scheduled_publish_time: () =>
        video.finishedAs === 'SCHEDULED' && !published && video.publishAt !== null
          ? graphTime(video.publishAt)
          : undefined,
      from: (field) => narrow({ name: page.name, id: page.id }, field.fields),
      source: () => (stageOf(world, video) === 'ready' ? `${base}/_media/${video.id}` : undefined),
    },
    asked,
    ['updated_time', 'description', 'id'],
  );
}
