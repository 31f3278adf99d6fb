import { type Context, Hono } from 'hono';
import { type PracticePage, sendErrorPage, sendPage } from '../kit/page.ts';
import { audienceOf } from './audience.ts';
import { commentsOf } from './comments.ts';
import { mediaComments, mediaLink } from './instagram/media.ts';
import type { MetaWorld } from './meta-world.ts';
import type { InstagramMediaRecord, PostRecord } from './model.ts';
import { postPage, profilePage } from './post-page.ts';
import { servePicture, serveUpload } from './public-files.ts';
import { isPublished, permalinkOf, publishedPosts } from './posts.ts';
import { seed } from './seed.ts';
import { answerDialog, showDialog } from './sign-in.ts';
import { isStoryShown } from './stories.ts';

const show = (context: Context, page: PracticePage | undefined, network: 'Facebook' | 'Instagram') =>
  page === undefined
    ? sendErrorPage(context, network, 'This content was removed, or it was never here.', 404)
    : sendPage(context, page);

function openRoutes(world: MetaWorld): Hono {
  const routes = new Hono();
  routes.use('*', async (_context, next) => {
    seed(world);
    return next();
  });
  routes.get('/_media/:id', (context) => serveUpload(world, context, context.req.param('id')));
  routes.get('/_picture/:id', (context) => servePicture(world, context, context.req.param('id')));
  return routes;
}

/** `www.facebook.com`: the login dialog, and posts as the public sees them. */
export function createFacebookPages(world: MetaWorld): Hono {
  const routes = openRoutes(world);
  routes.get('/:version{v[0-9]+\\.[0-9]+}/dialog/oauth', (context) => showDialog(world, context));
  routes.post('/:version{v[0-9]+\\.[0-9]+}/dialog/oauth', (context) => answerDialog(world, context));
  routes.get('/reel/:id', (context) => {
    const post = world.posts.find((entry) => entry.videoId === context.req.param('id'));
    return show(context, post === undefined ? undefined : facebookPost(world, post), 'Facebook');
  });
  routes.get('/stories/:id', (context) =>
    show(context, facebookStory(world, context.req.param('id')), 'Facebook'),
  );
  routes.get('/:name', (context) => {
    const name = context.req.param('name');
    const post =
      world.posts.get(name) ??
      world.posts.find((entry) => entry.photos.includes(name) || entry.videoId === name);
    return show(
      context,
      post === undefined ? facebookPage(world, name) : facebookPost(world, post),
      'Facebook',
    );
  });
  return routes;
}

function facebookPost(world: MetaWorld, post: PostRecord): PracticePage | undefined {
  const page = world.pages.get(post.pageId);
  if (page === undefined || !isPublished(world, post) || post.publishAt === null) return undefined;
  const video = post.videoId === null ? undefined : world.videos.get(post.videoId)?.file;
  const photos = post.photos
    .flatMap((id) => world.photos.get(id) ?? [])
    .map(({ file, altText }) => ({ file, alt: altText }));
  const { likes, loves, shares } = audienceOf(post.id, page.followers, world.now() - post.publishAt);
  const comments = commentsOf(world, post.id);
  return postPage({
    network: 'Facebook',
    author: page,
    text: post.message,
    link: post.link,
    files: [...photos, ...(video === undefined || video === null ? [] : [{ file: video, alt: '' }])],
    mediaBase: `${world.setting.baseOf('www.facebook.com')}/_media`,
    publishedAt: post.publishAt,
    counts: { reactions: likes + loves, comments: comments.length, shares },
    comments,
  });
}

function facebookStory(world: MetaWorld, id: string): PracticePage | undefined {
  const story = world.stories.get(id);
  const page = story === undefined ? undefined : world.pages.get(story.pageId);
  if (story === undefined || page === undefined || story.publishAt === null || !isStoryShown(world, story))
    return undefined;
  return postPage({
    network: 'Facebook',
    author: page,
    text: '',
    link: null,
    files: [{ file: story.file, alt: '' }],
    mediaBase: `${world.setting.baseOf('www.facebook.com')}/_media`,
    publishedAt: story.publishAt,
    counts: {},
    comments: [],
  });
}

function facebookPage(world: MetaWorld, name: string): PracticePage | undefined {
  const page = world.pages.find((entry) => entry.username === name || entry.id === name);
  if (page === undefined) return undefined;
  const entries = publishedPosts(world, page.id).map((post) => ({
    href: permalinkOf(world, post),
    text: post.message,
    publishedAt: post.publishAt ?? 0,
  }));
  return profilePage('Facebook', page, entries);
}

/** `www.instagram.com`: posts and profiles as the public sees them. */
export function createInstagramPages(world: MetaWorld): Hono {
  const routes = openRoutes(world);
  const byCode = (context: Context) => {
    const media = world.media.find((entry) => entry.shortcode === context.req.param('code'));
    return show(context, media === undefined ? undefined : instagramPost(world, media), 'Instagram');
  };
  for (const path of ['/p/:code', '/p/:code/', '/reel/:code', '/reel/:code/']) routes.get(path, byCode);
  routes.get('/stories/:name/:id', (context) => {
    const media = world.media.get(context.req.param('id'));
    const alive = media !== undefined && media.publishedAt > world.now() - 86_400_000;
    return show(context, alive ? instagramPost(world, media) : undefined, 'Instagram');
  });
  routes.get('/:name', (context) =>
    show(context, instagramProfile(world, context.req.param('name')), 'Instagram'),
  );
  return routes;
}

function instagramPost(world: MetaWorld, media: InstagramMediaRecord): PracticePage | undefined {
  const account = world.instagrams.get(media.instagramId);
  if (account === undefined) return undefined;
  const { likes } = audienceOf(media.id, account.followers, world.now() - media.publishedAt);
  const comments = mediaComments(world, media);
  return postPage({
    network: 'Instagram',
    author: { name: account.username, about: account.biography },
    text: media.caption,
    link: null,
    files: media.files.map((file) => ({ file, alt: media.altText })),
    mediaBase: `${world.setting.baseOf('www.instagram.com')}/_media`,
    publishedAt: media.publishedAt,
    counts: { likes, comments: comments.length },
    comments,
  });
}

function instagramProfile(world: MetaWorld, name: string): PracticePage | undefined {
  const account = world.instagrams.find((entry) => entry.username === name);
  if (account === undefined) return undefined;
  const entries = world.media
    .filter((media) => media.instagramId === account.id && media.product !== 'STORY')
    .toReversed()
    .map((media) => ({ href: mediaLink(world, media), text: media.caption, publishedAt: media.publishedAt }));
  return profilePage('Instagram', { name: account.username, about: account.biography }, entries);
}
