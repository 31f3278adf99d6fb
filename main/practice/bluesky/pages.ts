import type { Context } from 'hono';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Markup, pageTime, sendErrorPage, sendPage } from '../kit/page.ts';
import { figuresOf } from './figures.ts';
import { isOwner, owner } from './owner.ts';
import type { PostRecord } from './post-record.ts';
import type { Repository, StoredRecord } from './repository.ts';
import type { Sessions } from './sessions.ts';

/*
 * App passwords at bsky.social/practice/app-password: the form posts `name` and gets the password, once;
 * each listed password has a form that posts to /practice/app-password/{id}/delete.
 */

/** The page where the practice person makes and deletes app passwords. */
export function appPasswordRoutes(sessions: Sessions, base: string): Hono {
  const routes = new Hono();
  const address = `${base}/practice/app-password`;

  function show(context: Context, made: Markup | ''): Response | Promise<Response> {
    const existing = sessions.appPasswords();
    return sendPage(context, {
      network: 'Bluesky',
      title: 'App passwords',
      body: html`${made}<form class="card" method="post" action="${address}">
<h1>App passwords of ${owner.displayName}</h1>
<p>An app password lets Kaizup post as @${owner.handle} without your own password. You can delete it at any time.</p>
<p><label>Name<br><input type="text" name="name" value="Kaizup" maxlength="40" required></label></p>
<div class="actions"><button class="main">Create app password</button></div></form>
${existing.length === 0 ? '' : html`<section class="card"><h1>In use</h1><ul class="list">${existing.map((entry) => html`<li><form method="post" action="${address}/${entry.id}/delete">${entry.name} <span class="soft">since ${pageTime(entry.createdAt)}</span> <button class="plain">Delete</button></form></li>`)}</ul></section>`}`,
    });
  }

  routes.get('/practice', (context) => context.redirect(address, 302));
  routes.get('/practice/app-password', (context) => show(context, ''));
  routes.post('/practice/app-password', async (context) => {
    const name = new URLSearchParams(await context.req.text()).get('name')?.trim().slice(0, 40) ?? '';
    const { identifier, password } = sessions.createAppPassword(name === '' ? 'Kaizup' : name);
    return show(
      context,
      html`<section class="card"><h1>Your new app password</h1>
<p>Copy it into Kaizup now. It is not shown again.</p>
<p>Handle<br><code id="identifier">${identifier}</code></p>
<p>App password<br><code id="app-password">${password}</code></p></section>`,
    );
  });
  routes.post('/practice/app-password/:id/delete', (context) => {
    sessions.revokeAppPassword(context.req.param('id'));
    return context.redirect(address, 303);
  });
  return routes;
}

/** Public pages at bsky.app: the profile and each post. */
export function profileRoutes(
  repository: Repository,
  bases: { readonly app: string; readonly server: string },
  now: () => number,
): Hono {
  const routes = new Hono();
  const blobAddress = (cid: string): string =>
    `${bases.server}/xrpc/com.atproto.sync.getBlob?did=${owner.did}&cid=${cid}`;
  const notFound = (context: Context): Response | Promise<Response> =>
    sendErrorPage(context, 'Bluesky', 'Post not found', 404);

  routes.get('/settings/app-passwords', (context) =>
    context.redirect(`${bases.server}/practice/app-password`, 302),
  );
  routes.get('/profile/:actor', (context) => {
    if (!isOwner(context.req.param('actor'))) return notFound(context);
    return sendPage(context, {
      network: 'Bluesky',
      title: owner.displayName,
      body: html`<section class="card"><h1>${owner.displayName}</h1><p class="soft">@${owner.handle} · ${owner.description}</p>
<ul class="list">${repository.list().map((record) => html`<li><a href="${bases.app}/profile/${owner.handle}/post/${record.rkey}">${record.value.text === '' ? 'Post' : record.value.text}</a></li>`)}</ul></section>`,
    });
  });
  routes.get('/profile/:actor/post/:rkey', (context) => {
    const record = isOwner(context.req.param('actor'))
      ? repository.get(context.req.param('rkey'))
      : undefined;
    if (record === undefined) return notFound(context);
    const figures = figuresOf(record, now());
    return sendPage(context, {
      network: 'Bluesky',
      title: `Post by ${owner.displayName}`,
      body: html`<article class="card">
<h1>${owner.displayName}</h1>
<p class="soft">@${owner.handle} · ${postTime(record)}</p>
<p class="text">${showText(record.value)}</p>
${showEmbed(record.value)}
<p class="counts"><span>${figures.replyCount} replies</span><span>${figures.repostCount} reposts</span><span>${figures.likeCount} likes</span></p>
</article>`,
    });
  });

  const postTime = (record: StoredRecord): string => pageTime(record.indexedAt);

  /** Only facets make links: the network finds none by itself. */
  function showText({ text, facets = [] }: PostRecord): Markup {
    const bytes = Buffer.from(text);
    const parts: (Markup | string)[] = [];
    let position = 0;
    for (const { index, features } of facets.toSorted(
      (one, other) => one.index.byteStart - other.index.byteStart,
    )) {
      const feature = features[0];
      if (feature === undefined || index.byteStart < position || index.byteEnd > bytes.length) continue;
      parts.push(bytes.subarray(position, index.byteStart).toString());
      const words = bytes.subarray(index.byteStart, index.byteEnd).toString();
      parts.push(
        feature.$type === 'app.bsky.richtext.facet#link' && /^https?:/.test(feature.uri)
          ? html`<a href="${feature.uri}" rel="noreferrer">${words}</a>`
          : html`<strong>${words}</strong>`,
      );
      position = index.byteEnd;
    }
    parts.push(bytes.subarray(position).toString());
    return html`${parts}`;
  }

  function showEmbed({ embed }: PostRecord): Markup | '' {
    const media = embed?.$type === 'app.bsky.embed.recordWithMedia' ? embed.media : embed;
    switch (media?.$type) {
      case 'app.bsky.embed.images':
        return showImages(media.images);
      case 'app.bsky.embed.gallery':
        return showImages(media.items);
      case 'app.bsky.embed.video':
        return html`<video src="${blobAddress(media.video.ref.$link)}" controls preload="metadata"></video>`;
      case 'app.bsky.embed.external': {
        const { uri, title, description, thumb } = media.external;
        return html`${thumb === undefined ? '' : html`<img src="${blobAddress(thumb.ref.$link)}" alt="">`}<h2>${/^https?:/.test(uri) ? html`<a href="${uri}" rel="noreferrer">${title}</a>` : title}</h2><p class="soft">${description}</p>`;
      }
      case 'app.bsky.embed.record':
      case undefined:
        return '';
    }
  }

  function showImages(
    images: readonly { readonly image: { readonly ref: { readonly $link: string } }; readonly alt: string }[],
  ): Markup {
    const shown = images.map(
      ({ image, alt }) => html`<img src="${blobAddress(image.ref.$link)}" alt="${alt}">`,
    );
    return images.length === 1 ? html`${shown}` : html`<div class="grid">${shown}</div>`;
  }
  return routes;
}
