import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Markup, pageTime, sendErrorPage, sendFile, sendPage } from '../kit/page.ts';
import type { Asset, Assets } from './assets.ts';
import { authorName } from './members.ts';
import type { Post, PostStore } from './post-store.ts';
import { figuresOf } from './statistics.ts';

/** Pages that people see: a post at `/feed/update/{urn}/`, and the media in it. */
export function pageRoutes(store: PostStore, assets: Assets, base: string, now: () => number): Hono {
  const routes = new Hono();

  routes.get('/practice/media/:urn', (context) => {
    const asset = assets.get(context.req.param('urn'));
    if (asset?.result == null || assets.status(asset) !== 'AVAILABLE') return context.notFound();
    return sendFile(context, assets.path(asset), asset.result.mime);
  });

  routes.get('/feed/update/:urn/', (context) => {
    const post = store.visible().find((entry) => entry.id === context.req.param('urn'));
    if (post === undefined) {
      return sendErrorPage(
        context,
        'LinkedIn',
        'This post cannot be displayed. It may have been deleted.',
        404,
      );
    }
    const figures = figuresOf(post, now());
    return sendPage(context, {
      network: 'LinkedIn',
      title: `Post by ${authorName(post.author)}`,
      body: html`<article class="card">
<h1>${authorName(post.author)}</h1>
<p class="soft">${pageTime(post.createdAt)}${post.edited ? ' · Edited' : ''}</p>
<p class="text">${post.text}</p>
${showContent(post)}
<p class="counts"><span>${figures.reactions} reactions</span><span>${figures.comments} comments</span><span>${figures.reshares} reposts</span></p>
</article>`,
    });
  });

  function showContent(post: Post): Markup {
    const { content } = post;
    const shown = post.media.map((urn) => assets.get(urn)).filter((asset) => asset !== undefined);
    if (content?.poll !== undefined) {
      return html`<h2>${content.poll.question}</h2><ul class="list">${content.poll.options.map(({ text }) => html`<li>${text}</li>`)}</ul>`;
    }
    if (content?.article !== undefined) {
      const { title, description, source } = content.article;
      return html`${shown.map((asset) => showMedia(asset, ''))}<h2><a href="${source}" rel="noreferrer">${title}</a></h2><p class="soft">${description ?? ''}</p>`;
    }
    if (content?.multiImage !== undefined) {
      const { images } = content.multiImage;
      return html`<div class="grid">${shown.map((asset, index) => showMedia(asset, images[index]?.altText ?? ''))}</div>`;
    }
    return html`${shown.map((asset) => showMedia(asset, content?.media?.altText ?? content?.media?.title ?? ''))}`;
  }

  function showMedia(asset: Asset, words: string): Markup {
    const address = `${base}/practice/media/${encodeURIComponent(asset.urn)}`;
    switch (asset.kind) {
      case 'image':
        return html`<img src="${address}" alt="${words}">`;
      case 'video':
        return html`<video src="${address}" controls preload="metadata"></video>`;
      case 'document':
        return html`<p><a href="${address}">${words}</a></p>`;
    }
  }
  return routes;
}
