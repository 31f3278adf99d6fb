import type { Context } from 'hono';
import type { MetaWorld } from './meta-world.ts';
import type { VideoRecord } from './model.ts';
import { append, bytesOf, discard, examine, fetchFile } from './stored-files.ts';
import type { LiveToken } from './tokens.ts';
import { isExpired } from './video-state.ts';

export type UploadFault = 'OffsetInvalidError' | 'PartialRequestError' | 'ProcessingFailedError';

/** A refusal in rupload's own words (§2). */
export function uploadRefusal(type: UploadFault, message: string): Response {
  return Response.json(
    { debug_info: { retriable: type === 'PartialRequestError', type, message } },
    { status: 400 },
  );
}

export type Received = 'complete' | Response;

/**
 * Takes the bytes of one request at `offset`, or fetches `file_url` (§2, §3.2): offsets must meet,
 * a request that ends early leaves what arrived, and the next one goes on from there.
 */
export async function receiveBytes(
  world: MetaWorld,
  request: Request,
  id: string,
  limit: number,
): Promise<Received> {
  const address = request.headers.get('file_url');
  if (address !== null) {
    await discard(world, id);
    const fetched = await fetchFile(world, address, id, limit);
    return fetched === 'fetched'
      ? 'complete'
      : uploadRefusal('ProcessingFailedError', 'The file could not be fetched');
  }
  const offset = request.headers.get('offset');
  const size = Number(request.headers.get('file_size'));
  if (offset === null || !/^\d+$/.test(offset) || !Number.isInteger(size) || size <= 0 || size > limit) {
    return uploadRefusal('ProcessingFailedError', 'The headers offset and file_size are required');
  }
  const received = await bytesOf(world, id);
  if (Number(offset) !== received)
    return uploadRefusal('OffsetInvalidError', `The offset must be ${received}`);
  if (request.body === null) return uploadRefusal('PartialRequestError', 'The request has no body');
  const appended = await append(world, id, request.body, size);
  if (appended === 'too-many')
    return uploadRefusal('OffsetInvalidError', 'More bytes than file_size announced');
  return (await bytesOf(world, id)) === size
    ? 'complete'
    : uploadRefusal('PartialRequestError', 'The request ended before the whole file arrived');
}

const reelLimit = 4 * 1024 ** 3;

/** `POST rupload.facebook.com/video-upload/[v26.0/]{video}` (§2). */
export async function receiveReel(
  world: MetaWorld,
  context: Context,
  live: LiveToken,
  id: string,
): Promise<Response> {
  const video = world.videos.get(id);
  if (video === undefined || video.use === 'video' || !live.grant.pages.includes(video.pageId)) {
    return uploadRefusal('ProcessingFailedError', 'Unknown video');
  }
  if (isExpired(world, video)) return uploadRefusal('ProcessingFailedError', 'The upload has ended');
  if (video.file !== null) return uploadRefusal('OffsetInvalidError', 'The file is already complete');
  const received = await receiveBytes(world, context.req.raw, id, reelLimit);
  if (received !== 'complete') return received;
  const file = await examine(world, id);
  if (file.kind !== 'video') {
    await discard(world, id);
    world.videos.put(id, { ...video, fault: { code: 6000, message: 'The file is not a video' } });
    return uploadRefusal('ProcessingFailedError', 'The file is not a video');
  }
  world.videos.put(id, {
    ...video,
    file,
    fault: faultOf(video, file.width, file.height, file.seconds, file.framesPerSecond),
  });
  return Response.json({ success: true });
}

/** What a reel or a story must be (§2, "Spec"), with the sub-codes of §6. */
function faultOf(
  video: VideoRecord,
  width: number,
  height: number,
  seconds: number,
  frames: number,
): VideoRecord['fault'] {
  const longest = video.use === 'reel' ? 90 : 60;
  if (Math.abs(width / height - 9 / 16) > 0.01) return reelFault(1363040, 'The video must be 9:16');
  if (width < 540 || height < 960) return reelFault(1363127, 'The video must be at least 540x960');
  if (seconds < 3 || seconds > longest + 0.5)
    return reelFault(1363128, `The video must be 3 to ${longest} seconds long`);
  if (Math.round(frames) < 24 || Math.round(frames) > 60)
    return reelFault(1363129, 'The video must have 24 to 60 frames a second');
  return null;
}

const reelFault = (subcode: number, message: string) => ({ code: 6000, subcode, message });
