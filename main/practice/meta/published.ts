import type { PracticePublished } from '../kit/practice-network.ts';
import { isMediaShown } from './instagram/media.ts';
import type { MetaWorld } from './meta-world.ts';
import type { InstagramMediaRecord, PostRecord } from './model.ts';
import { isPublished } from './posts.ts';
import { isStoryShown } from './stories.ts';

const newestFirst = (list: readonly PracticePublished[]): readonly PracticePublished[] =>
  list.toSorted((a, b) => b.publishedAt - a.publishedAt);

/** Everything that the public of the practice Facebook sees. */
export function publishedOnFacebook(world: MetaWorld): readonly PracticePublished[] {
  const posts = world.posts
    .filter((post) => isPublished(world, post))
    .map((post) => ({
      id: post.id,
      accountId: post.pageId,
      kind: post.kind,
      text: post.message,
      media: filesOf(world, post),
      publishedAt: post.publishAt ?? 0,
    }));
  const stories = world.stories
    .filter((story) => isStoryShown(world, story))
    .map((story) => ({
      id: story.id,
      accountId: story.pageId,
      kind: 'story' as const,
      text: '',
      media: [story.file.sha256],
      publishedAt: story.publishAt ?? 0,
    }));
  return newestFirst([...posts, ...stories]);
}

function filesOf(world: MetaWorld, post: PostRecord): readonly string[] {
  const photos = post.photos.flatMap((id) => world.photos.get(id)?.file.sha256 ?? []);
  return post.videoId === null ? photos : [...photos, world.videos.get(post.videoId)?.file?.sha256 ?? ''];
}

/** Everything that the public of the practice Instagram sees. */
export function publishedOnInstagram(world: MetaWorld): readonly PracticePublished[] {
  return newestFirst(
    world.media
      .filter((media) => isMediaShown(world, media))
      .map((media) => ({
        id: media.id,
        accountId: media.instagramId,
        kind: kindOf(media),
        text: media.caption,
        media: media.files.map((file) => file.sha256),
        publishedAt: media.publishedAt,
      })),
  );
}

function kindOf(media: InstagramMediaRecord): PracticePublished['kind'] {
  if (media.product === 'STORY') return 'story';
  if (media.product === 'REELS') return 'reel';
  return media.type === 'CAROUSEL_ALBUM' ? 'images' : 'image';
}
