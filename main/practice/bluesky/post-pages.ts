import type { Context } from 'hono';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Markup, pageTime, sendErrorPage, sendPage } from '../kit/page.ts';
import { findPerson, type IndexedPost } from './neighbours.ts';
import type { NetworkIndex } from './network-index.ts';
import { owner } from './owner.ts';
import { showEmbed, showText, type Surroundings } from './post-markup.ts';

/** Public pages at bsky.app: profiles, and each post with its answers. */
export function profileRoutes(
  index: NetworkIndex,
  bases: { readonly app: string; readonly server: string },
): Hono {
  const routes = new Hono();
  const postAddress = (handle: string, rkey: string): string => `${bases.app}/profile/${handle}/post/${rkey}`;
  const around: Surroundings = {
    index,
    postAddress,
    blobAddress: (cid) => `${bases.server}/xrpc/com.atproto.sync.getBlob?did=${owner.did}&cid=${cid}`,
  };
  const notFound = (context: Context): Response | Promise<Response> =>
    sendErrorPage(context, 'Bluesky', 'Post not found', 404);

  routes.get('/settings/app-passwords', (context) =>
    context.redirect(`${bases.server}/practice/app-password`, 302),
  );
  routes.get('/profile/:actor', (context) => {
    const person = findPerson(context.req.param('actor'));
    if (person === undefined) return notFound(context);
    const about = person.did === owner.did ? ` · ${owner.description}` : '';
    const posts = index.postsBy(person.did);
    return sendPage(context, {
      network: 'Bluesky',
      title: person.displayName,
      body: html`<section class="card"><h1>${person.displayName}</h1><p class="soft">@${person.handle}${about}</p>
${posts.length === 0 ? html`<p>Nothing published yet.</p>` : ''}</section>
${posts.map((post) => showPost(post, html`<p class="soft"><a href="${postAddress(person.handle, post.rkey)}">${pageTime(post.indexedAt)}</a></p>`))}`,
    });
  });
  routes.get('/profile/:actor/post/:rkey', (context) => {
    const person = findPerson(context.req.param('actor'));
    const post =
      person === undefined
        ? undefined
        : index.find(`at://${person.did}/app.bsky.feed.post/${context.req.param('rkey')}`);
    if (post === undefined) return notFound(context);
    const { author } = post;
    const heading = html`<h1>${author.displayName}</h1><p class="soft">@${author.handle} · ${pageTime(post.indexedAt)}</p>`;
    return sendPage(context, {
      network: 'Bluesky',
      title: `Post by ${author.displayName}`,
      body: html`${showPost(post, heading)}${showAnswers(post)}`,
    });
  });

  function showPost(post: IndexedPost, heading: Markup): Markup {
    const { replyCount, repostCount, likeCount } = index.figures(post);
    const language = post.value.langs?.[0];
    return html`<article class="card"${language === undefined ? '' : html` lang="${language}"`}>
${heading}
<p class="text">${showText(post.value)}</p>
${showEmbed(post.value, around)}
<p class="counts"><span>${replyCount} replies</span><span>${repostCount} reposts</span><span>${likeCount} likes</span></p>
</article>`;
  }

  function showAnswers(post: IndexedPost): Markup | '' {
    const answers = index.answers(post);
    if (answers.length === 0) return '';
    return html`<section class="card"><h2>Replies</h2><ul class="list">${answers.map(
      (answer) =>
        html`<li><p class="soft">${answer.author.displayName} @${answer.author.handle} · ${pageTime(answer.indexedAt)}</p><p class="text">${showText(answer.value)}</p>${showAnswers(answer)}</li>`,
    )}</ul></section>`;
  }
  return routes;
}
