import { practiceClient } from '../kit/practice-network.ts';
import { pageToRead, visiblePage } from './access.ts';
import { audienceOf } from './audience.ts';
import { type Answer, type Call, has, readList, readNode } from './call.ts';
import { postThread } from './comment-thread.ts';
import { commentSummary } from './comments.ts';
import { type Field, type FieldReaders, type Json, narrow } from './fields.ts';
import { graphError, type GraphError, isGraphError } from './graph-error.ts';
import { graphTime, type MetaWorld } from './meta-world.ts';
import type { PageRecord, PostRecord } from './model.ts';

/** Whether the public sees a post now. */
export const isPublished = (world: MetaWorld, post: PostRecord): boolean =>
  post.publishAt !== null && post.publishAt <= world.now();

/** Posts of a Page that the public sees, newest first. */
export const publishedPosts = (world: MetaWorld, pageId: string): readonly PostRecord[] =>
  world.posts
    .filter((post) => post.pageId === pageId && isPublished(world, post))
    .toSorted((a, b) => (b.publishAt ?? 0) - (a.publishAt ?? 0));

/** Where the public finds a post. */
export const permalinkOf = (world: MetaWorld, post: PostRecord): string => {
  const base = world.setting.baseOf('www.facebook.com');
  return post.kind === 'reel' ? `${base}/reel/${post.videoId}` : `${base}/${post.id}`;
};

const statusTypes = {
  text: 'mobile_status_update',
  link: 'shared_story',
  image: 'added_photos',
  images: 'added_photos',
  video: 'added_video',
  reel: 'added_video',
} as const;

/** Fields of a Page's post (§2). */
export function postFields(call: Call, page: PageRecord, post: PostRecord): FieldReaders {
  const { world } = call;
  const audience = () => audienceOf(post.id, page.followers, world.now() - (post.publishAt ?? world.now()));
  const time = isPublished(world, post) ? (post.publishAt ?? post.createdAt) : post.createdAt;
  const people = (read: (field: Field) => Json | GraphError) => (field: Field) =>
    has(call, 'pages_read_user_content')
      ? read(field)
      : graphError(10, "This endpoint requires the 'pages_read_user_content' permission");
  return {
    id: () => post.id,
    message: () => (post.message === '' ? undefined : post.message),
    created_time: () => graphTime(time),
    updated_time: () => graphTime(time),
    permalink_url: () => permalinkOf(world, post),
    is_published: () => isPublished(world, post),
    scheduled_publish_time: () =>
      post.publishAt !== null && !isPublished(world, post) ? Math.floor(post.publishAt / 1000) : undefined,
    status_type: () => statusTypes[post.kind],
    from: (field) => narrow({ name: page.name, id: page.id }, field.fields),
    application: (field) =>
      narrow(
        { id: practiceClient.id, name: 'Kaizup (practice)', link: 'https://example.com/' },
        field.fields,
      ),
    shares: () => (audience().shares === 0 ? undefined : { count: audience().shares }),
    attachments: (field) => {
      const attached = attachmentsOf(world, post);
      return attached === undefined ? undefined : narrow(attached, field.fields);
    },
    comments: people((field) => commentSummary(postThread(world, post), field)),
    reactions: people((field) => reactionSummary(audience().likes + audience().loves, field)),
    likes: people((field) => reactionSummary(audience().likes, field)),
  };
}

/** Who reacted is not told; how many is, when asked with `summary`. */
function reactionSummary(total: number, field: Field): Json {
  const wanted = ['true', '1', 'total_count'].includes(field.modifiers['summary'] ?? '');
  return { data: [], ...(wanted ? { summary: { total_count: total } } : {}) };
}

function attachmentsOf(world: MetaWorld, post: PostRecord): Json | undefined {
  const base = world.setting.baseOf('www.facebook.com');
  const url = permalinkOf(world, post);
  if (post.videoId !== null) {
    return { data: [{ type: 'video_inline', media_type: 'video', target: { id: post.videoId, url }, url }] };
  }
  const photos = post.photos.flatMap((id): readonly Json[] => {
    const photo = world.photos.get(id);
    if (photo === undefined) return [];
    const { width, height } = photo.file;
    const image = { image: { src: `${base}/_media/${photo.file.id}`, width, height } };
    return [
      {
        type: 'photo',
        media_type: 'photo',
        media: image,
        target: { id, url: `${base}/${id}` },
        url: `${base}/${id}`,
      },
    ];
  });
  if (photos.length > 1) {
    return {
      data: [
        {
          type: 'album',
          media_type: 'album',
          target: { id: post.id, url },
          url,
          subattachments: { data: photos },
        },
      ],
    };
  }
  if (photos.length === 1) return { data: photos };
  return post.link === null
    ? undefined
    : {
        data: [
          {
            type: 'share',
            media_type: 'link',
            title: new URL(post.link).hostname,
            target: { url: post.link },
            url: post.link,
          },
        ],
      };
}

const usualFields = ['created_time', 'message', 'id'];

/** `GET /{page}/published_posts`, `/feed`, `/posts` and `/scheduled_posts`; `/feed` and `/posts` leave reels out (§2). */
export function listPosts(call: Call, pageId: string, edge: string): Answer {
  const page = pageToRead(call, pageId);
  if (isGraphError(page)) return page;
  const items =
    edge === 'scheduled_posts'
      ? call.world.posts.filter(
          (post) => post.pageId === pageId && post.videoId === null && !isPublished(call.world, post),
        )
      : publishedPosts(call.world, pageId).filter(
          (post) => edge === 'published_posts' || post.kind !== 'reel',
        );
  return readList(call, {
    items,
    idOf: (post) => post.id,
    timeOf: (post) => post.publishAt ?? post.createdAt,
    readersOf: (post) => postFields(call, page, post),
    usual: usualFields,
  });
}

/** A post that this token sees, with its Page. */
export function findPost(
  call: Call,
  id: string,
): { readonly post: PostRecord; readonly page: PageRecord } | undefined {
  const post = call.world.posts.get(id);
  const page = post === undefined ? undefined : visiblePage(call, post.pageId);
  return post === undefined || page === undefined ? undefined : { post, page };
}

/** `GET /{post}`. */
export function readPost(call: Call, id: string): Answer | undefined {
  const found = findPost(call, id);
  if (found === undefined) return undefined;
  const allowed = pageToRead(call, found.page.id);
  return isGraphError(allowed)
    ? allowed
    : readNode(call, postFields(call, found.page, found.post), usualFields);
}
