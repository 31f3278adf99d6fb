import { html } from 'hono/html';
import { disc, type Markup, page } from './layout.ts';
import type { StoredFile } from './model.ts';

/** A post as the public sees it. */
export interface ShownPost {
  readonly network: 'Facebook' | 'Instagram';
  readonly author: { readonly name: string; readonly colour: string; readonly about: string };
  readonly text: string;
  readonly link: string | null;
  readonly files: readonly { readonly file: StoredFile; readonly alt: string }[];
  readonly mediaBase: string;
  readonly publishedAt: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly comments: readonly { readonly authorName: string; readonly message: string }[];
}

const when = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at);

/** The page behind a permalink. */
export function postPage(post: ShownPost): Markup {
  return page(
    post.network,
    `${post.author.name} on practice ${post.network}`,
    html`<article class="card">
<div class="who">${disc(post.author.name, post.author.colour)}<div><strong>${post.author.name}</strong><small>${when(post.publishedAt)} UTC</small></div></div>
${post.text === '' ? '' : html`<p class="text">${post.text}</p>`}
${post.link === null ? '' : html`<p><a href="${post.link}" rel="noreferrer noopener">${post.link}</a></p>`}
${post.files.map(({ file, alt }) =>
  file.kind === 'image'
    ? html`<img class="media" src="${post.mediaBase}/${file.id}" alt="${alt}" width="${file.width}" height="${file.height}">`
    : html`<video class="media" src="${post.mediaBase}/${file.id}" controls preload="metadata"></video>`,
)}
<div class="counts">${Object.entries(post.counts).map(([name, count]) => html`<span>${count} ${name}</span>`)}</div>
${post.comments.map((comment) => html`<p><strong>${comment.authorName}</strong> ${comment.message}</p>`)}
</article>`,
  );
}

/** A page or profile with links to what it published. */
export function profilePage(
  network: ShownPost['network'],
  author: ShownPost['author'],
  entries: readonly { readonly href: string; readonly text: string; readonly publishedAt: number }[],
): Markup {
  return page(
    network,
    author.name,
    html`<section class="card"><div class="who">${disc(author.name, author.colour)}<div><h1>${author.name}</h1><small>${author.about}</small></div></div>
${entries.length === 0 ? html`<p class="soft">Nothing published yet.</p>` : ''}
${entries.map(
  (entry) =>
    html`<p class="counts"><a href="${entry.href}">${when(entry.publishedAt)} UTC</a><span>${entry.text.slice(0, 120)}</span></p>`,
)}</section>`,
  );
}

/** What an address without a post shows. */
export const nothingHere = (network: ShownPost['network']): Markup =>
  page(
    network,
    'Not available',
    html`<div class="card"><h1>This content is not available</h1><p class="soft">It was removed, or it was never here.</p></div>`,
  );
