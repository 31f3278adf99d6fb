import { html } from 'hono/html';
import { type PracticePage, pageTime } from '../kit/page.ts';
import type { StoredFile } from './model.ts';

export interface Author {
  readonly name: string;
  readonly about: string;
}

/** A post as the public sees it. */
export interface ShownPost {
  readonly network: 'Facebook' | 'Instagram';
  readonly author: Author;
  readonly text: string;
  readonly link: string | null;
  readonly files: readonly { readonly file: StoredFile; readonly alt: string }[];
  readonly mediaBase: string;
  readonly publishedAt: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly comments: readonly { readonly authorName: string; readonly message: string }[];
}

/** The page behind a permalink. */
export function postPage(post: ShownPost): PracticePage {
  return {
    network: post.network,
    title: post.author.name,
    body: html`<article class="card">
<h1>${post.author.name}</h1>
<p class="soft">${pageTime(post.publishedAt)}</p>
${post.text === '' ? '' : html`<p class="text">${post.text}</p>`}
${post.link === null ? '' : html`<p><a href="${post.link}" rel="noreferrer noopener">${post.link}</a></p>`}
<div>${post.files.map(({ file, alt }) => shownFile(file, alt, post.mediaBase))}</div>
<p class="counts">${Object.entries(post.counts).map(([name, count]) => html`<span>${count} ${name}</span>`)}</p>
</article>
${post.comments.length === 0 ? '' : html`<section class="card"><h2>Comments</h2><ul class="list">${post.comments.map((comment) => html`<li><strong>${comment.authorName}</strong> ${comment.message}</li>`)}</ul></section>`}`,
  };
}

function shownFile(file: StoredFile, alt: string, base: string) {
  return file.kind === 'image'
    ? html`<img src="${base}/${file.id}" alt="${alt}">`
    : html`<video src="${base}/${file.id}" controls preload="metadata"></video>`;
}

export interface ProfileEntry {
  readonly href: string;
  readonly text: string;
  readonly publishedAt: number;
}

/** A Page or profile with links to what it published. */
export function profilePage(
  network: ShownPost['network'],
  author: Author,
  entries: readonly ProfileEntry[],
): PracticePage {
  return {
    network,
    title: author.name,
    body: html`<section class="card"><h1>${author.name}</h1><p class="soft">${author.about}</p>
${entries.length === 0 ? html`<p>Nothing published yet.</p>` : html`<ul class="list">${entries.map(profileEntry)}</ul>`}</section>`,
  };
}

function profileEntry(entry: ProfileEntry) {
  return html`<li><a href="${entry.href}">${pageTime(entry.publishedAt)}</a><br>${entry.text.slice(0, 120)}</li>`;
}
