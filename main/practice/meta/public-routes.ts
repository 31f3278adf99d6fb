import { type Context, Hono } from 'hono';
import { type PracticePage, sendErrorPage, sendPage } from '../kit/page.ts';
import { instagramPost, instagramProfile } from './instagram/shown-media.ts';
import type { MetaWorld } from './meta-world.ts';
import { servePicture, serveUpload } from './public-files.ts';
import { seed } from './seed.ts';
import { facebookPage, facebookPost, facebookStory } from './shown-facebook.ts';
import { answerDialog, showDialog } from './sign-in.ts';

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

/** `www.instagram.com`: posts and profiles as the public sees them. */
export function createInstagramPages(world: MetaWorld): Hono {
  const routes = openRoutes(world);
  const byCode = (context: Context) => {
    const media = world.media.find((entry) => entry.shortcode === context.req.param('code'));
    return show(context, instagramPost(world, media), 'Instagram');
  };
  for (const path of ['/p/:code', '/p/:code/', '/reel/:code', '/reel/:code/']) routes.get(path, byCode);
  routes.get('/stories/:name/:id', (context) =>
    show(context, instagramPost(world, world.media.get(context.req.param('id'))), 'Instagram'),
  );
  routes.get('/:name', (context) =>
    show(context, instagramProfile(world, context.req.param('name')), 'Instagram'),
  );
  return routes;
}
