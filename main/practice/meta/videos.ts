import { limitReached, pageToPublish } from './access.ts';
import type { Answer, Call } from './call.ts';
import { badParam, graphError, type GraphError, isGraphError } from './graph-error.ts';
import type { MetaWorld } from './meta-world.ts';
import type { PageRecord, VideoRecord } from './model.ts';
import { flag } from './params.ts';
import { scheduledMoment } from './scheduling.ts';
import { append, bytesOf, discard, examine } from './stored-files.ts';
import { inTurn } from './upload-turns.ts';
import { newVideo, processingOf } from './video-nodes.ts';
import { isExpired } from './video-state.ts';

/** Largest chunk the server asks for; smaller files still come in several, so that every upload meets the rule. */
const largestChunk = 1_048_576;
const sizeLimit = 10 * 1024 ** 3;
/** Below this the original calls a video too small (§2, 382). */
const smallest = 1024;

/** `POST /{page}/videos` by the chunked edge upload: start, transfer until the offsets meet, finish (§2, style b). */
export async function videoEdge(call: Call, pageId: string): Promise<Answer> {
  const page = pageToPublish(call, pageId);
  if (isGraphError(page)) return page;
  const phase = call.params.get('upload_phase');
  if (phase !== undefined && call.params.get('file_url') !== undefined) {
    return badParam('file_url cannot be combined with upload_phase');
  }
  if (phase === 'start') return start(call, page);
  if (phase === undefined) return badParam('This practice network takes Page videos in upload phases');
  const session = call.params.get('upload_session_id') ?? '';
  return inTurn(session, () => continueSession(call, page, phase, session));
}

async function continueSession(
  call: Call,
  page: PageRecord,
  phase: string,
  session: string,
): Promise<Answer> {
  const video = call.world.videos.find((entry) => entry.sessionId === session);
  if (video === undefined || video.pageId !== page.id || isExpired(call.world, video)) return sessionLost();
  if (phase === 'transfer') return transfer(call, video);
  if (phase === 'finish') return finish(call, page, video);
  if (phase !== 'cancel') return badParam('upload_phase must be start, transfer, finish or cancel');
  await discard(call.world, video.id);
  call.world.videos.delete(video.id);
  return { success: true };
}

function start(call: Call, page: PageRecord): Answer {
  const { world, params } = call;
  const size = Number(params.get('file_size'));
  if (!Number.isInteger(size) || size <= 0 || size > sizeLimit)
    return badParam('file_size must be the size of the video');
  if (size < smallest)
    return graphError(
      382,
      'The video file you tried to upload is too small. The minimum size for a video is 1 KB.',
    );
  const video = { ...newVideo(world, page.id, 'video'), sessionId: world.id(), announced: size };
  world.videos.put(video.id, video);
  return { upload_session_id: video.sessionId, video_id: video.id, ...offsets(video, 0) };
}

/** The part that is wanted next, as text; equal offsets mean that nothing is missing. */
function offsets(
  video: VideoRecord,
  received: number,
): { readonly start_offset: string; readonly end_offset: string } {
  const size = video.announced ?? 0;
  const chunk = Math.min(largestChunk, Math.ceil(size / 3));
  return { start_offset: String(received), end_offset: String(Math.min(size, received + chunk)) };
}

async function transfer(call: Call, video: VideoRecord): Promise<Answer> {
  const { world, params } = call;
  const size = video.announced ?? 0;
  const chunk = params.file('video_file_chunk');
  const given = params.get('start_offset');
  if (chunk === undefined || given === undefined)
    return badParam('A transfer needs start_offset and video_file_chunk');
  const received = await bytesOf(world, video.id);
  const wanted = offsets(video, received);
  if (
    given !== wanted.start_offset ||
    received + chunk.size > Number(wanted.end_offset) ||
    chunk.size === 0
  ) {
    return graphError(6001, 'There was a problem uploading your video file. Please try again.', {
      subcode: 1363037,
      data: wanted,
    });
  }
  await append(world, video.id, chunk.stream(), size);
  return offsets(video, await bytesOf(world, video.id));
}

async function finish(call: Call, page: PageRecord, video: VideoRecord): Promise<Answer> {
  const { world, params } = call;
  if (video.finishedAs !== null) return sessionLost();
  if ((await bytesOf(world, video.id)) !== video.announced) {
    return graphError(6001, 'The video is not complete', {
      subcode: 1363037,
      data: offsets(video, await bytesOf(world, video.id)),
    });
  }
  const description = params.get('description') ?? '';
  const from = publishMoment(call);
  if (isGraphError(from)) return from;
  const limited = limitReached(call, description, 80001);
  if (limited !== undefined) return limited;
  const file = await examine(world, video.id);
  if (file.kind !== 'video') {
    await discard(world, video.id);
    world.videos.delete(video.id);
    return graphError(
      6000,
      'There was a problem uploading your video file. Please try again with another file.',
    );
  }
  publishVideo(world, page, { ...video, file, title: params.get('title') ?? '', description }, 'video', from);
  return { success: true };
}

/** Now, or a time within six months for a video that is `published=false` (§2). */
function publishMoment({ world, params }: Call): number | GraphError {
  const published = flag(params.get('published'), true);
  const wanted = params.get('scheduled_publish_time');
  if (wanted === undefined) {
    return published ? world.now() : badParam('An unpublished video needs scheduled_publish_time');
  }
  return published
    ? badParam('scheduled_publish_time needs published=false')
    : scheduledMoment(world, wanted, 'video');
}

/** Starts a video's processing and writes the post that appears when it is done. */
export function publishVideo(
  world: MetaWorld,
  page: PageRecord,
  video: VideoRecord,
  kind: 'video' | 'reel',
  from: number,
): void {
  const processing = video.processing ?? processingOf(world, `${video.description}\n${video.title}`, 1363033);
  const works = processing.readyAt !== null && processing.error === null;
  const publishAt = works ? Math.max(from, processing.readyAt ?? from) : null;
  const postId = `${page.id}_${world.id()}`;
  world.videos.put(video.id, {
    ...video,
    processing,
    finishedAs: from > world.now() ? 'SCHEDULED' : 'PUBLISHED',
    publishAt,
    postId,
  });
  world.posts.put(postId, {
    id: postId,
    pageId: page.id,
    kind,
    message: video.description,
    link: null,
    photos: [],
    videoId: video.id,
    createdAt: world.now(),
    publishAt,
  });
}

const sessionLost = (): GraphError =>
  graphError(6001, 'The upload session does not exist or has ended', { subcode: 1363019 });
