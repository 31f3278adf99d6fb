import type { Context } from 'hono';
import type { MetaWorld } from '../meta-world.ts';
import type { ContainerRecord, StoredFile } from '../model.ts';
import { receiveBytes, uploadRefusal } from '../rupload.ts';
import { discard, examine } from '../stored-files.ts';
import type { LiveToken } from '../tokens.ts';
import { processingOf } from '../video-nodes.ts';
import { sizeLimits, videoFits } from './media-rules.ts';

const unsupported = { subcode: 2207026, message: 'Unsupported video format' };

/** A frame for the cover must lie within the video (§6, 2207057). */
const offsetFault = ({ options }: ContainerRecord, file: StoredFile) =>
  options.thumbOffsetMs > file.seconds * 1000
    ? { subcode: 2207057, message: 'The thumbnail offset is out of range' }
    : null;

/** Looks at a container's whole video and starts its processing; a wrong one ends in ERROR with 2207026 (§3.2). */
export async function completeContainer(world: MetaWorld, container: ContainerRecord): Promise<void> {
  const file = await examine(world, container.id);
  const fits = file.kind === 'video' && (await videoFits(world, file, container.type));
  const processing = processingOf(world, container.caption, 2207082);
  const fault = fits ? offsetFault(container, file) : unsupported;
  world.containers.put(container.id, {
    ...container,
    file: file.kind === 'video' ? file : null,
    processing: fault === null ? processing : { ...processing, error: fault },
    expired: world.setting.faults.takeForContent(['processing-expired'], container.caption) !== undefined,
  });
}

/** `POST rupload.facebook.com/ig-api-upload/v26.0/{container}` (§3.2). */
export async function receiveContainerBytes(
  world: MetaWorld,
  context: Context,
  live: LiveToken,
  id: string,
): Promise<Response> {
  const container = world.containers.get(id);
  const account = container === undefined ? undefined : world.instagrams.get(container.instagramId);
  if (container === undefined || account === undefined || !live.grant.pages.includes(account.pageId)) {
    return uploadRefusal('ProcessingFailedError', 'Unknown container');
  }
  if (container.processing !== null || container.type === 'IMAGE' || container.type === 'CAROUSEL') {
    return uploadRefusal('ProcessingFailedError', 'The container awaits no bytes');
  }
  const received = await receiveBytes(world, context.req.raw, id, sizeLimits[container.type]);
  if (received !== 'complete') return received;
  await completeContainer(world, container);
  const file = world.containers.get(id)?.file;
  if (file !== null && file !== undefined)
    return Response.json({ success: true, message: 'Upload successful.' });
  await discard(world, id);
  return uploadRefusal('ProcessingFailedError', 'The file is not a video');
}
