import { instagramFor, limitReached } from '../access.ts';
import { type Answer, type Call, readNode } from '../call.ts';
import { badParam, graphError, type GraphError, isGraphError } from '../graph-error.ts';
import type { ContainerRecord, InstagramRecord, Processing } from '../model.ts';
import { flag, listParam } from '../params.ts';
import { discard, examine, fetchFile } from '../stored-files.ts';
import { processingOf } from '../video-nodes.ts';
import { containerStatus, statusText } from './container-state.ts';
import { optionNames, optionsOf } from './container-options.ts';
import { imageFault, imageTooBig, ratioFault, sizeLimits } from './media-rules.ts';
import { completeContainer } from './receive-video.ts';

const day = 86_400_000;
const containersPerDay = 400;

/** Parameters that the practice network takes; any other is 100, as an unknown combination is (§3.1). */
const known = new Set([
  'access_token',
  'appsecret_proof',
  'fields',
  'media_type',
  'image_url',
  'video_url',
  'caption',
  'is_carousel_item',
  'children',
  ...optionNames,
  'upload_type',
  // Meta's own client says the account once more in every body.
  'id',
]);

/** `POST /{ig}/media` (§3.1). */
export async function createContainer(call: Call, instagramId: string): Promise<Answer> {
  const { world, params } = call;
  const account = instagramFor(call, instagramId, 'instagram_content_publish');
  if (isGraphError(account)) return account;
  const recent = world.containers.filter(
    (entry) => entry.instagramId === account.id && entry.createdAt > world.now() - day,
  );
  if (recent.length >= containersPerDay)
    return graphError(9, 'Too many containers were created today', { subcode: 2207042 });
  const unknown = params.names.find((name) => !known.has(name));
  if (unknown !== undefined) return badParam(`Unknown parameter ${unknown}`);
  const draft = draftOf(call, account);
  if (isGraphError(draft)) return draft;
  const refused = captionFault(draft) ?? limitReached(call, draft.caption, 80002);
  if (refused !== undefined) return refused;
  if (draft.type === 'CAROUSEL') return createCarousel(call, draft);
  const image = params.get('image_url');
  if (image !== undefined) return createImage(call, draft, image);
  return createVideo(call, draft);
}

function draftOf(call: Call, account: InstagramRecord): ContainerRecord | GraphError {
  const { params, world } = call;
  const type = params.get('media_type') ?? (params.get('image_url') === undefined ? undefined : 'IMAGE');
  const child = flag(params.get('is_carousel_item'), false);
  if (type !== 'IMAGE' && type !== 'REELS' && type !== 'STORIES' && type !== 'VIDEO' && type !== 'CAROUSEL') {
    return badParam('Invalid media_type', 2207023);
  }
  if (type === 'VIDEO' && !child)
    return badParam('The media type VIDEO is for carousel items only; use REELS', 2207023);
  if (child && (type === 'REELS' || type === 'STORIES' || type === 'CAROUSEL'))
    return badParam('Not a carousel item', 2207023);
  const caption = params.get('caption') ?? '';
  if (child && caption !== '') return badParam('Carousel items take no caption');
  const options = optionsOf(call, type, child);
  if (isGraphError(options)) return options;
  return {
    id: world.id('1788'),
    instagramId: account.id,
    type,
    child,
    caption,
    options,
    children: [],
    file: null,
    cover: null,
    createdAt: world.now(),
    processing: null,
    expired: false,
    mediaId: null,
  };
}

/** A caption has at most 2200 characters, 30 hashtags and 20 mentions (§3.1). */
function captionFault({ caption }: ContainerRecord): GraphError | undefined {
  if (caption.length > 2200) return graphError(36004, 'The caption is too long', { subcode: 2207010 });
  if ((caption.match(/(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]+/gu) ?? []).length > 30)
    return badParam('Too many hashtags in the caption');
  if ((caption.match(/(?<![\p{L}\p{N}_])@[a-z0-9_.]+/giu) ?? []).length > 20)
    return badParam('Too many tags in the caption', 2207040);
  return undefined;
}

async function createImage(call: Call, draft: ContainerRecord, address: string): Promise<Answer> {
  const { world } = call;
  if (draft.type !== 'IMAGE' && draft.type !== 'STORIES') return badParam('image_url is for images');
  const file = await fetchImage(call, draft.id, address);
  if (isGraphError(file)) return file;
  const shape = draft.type === 'IMAGE' && !draft.child ? ratioFault(file) : undefined;
  if (shape !== undefined) {
    await discard(world, draft.id);
    return shape;
  }
  world.containers.put(draft.id, { ...draft, file, ...outcomeOf(call, draft) });
  return { id: draft.id };
}

async function fetchImage(call: Call, id: string, address: string) {
  const { world } = call;
  // The contract wants the raw text of an address in ASCII.
  if (!/^[\x21-\x7e]+$/.test(address)) return badParam('image_url must be ASCII');
  const fetched = await fetchFile(world, address, id, sizeLimits.image);
  if (fetched === 'too-big') return imageTooBig();
  if (fetched === 'refused') return unfetchable();
  const file = await examine(world, id);
  const refused =
    file.kind === 'image'
      ? imageFault(file)
      : graphError(36001, 'The image format is not supported. Supported formats: JPEG.', {
          subcode: 2207005,
        });
  if (refused === undefined && file.kind === 'image') return file;
  await discard(world, id);
  return refused ?? unfetchable();
}

const unfetchable = (): GraphError =>
  graphError(9004, 'Only photo or video can be accepted as media type.', {
    subcode: 2207052,
    userMessage: 'The media could not be fetched from this URI.',
  });

async function createVideo(call: Call, draft: ContainerRecord): Promise<Answer> {
  const { world, params } = call;
  if (draft.type === 'IMAGE' || draft.type === 'CAROUSEL') return badParam('image_url is required');
  const coverAddress = params.get('cover_url');
  const cover = coverAddress === undefined ? null : await fetchImage(call, world.id(), coverAddress);
  if (isGraphError(cover)) return cover;
  const withCover = { ...draft, cover };
  if (params.get('upload_type') === 'resumable') {
    world.containers.put(draft.id, withCover);
    return {
      id: draft.id,
      uri: `${world.setting.baseOf('rupload.facebook.com')}/ig-api-upload/v26.0/${draft.id}`,
    };
  }
  const address = params.get('video_url');
  if (address === undefined) return badParam('video_url or upload_type=resumable is required');
  const fetched = await fetchFile(world, address, draft.id, sizeLimits[draft.type]);
  if (fetched !== 'fetched') return unfetchable();
  await completeContainer(world, withCover);
  return { id: draft.id };
}

/** The parent of 2 to 10 finished items (§3.1, §3.2). */
function createCarousel(call: Call, draft: ContainerRecord): Answer {
  const { world, params } = call;
  const ids = listParam(params.get('children'));
  if (ids.length < 2 || ids.length > 10) return badParam('A carousel has 2 to 10 items', 2207028);
  const children: ContainerRecord[] = [];
  for (const id of ids) {
    const child = world.containers.get(id);
    if (
      child === undefined ||
      child.instagramId !== draft.instagramId ||
      !child.child ||
      children.includes(child)
    ) {
      return graphError(24, `The media with ID ${id} could not be found`, { subcode: 2207006 });
    }
    if (containerStatus(world, child) !== 'FINISHED') return notReady();
    children.push(child);
  }
  const first = children[0]?.file;
  const shape = first?.kind === 'image' ? ratioFault(first) : undefined;
  if (shape !== undefined) return shape;
  world.containers.put(draft.id, { ...draft, children: ids, ...outcomeOf(call, draft) });
  return { id: draft.id };
}

/** 9007/2207027. */
export const notReady = (): GraphError => graphError(9007, 'Media ID is not available', { subcode: 2207027 });

function outcomeOf(
  call: Call,
  draft: ContainerRecord,
): { readonly processing: Processing; readonly expired: boolean } {
  const expired =
    call.world.setting.faults.takeForContent(['processing-expired'], draft.caption) !== undefined;
  return { processing: processingOf(call.world, draft.caption, 2207032), expired };
}

/** `GET /{container}?fields=id,status_code,status` (§3.2). */
export function readContainer(call: Call, id: string): Answer | undefined {
  const container = call.world.containers.get(id);
  if (container === undefined) return undefined;
  const account = instagramFor(call, container.instagramId, 'instagram_basic');
  if (isGraphError(account)) return account;
  const status = containerStatus(call.world, container);
  return readNode(
    call,
    { id: () => container.id, status_code: () => status, status: () => statusText(status, container) },
    ['id'],
  );
}
