import { limitReached, pageToPublish, visiblePage } from './access.ts';
import { type Answer, type Call, readNode } from './call.ts';
import { orphanLifeMs } from './feed.ts';
import { type FieldReaders, narrow } from './fields.ts';
import { badParam, graphError, type GraphError, isGraphError } from './graph-error.ts';
import { graphTime } from './meta-world.ts';
import type { PageRecord, PhotoRecord, PostRecord, StoredFile } from './model.ts';
import { flag } from './params.ts';
import { permalinkOf, publishedPosts } from './posts.ts';
import { append, discard, examine, fetchFile } from './stored-files.ts';

const formats = ['image/jpeg', 'image/bmp', 'image/png', 'image/gif', 'image/tiff'];
const sizeLimit = 10 * 1024 * 1024;

/** `POST /{page}/photos`: a photo by bytes or by address, published at once or kept for a post (§2). */
export async function createPhoto(call: Call, pageId: string): Promise<Answer> {
  const { params, world } = call;
  const page = pageToPublish(call, pageId);
  if (isGraphError(page)) return page;
  const published = flag(params.get('published'), true);
  const temporary = flag(params.get('temporary'), false);
  if (temporary && params.get('scheduled_publish_time') !== undefined) {
    return badParam('temporary excludes scheduled_publish_time');
  }
  const caption = params.get('caption') ?? params.get('message') ?? params.get('name') ?? '';
  const limited = limitReached(call, caption, 80001);
  if (limited !== undefined) return limited;
  const file = await receivePhoto(call);
  if (isGraphError(file)) return file;
  const photo: PhotoRecord = {
    id: world.id(),
    pageId,
    file,
    caption,
    altText: params.get('alt_text_custom') ?? '',
    temporary,
    createdAt: world.now(),
    usedBy: null,
  };
  if (!published) {
    world.photos.put(photo.id, photo);
    return readNode(call, photoFields(call, page, photo), ['id']);
  }
  return publishPhoto(call, page, photo);
}

async function publishPhoto(call: Call, page: PageRecord, photo: PhotoRecord): Promise<Answer> {
  const { world } = call;
  if (isDuplicate(call, page, photo)) {
    await discard(world, photo.file.id);
    return graphError(506, 'Duplicate status message', { subcode: 1366051 });
  }
  const post: PostRecord = {
    id: `${page.id}_${world.id()}`,
    pageId: page.id,
    kind: 'image',
    message: photo.caption,
    link: null,
    photos: [photo.id],
    videoId: null,
    createdAt: world.now(),
    publishAt: world.now(),
  };
  const used = { ...photo, usedBy: post.id };
  world.photos.put(photo.id, used);
  world.posts.put(post.id, post);
  const node = readNode(call, photoFields(call, page, used), ['id']);
  return isGraphError(node) ? node : { ...node, post_id: post.id };
}

/** The same picture with the same words as the Page's last post. */
function isDuplicate(call: Call, page: PageRecord, photo: PhotoRecord): boolean {
  const last = publishedPosts(call.world, page.id)[0];
  const lastPhoto = call.world.photos.get(last?.photos[0] ?? '');
  return (
    last?.kind === 'image' && last.message === photo.caption && lastPhoto?.file.sha256 === photo.file.sha256
  );
}

async function receivePhoto(call: Call): Promise<StoredFile | GraphError> {
  const { params, world } = call;
  const source = params.file('source');
  const address = params.get('url');
  if ((source === undefined) === (address === undefined)) return graphError(324, 'Requires upload file');
  const id = world.id();
  if (source !== undefined) {
    if (source.size > sizeLimit) return tooBig();
    await append(world, id, source.stream(), sizeLimit);
  } else {
    const fetched = await fetchFile(world, address ?? '', id, sizeLimit);
    if (fetched === 'too-big') return tooBig();
    if (fetched === 'refused') return graphError(389, 'Unable to fetch file from URL.');
  }
  const file = await examine(world, id);
  if (file.kind === 'image' && formats.includes(file.mime)) return file;
  await discard(world, id);
  return graphError(324, 'Missing or invalid image file');
}

const tooBig = (): GraphError =>
  graphError(324, 'Photos should be smaller than 10 MB and saved as JPG, PNG, GIF, TIFF or BMP files.', {
    subcode: 1366046,
  });

/** A photo that this token sees. Unpublished ones are gone after a day. */
export function findPhoto(call: Call, id: string): PhotoRecord | undefined {
  const photo = call.world.photos.get(id);
  if (photo === undefined || visiblePage(call, photo.pageId) === undefined) return undefined;
  return photo.usedBy === null && call.world.now() - photo.createdAt > orphanLifeMs ? undefined : photo;
}

/** `GET /{photo}`. */
export function readPhoto(call: Call, id: string): Answer | undefined {
  const photo = findPhoto(call, id);
  const page = photo === undefined ? undefined : visiblePage(call, photo.pageId);
  if (photo === undefined || page === undefined) return undefined;
  return readNode(call, photoFields(call, page, photo), ['created_time', 'id']);
}

function photoFields(call: Call, page: PageRecord, photo: PhotoRecord): FieldReaders {
  const { world } = call;
  const base = world.setting.baseOf('www.facebook.com');
  const post = photo.usedBy === null ? undefined : world.posts.get(photo.usedBy);
  const { width, height, id } = photo.file;
  return {
    id: () => photo.id,
    name: () => (photo.caption === '' ? undefined : photo.caption),
    alt_text_custom: () => (photo.altText === '' ? undefined : photo.altText),
    created_time: () => graphTime(photo.createdAt),
    from: (field) => narrow({ name: page.name, id: page.id }, field.fields),
    width: () => width,
    height: () => height,
    images: (field) => narrow([{ width, height, source: `${base}/_media/${id}` }], field.fields),
    link: () => `${base}/${photo.id}`,
    permalink_url: () => (post === undefined ? `${base}/${photo.id}` : permalinkOf(world, post)),
    page_story_id: () => post?.id,
  };
}
