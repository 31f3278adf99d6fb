import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Markup, pageTime, sendErrorPage, sendFile, sendPage } from '../kit/page.ts';
import { creator, type PrivacyLevel, type ProfileDesk } from './application.ts';
import type { Audience } from './audience.ts';
import type { PostInfo, Posted, Publication, Publications } from './publications.ts';

/*
 * Pages that people see: the profile at /@{username} with the inbox above it, a post at /@{username}/video/{id}, and at
 * /practice the settings of the practice account, whose form posts the boxes `private`, `audited`, `comments`, `duets`, `stitches`.
 */

/** Privacy levels as TikTok's own pages say them. */
export const audienceWords: Readonly<Record<PrivacyLevel, string>> = {
  PUBLIC_TO_EVERYONE: 'Everyone',
  FOLLOWER_OF_CREATOR: 'Followers',
  MUTUAL_FOLLOW_FRIENDS: 'Friends',
  SELF_ONLY: 'Only you',
};

const avatar = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" role="img" aria-label="Maison Levain"><rect width="100" height="100" fill="#2f5d62"/><text x="50" y="64" font-family="sans-serif" font-size="40" fill="#fff" text-anchor="middle">ML</text></svg>`;

/** The video of a publication, standing at its cover. */
export function showVideo(base: string, { postId, post }: Pick<Publication, 'postId' | 'post'>): Markup {
  const second = (post?.coverMs ?? 0) / 1000;
  const cover = second === 0 ? '' : `#t=${second}`;
  return html`<video src="${base}/practice/media/${postId}${cover}" controls preload="metadata"></video>`;
}

/** Labels that TikTok puts on a post, and what its viewers may not do. */
function showMarks({ privacy, yourBrand, brandedContent, aiGenerated, ...allowed }: PostInfo): Markup {
  const off = [
    allowed.comment ? null : 'Comments off',
    allowed.duet ? null : 'Duet off',
    allowed.stitch ? null : 'Stitch off',
  ].filter((words) => words !== null);
  return html`<p class="soft"><span class="badge">${audienceWords[privacy]}</span>
${brandedContent ? html`<span class="badge">Paid partnership</span>` : yourBrand ? html`<span class="badge">Promotional content</span>` : ''}
${aiGenerated ? html`<span class="badge">AI-generated</span>` : ''}
${off.length === 0 ? '' : html`<br>${off.join(' · ')}`}</p>`;
}

/** Pages of the practice TikTok. */
export function pageRoutes(
  desk: ProfileDesk,
  publications: Publications,
  audience: Audience,
  base: string,
): Hono {
  const routes = new Hono();
  const addressOf = ({ postId }: Posted): string => `${base}/@${creator.username}/video/${postId}`;

  routes.get('/practice/avatar.svg', (context) =>
    context.body(avatar, 200, { 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' }),
  );

  routes.get('/practice/media/:postId', (context) => {
    const found = publications.byPost(context.req.param('postId'));
    if (found?.completed == null) return context.notFound();
    return sendFile(context, publications.path(found), found.mime);
  });

  routes.get('/practice', (context) => {
    const profile = desk.current();
    const box = (name: string, on: boolean, words: string, more: string): Markup =>
      html`<label class="choice"><input type="checkbox" name="${name}"${on ? ' checked' : ''}><span>${words}<small>${more}</small></span></label>`;
    return sendPage(context, {
      network: 'TikTok',
      title: 'Practice account',
      body: html`<form class="card" method="post">
<h1>Practice account of ${creator.displayName}</h1>
${box('private', profile.privateAccount, 'Private account', 'Only approved followers see its videos')}
${box('audited', profile.audited, 'Kaizup’s registration passed TikTok’s review', 'Until then, videos can only be posted as “Only you” on a private account')}
${box('comments', !profile.commentDisabled, 'Comments', 'Whether people may comment on new videos')}
${box('duets', !profile.duetDisabled, 'Duet', 'Whether people may put their own video beside a new one')}
${box('stitches', !profile.stitchDisabled, 'Stitch', 'Whether people may take a piece of a new video into theirs')}
<div class="actions"><button class="main">Save</button></div></form>`,
    });
  });

  routes.post('/practice', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    desk.change({
      privateAccount: form.has('private'),
      audited: form.has('audited'),
      commentDisabled: !form.has('comments'),
      duetDisabled: !form.has('duets'),
      stitchDisabled: !form.has('stitches'),
    });
    return context.redirect(`${base}/practice`, 303);
  });

  routes.get('/:profile', (context) => {
    if (context.req.param('profile') !== `@${creator.username}`) return notHere(context);
    const { followers, following, likes } = audience.creator();
    const drafts = publications.drafts();
    const posts = publications.posted();
    return sendPage(context, {
      network: 'TikTok',
      title: creator.displayName,
      body: html`<section class="card"><h1>${creator.displayName}</h1><p class="soft">@${creator.username} · ${creator.bio}</p>
<p class="counts"><span>${following} following</span><span>${followers} followers</span><span>${likes} likes</span></p></section>
${drafts.length === 0 ? '' : showInbox(base, drafts)}
<section class="card"><h1>Videos</h1>
${posts.length === 0 ? html`<p class="soft">No videos yet</p>` : ''}
<ul class="list">${posts.map(
        (posted) =>
          html`<li><a href="${addressOf(posted)}">${posted.post.title === '' ? 'Video' : posted.post.title}</a> <span class="badge">${audienceWords[posted.post.privacy]}</span>
<p class="soft">${pageTime(posted.publishedAt)}</p></li>`,
      )}</ul></section>`,
    });
  });

  routes.get('/:profile/video/:postId', (context) => {
    const postId = context.req.param('postId');
    const posted = publications.posted().find((entry) => entry.postId === postId);
    if (context.req.param('profile') !== `@${creator.username}` || posted === undefined)
      return notHere(context);
    const { views, likes, comments, shares } = audience.figuresOf(posted);
    const isPublic = posted.post.privacy === 'PUBLIC_TO_EVERYONE';
    return sendPage(context, {
      network: 'TikTok',
      title: `Video by ${creator.displayName}`,
      body: html`<article class="card">
<h1>${creator.displayName}</h1>
<p class="soft">@${creator.username} · ${pageTime(posted.publishedAt)}</p>
${showVideo(base, posted)}
<p class="text">${posted.post.title}</p>
${showMarks(posted.post)}
${isPublic ? html`<p class="counts"><span>${views} views</span><span>${likes} likes</span><span>${comments} comments</span><span>${shares} shares</span></p>` : ''}
</article>`,
    });
  });

  const notHere = (context: Parameters<typeof sendErrorPage>[0]): Response | Promise<Response> =>
    sendErrorPage(context, 'TikTok', 'Couldn’t find this page.', 404);
  return routes;
}

function showInbox(base: string, drafts: readonly Publication[]): Markup {
  return html`<section class="card"><h1>Inbox</h1><p class="soft">Only you see this</p>
<ul class="list">${drafts.map(
    (draft) =>
      html`<li><a href="${base}/practice/inbox/${draft.postId}">Your video from Kaizup is ready: tap to finish and post it</a>
<p class="soft">${pageTime(draft.completed?.at ?? 0)}</p></li>`,
  )}</ul></section>`;
}
