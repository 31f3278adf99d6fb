import { Hono } from 'hono';
import { html } from 'hono/html';
import { sendErrorPage, sendFile, sendPage } from '../kit/page.ts';
import { authorName } from './members.ts';
import { neighbourPosts } from './neighbours.ts';
import { type CardSetting, postCard } from './post-card.ts';

/** Posts that the feed shows at once. */
const feedLength = 30;

/** Pages that people see: the feed, a post at `/feed/update/{urn}/`, and the media in it. */
export function pageRoutes(setting: CardSetting): Hono {
  const { store, assets } = setting;
  const routes = new Hono();

  routes.get('/practice/media/:urn', (context) => {
    const asset = assets.get(context.req.param('urn'));
    if (asset?.result == null || assets.status(asset) !== 'AVAILABLE') return context.notFound();
    return sendFile(context, assets.path(asset), asset.result.mime);
  });

  routes.get('/practice/media/:urn/cover', (context) => {
    const asset = assets.get(context.req.param('urn'));
    if (asset?.hasCover !== true) return context.notFound();
    return sendFile(context, assets.coverPath(asset), 'image/jpeg');
  });

  routes.get('/feed/', (context) => {
    const posts = [...store.visible(), ...neighbourPosts].slice(0, feedLength);
    return sendPage(context, {
      network: 'LinkedIn',
      title: 'Feed',
      body: html`${posts.map((post) => postCard(setting, post))}`,
    });
  });

  routes.get('/feed/update/:urn/', (context) => {
    const wanted = store.get(context.req.param('urn'))?.id;
    const post = [...store.visible(), ...neighbourPosts].find(({ id }) => id === wanted);
    if (post === undefined) {
      return sendErrorPage(
        context,
        'LinkedIn',
        'This post cannot be displayed. It may have been deleted.',
        404,
      );
    }
    return sendPage(context, {
      network: 'LinkedIn',
      title: `Post by ${authorName(post.author)}`,
      body: postCard(setting, post),
    });
  });
  return routes;
}
