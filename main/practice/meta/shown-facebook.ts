import type { PracticePage } from '../kit/page.ts';
import { audienceOf } from './audience.ts';
import { postThread } from './comment-thread.ts';
import type { MetaWorld } from './meta-world.ts';
import type { PostRecord } from './model.ts';
import { postPage, profilePage, type ShownFile } from './post-page.ts';
import { isPublished, permalinkOf, publishedPosts } from './posts.ts';
import { shownComments } from './shown-comments.ts';
import { isStoryShown } from './stories.ts';

const mediaBase = (world: MetaWorld): string => `${world.setting.baseOf('www.facebook.com')}/_media`;

/** A Page's post as the public sees it; undefined while it sees none. */
export function facebookPost(world: MetaWorld, post: PostRecord): PracticePage | undefined {
  const page = world.pages.get(post.pageId);
  if (page === undefined || !isPublished(world, post) || post.publishAt === null) return undefined;
  const { likes, loves, shares } = audienceOf(post.id, page.followers, world.now() - post.publishAt);
  const comments = shownComments(postThread(world, post));
  return postPage({
    network: 'Facebook',
    format: post.kind === 'reel' ? 'reel' : 'post',
    author: page,
    text: post.message,
    link: post.link,
    details: [],
    files: filesOf(world, post),
    mediaBase: mediaBase(world),
    publishedAt: post.publishAt,
    counts: { reactions: likes + loves, comments: comments.length, shares },
    comments,
  });
}

function filesOf(world: MetaWorld, post: PostRecord): readonly ShownFile[] {
  const plain = { cover: null, coverAtMs: 0 };
  const photos = post.photos
    .flatMap((id) => world.photos.get(id) ?? [])
    .map(({ file, altText }) => ({ file, alt: altText, ...plain }));
  const video = world.videos.get(post.videoId ?? '')?.file ?? null;
  return video === null ? photos : [...photos, { file: video, alt: '', ...plain }];
}

/** A Page's story, for its one day. */
export function facebookStory(world: MetaWorld, id: string): PracticePage | undefined {
  const story = world.stories.get(id);
  const page = story === undefined ? undefined : world.pages.get(story.pageId);
  if (story === undefined || page === undefined || !isStoryShown(world, story)) return undefined;
  return postPage({
    network: 'Facebook',
    format: 'story',
    author: page,
    text: '',
    link: null,
    details: [],
    files: [{ file: story.file, alt: '', cover: null, coverAtMs: 0 }],
    mediaBase: mediaBase(world),
    publishedAt: story.publishAt ?? 0,
    counts: {},
    comments: [],
  });
}

/** A Page with everything it shows, by its name or its id. */
export function facebookPage(world: MetaWorld, name: string): PracticePage | undefined {
  const page = world.pages.find((entry) => entry.username === name || entry.id === name);
  if (page === undefined) return undefined;
  const base = world.setting.baseOf('www.facebook.com');
  const stories = world.stories
    .filter((story) => story.pageId === page.id && isStoryShown(world, story))
    .toReversed()
    .map((story) => ({
      href: `${base}/stories/${story.id}`,
      format: 'story' as const,
      text: story.mediaType === 'video' ? 'Video' : 'Photo',
      publishedAt: story.publishAt ?? 0,
    }));
  const posts = publishedPosts(world, page.id).map((post) => ({
    href: permalinkOf(world, post),
    format: post.kind === 'reel' ? ('reel' as const) : ('post' as const),
    text: post.message,
    publishedAt: post.publishAt ?? 0,
  }));
  return profilePage('Facebook', page, [...stories, ...posts]);
}
