import { Hono } from 'hono';
import { html } from 'hono/html';
import { pageTime, sendErrorPage, sendFile, sendPage } from '../kit/page.ts';
import { creator, type PrivacyLevel, type ProfileDesk } from './application.ts';
import { figuresOf } from './display.ts';
import type { Publications } from './publications.ts';

/*
 * Pages that people see: the profile at /@{username}, a post at /@{username}/video/{id}, and at /practice
 * the settings of the practice account, whose form posts the boxes `private` and `audited`.
 */

const audience: Readonly<Record<PrivacyLevel, string>> = {
  PUBLIC_TO_EVERYONE: 'Everyone',
  FOLLOWER_OF_CREATOR: 'Followers',
  MUTUAL_FOLLOW_FRIENDS: 'Friends',
  SELF_ONLY: 'Only you',
};

const avatar = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" role="img" aria-label="Maison Levain"><rect width="100" height="100" fill="#2f5d62"/><text x="50" y="64" font-family="sans-serif" font-size="40" fill="#fff" text-anchor="middle">ML</text></svg>`;

/** Pages of the practice TikTok. */
export function pageRoutes(
  desk: ProfileDesk,
  publications: Publications,
  base: string,
  now: () => number,
): Hono {
  const routes = new Hono();
  const find = (postId: string) => publications.posted().find((entry) => entry.postId === postId);

  routes.get('/practice/avatar.svg', (context) =>
    context.body(avatar, 200, { 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' }),
  );

  routes.get('/practice/media/:postId', (context) => {
    const post = find(context.req.param('postId'));
    return post === undefined ? context.notFound() : sendFile(context, publications.path(post), post.mime);
  });

  routes.get('/practice', (context) => {
    const profile = desk.current();
    return sendPage(context, {
      network: 'TikTok',
      title: 'Practice account',
      body: html`<form class="card" method="post">
<h1>Practice account of ${creator.displayName}</h1>
<label class="choice"><input type="checkbox" name="private"${profile.privateAccount ? ' checked' : ''}><span>Private account<small>Only approved followers see its videos</small></span></label>
<label class="choice"><input type="checkbox" name="audited"${profile.audited ? ' checked' : ''}><span>Kaizup’s registration passed TikTok’s review<small>Until then, videos can only be posted as “Only you” on a private account</small></span></label>
<div class="actions"><button class="main">Save</button></div></form>`,
    });
  });

  routes.post('/practice', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    desk.change({ privateAccount: form.has('private'), audited: form.has('audited') });
    return context.redirect(`${base}/practice`, 303);
  });

  routes.get('/:profile', (context) => {
    if (context.req.param('profile') !== `@${creator.username}`) return notHere(context);
    return sendPage(context, {
      network: 'TikTok',
      title: creator.displayName,
      body: html`<section class="card"><h1>${creator.displayName}</h1><p class="soft">@${creator.username} · ${creator.bio}</p>
<ul class="list">${publications
        .posted()
        .map(
          (post) =>
            html`<li><a href="${base}/@${creator.username}/video/${post.postId}">${post.title === '' ? 'Video' : post.title}</a> <span class="badge">${audience[post.privacy]}</span></li>`,
        )}</ul></section>`,
    });
  });

  routes.get('/:profile/video/:postId', (context) => {
    const post = find(context.req.param('postId'));
    if (context.req.param('profile') !== `@${creator.username}` || post === undefined)
      return notHere(context);
    const { views, likes, comments, shares } = figuresOf(post, now());
    const isPublic = post.privacy === 'PUBLIC_TO_EVERYONE';
    return sendPage(context, {
      network: 'TikTok',
      title: `Video by ${creator.displayName}`,
      body: html`<article class="card">
<h1>${creator.displayName}</h1>
<p class="soft">@${creator.username} · ${pageTime(post.completed?.at ?? 0)} <span class="badge">${audience[post.privacy]}</span></p>
<video src="${base}/practice/media/${post.postId}" controls preload="metadata"></video>
<p class="text">${post.title}</p>
${isPublic ? html`<p class="counts"><span>${views} views</span><span>${likes} likes</span><span>${comments} comments</span><span>${shares} shares</span></p>` : ''}
</article>`,
    });
  });

  const notHere = (context: Parameters<typeof sendErrorPage>[0]): Response | Promise<Response> =>
    sendErrorPage(context, 'TikTok', 'Couldn’t find this page.', 404);
  return routes;
}
