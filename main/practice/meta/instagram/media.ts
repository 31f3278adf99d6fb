import { instagramFor } from '../access.ts';
import { audienceOf } from '../audience.ts';
import { type Answer, type Call, readList, readNode } from '../call.ts';
import { mediaThread, topLevel } from '../comment-thread.ts';
import { type FieldReaders, narrow } from '../fields.ts';
import { badParam, type GraphError, isGraphError, notVisible } from '../graph-error.ts';
import { graphTime, type MetaWorld } from '../meta-world.ts';
import type { InstagramMediaRecord, InstagramRecord, StoredFile } from '../model.ts';
import { flag } from '../params.ts';

const day = 86_400_000;

/** Whether the public sees a medium: a story for a day only (§9.9). */
export const isMediaShown = (world: MetaWorld, { product, publishedAt }: InstagramMediaRecord): boolean =>
  product !== 'STORY' || publishedAt > world.now() - day;

/** Where the public finds a post. */
export function mediaLink(world: MetaWorld, media: InstagramMediaRecord): string {
  const base = world.setting.baseOf('www.instagram.com');
  if (media.product === 'STORY') {
    return `${base}/stories/${world.instagrams.get(media.instagramId)?.username ?? ''}/${media.id}`;
  }
  return `${base}/${media.product === 'REELS' ? 'reel' : 'p'}/${media.shortcode}/`;
}

const addressOf = (world: MetaWorld, file: StoredFile): string =>
  `${world.setting.baseOf('www.instagram.com')}/_media/${file.id}`;

/** Fields of a published post (§3.2). */
function mediaFields(call: Call, account: InstagramRecord, media: InstagramMediaRecord): FieldReaders {
  const { world } = call;
  const audience = () => audienceOf(media.id, account.followers, world.now() - media.publishedAt);
  const first = media.files[0];
  return {
    id: () => media.id,
    caption: () => (media.caption === '' ? undefined : media.caption),
    alt_text: () => (media.options.altText === '' ? undefined : media.options.altText),
    thumbnail_url: () => (media.cover === null ? undefined : addressOf(world, media.cover)),
    is_shared_to_feed: () => (media.product === 'REELS' ? media.options.shareToFeed : undefined),
    media_type: () => media.type,
    media_product_type: () => media.product,
    media_url: () =>
      media.type === 'CAROUSEL_ALBUM' || first === undefined ? undefined : addressOf(world, first),
    permalink: () => mediaLink(world, media),
    shortcode: () => media.shortcode,
    timestamp: () => graphTime(media.publishedAt),
    username: () => account.username,
    owner: () => ({ id: account.id }),
    is_comment_enabled: () => media.commentsOpen,
    like_count: () => audience().likes,
    comments_count: () => topLevel(mediaThread(world, media)).length,
    children: (field) =>
      media.type === 'CAROUSEL_ALBUM'
        ? narrow(
            {
              data: media.childIds.flatMap((id, index) => {
                const file = media.files[index];
                if (file === undefined) return [];
                return [
                  {
                    id,
                    media_type: file.kind === 'video' ? 'VIDEO' : 'IMAGE',
                    media_url: addressOf(world, file),
                  },
                ];
              }),
            },
            field.fields.length === 0 ? [{ name: 'id', modifiers: {}, fields: [] }] : field.fields,
          )
        : undefined,
  };
}

interface Found {
  readonly media: InstagramMediaRecord;
  readonly account: InstagramRecord;
}

/** A post that the call may see, or undefined when the id is no post. */
export function findMedia(call: Call, id: string, scope = 'instagram_basic'): Found | GraphError | undefined {
  const media = call.world.media.get(id);
  if (media === undefined) return undefined;
  const account = instagramFor(call, media.instagramId, scope);
  return isGraphError(account) ? account : { media, account };
}

/** `GET /{media}`. */
export function readMedia(call: Call, id: string): Answer | undefined {
  const found = findMedia(call, id);
  if (found === undefined || isGraphError(found)) return found;
  const { media } = found;
  if (media.unreadable > 0) {
    call.world.media.put(id, { ...media, unreadable: media.unreadable - 1 });
    return notVisible(call.method, id);
  }
  return readNode(call, mediaFields(call, found.account, found.media), ['id']);
}

/** `GET /{ig}/media` and `/{ig}/stories`, newest first; stories are listed for a day and only there (§8). */
export function listMedia(call: Call, instagramId: string, edge: 'media' | 'stories'): Answer {
  const account = instagramFor(call, instagramId, 'instagram_basic');
  if (isGraphError(account)) return account;
  const { world } = call;
  const stories = edge === 'stories';
  return readList(call, {
    items: world.media
      .filter((entry) => entry.instagramId === account.id && (entry.product === 'STORY') === stories)
      .filter((entry) => isMediaShown(world, entry))
      .toReversed(),
    idOf: (media) => media.id,
    timeOf: (media) => media.publishedAt,
    readersOf: (media) => mediaFields(call, account, media),
    usual: ['id'],
  });
}

/** `DELETE /{media}` with `instagram_manage_contents` (§3.4). */
export function deleteMedia(call: Call, id: string): Answer | undefined {
  const found = findMedia(call, id, 'instagram_manage_contents');
  if (found === undefined || isGraphError(found)) return found;
  call.world.media.delete(id);
  return { success: true };
}

/** `POST /{media}?comment_enabled=false`: the only thing about a post that can be changed (§3.4). */
export function editMedia(call: Call, id: string): Answer | undefined {
  const found = findMedia(call, id, 'instagram_manage_comments');
  if (found === undefined || isGraphError(found)) return found;
  const open = call.params.get('comment_enabled');
  if (open === undefined) return badParam('Only comment_enabled can be changed');
  call.world.media.put(id, { ...found.media, commentsOpen: flag(open, true) });
  return { success: true };
}
