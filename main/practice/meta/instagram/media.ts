import { instagramFor } from '../access.ts';
import { audienceOf, visitorComments } from '../audience.ts';
import { type Answer, type Call, has, readList, readNode } from '../call.ts';
import { type FieldReaders, narrow } from '../fields.ts';
import { graphError, type GraphError, isGraphError, notVisible } from '../graph-error.ts';
import { graphTime, type MetaWorld } from '../meta-world.ts';
import type { CommentRecord, InstagramMediaRecord, InstagramRecord, StoredFile } from '../model.ts';

const day = 86_400_000;

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

/** Comments under a post, newest first. */
export function mediaComments(world: MetaWorld, media: InstagramMediaRecord): readonly CommentRecord[] {
  const visitors = visitorComments(media.id, media.publishedAt, world.now());
  const own = world.comments.filter((comment) => comment.parentId === media.id);
  return [...visitors.map((comment) => ({ ...comment, parentId: media.id })), ...own].toSorted(
    (a, b) => b.createdAt - a.createdAt,
  );
}

/** Fields of a published post (§3.2). */
function mediaFields(call: Call, account: InstagramRecord, media: InstagramMediaRecord): FieldReaders {
  const { world } = call;
  const audience = () => audienceOf(media.id, account.followers, world.now() - media.publishedAt);
  const first = media.files[0];
  return {
    id: () => media.id,
    caption: () => (media.caption === '' ? undefined : media.caption),
    alt_text: () => (media.altText === '' ? undefined : media.altText),
    media_type: () => media.type,
    media_product_type: () => media.product,
    media_url: () =>
      media.type === 'CAROUSEL_ALBUM' || first === undefined ? undefined : addressOf(world, first),
    permalink: () => mediaLink(world, media),
    shortcode: () => media.shortcode,
    timestamp: () => graphTime(media.publishedAt),
    username: () => account.username,
    owner: () => ({ id: account.id }),
    is_comment_enabled: () => true,
    like_count: () => audience().likes,
    comments_count: () => mediaComments(world, media).length,
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
      .filter((entry) => !stories || entry.publishedAt > world.now() - day)
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

/** `GET /{media}/comments`: newest first, 50 at most (§3.4). */
export function listMediaComments(call: Call, id: string): Answer {
  const found = findMedia(call, id, 'instagram_manage_comments');
  if (found === undefined) return notVisible(call.method, id);
  if (isGraphError(found)) return found;
  return readList(call, {
    items: mediaComments(call.world, found.media),
    idOf: (comment) => comment.id,
    readersOf: (comment) => ({
      id: () => comment.id,
      text: () => comment.message,
      timestamp: () => graphTime(comment.createdAt),
      username: () => comment.authorName,
      like_count: () => 0,
      from: (field) => narrow({ id: comment.authorId, username: comment.authorName }, field.fields),
    }),
    usual: ['timestamp', 'text', 'id'],
    defaultLimit: 50,
    maximum: 50,
  });
}

/** `POST /{media}/comments`: its permission is another than publishing's (§3.4). */
export function createMediaComment(call: Call, id: string): Answer {
  if (!has(call, 'instagram_manage_comments')) {
    return graphError(10, 'Application does not have permission for this action: instagram_manage_comments');
  }
  const found = findMedia(call, id);
  if (found === undefined) return notVisible(call.method, id);
  if (isGraphError(found)) return found;
  const message = call.params.get('message') ?? '';
  if (message.trim() === '') return graphError(100, 'A comment needs a message');
  const comment = {
    id: call.world.id('1804'),
    parentId: id,
    authorId: found.account.id,
    authorName: found.account.username,
    message,
    createdAt: call.world.now(),
  };
  call.world.comments.put(comment.id, comment);
  return { id: comment.id };
}
