import { html } from 'hono/html';
import { type Markup, type PracticePage, pageTime } from '../kit/page.ts';
import type { StoredFile } from './model.ts';

export interface Author {
  readonly name: string;
  readonly about: string;
}

/** What a post is, as people would call it. */
export type Format = 'post' | 'reel' | 'story';

export interface ShownFile {
  readonly file: StoredFile;
  readonly alt: string;
  /** Picture that stands for a video, when one was chosen. */
  readonly cover: StoredFile | null;
  /** Frame that stands for it instead (ms). */
  readonly coverAtMs: number;
}

export interface ShownComment {
  readonly authorName: string;
  readonly message: string;
  readonly answers: readonly ShownComment[];
}

/** A post as the public sees it. */
export interface ShownPost {
  readonly network: 'Facebook' | 'Instagram';
  readonly format: Format;
  readonly author: Author;
  readonly text: string;
  readonly link: string | null;
  /** Where it was, who is on it, with whom it was made. */
  readonly details: readonly string[];
  readonly files: readonly ShownFile[];
  readonly mediaBase: string;
  readonly publishedAt: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly comments: readonly ShownComment[];
}

const day = 86_400_000;

/** The page behind a permalink. */
export function postPage(post: ShownPost): PracticePage {
  const files = post.files.map((shown) => shownFile(shown, post.mediaBase));
  const counts = Object.entries(post.counts);
  return {
    network: post.network,
    title: post.author.name,
    body: html`<article class="card">
<h1>${post.author.name}</h1>
<p class="soft">${badge(post.format)} ${pageTime(post.publishedAt)}${post.format === 'story' ? ` · gone after ${pageTime(post.publishedAt + day)}` : ''}</p>
${post.text === '' ? '' : html`<p class="text">${post.text}</p>`}
${post.link === null ? '' : html`<p><a href="${post.link}" rel="noreferrer noopener">${post.link}</a></p>`}
<div class="${post.format === 'story' ? 'story' : 'media'}">${files}</div>
${post.details.map((detail) => html`<p class="soft">${detail}</p>`)}
${counts.length === 0 ? '' : html`<p class="counts">${counts.map(([name, count]) => html`<span>${count} ${name}</span>`)}</p>`}
</article>
${post.comments.length === 0 ? '' : html`<section class="card"><h2>Comments</h2>${commentList(post.comments)}</section>`}`,
  };
}

const badge = (format: Format): Markup | string =>
  format === 'post' ? '' : html`<span class="badge">${format === 'reel' ? 'Reel' : 'Story'}</span>`;

function shownFile({ file, alt, cover, coverAtMs }: ShownFile, base: string): Markup {
  if (file.kind === 'image') return html`<img src="${base}/${file.id}" alt="${alt}">`;
  const start = cover === null && coverAtMs > 0 ? `#t=${coverAtMs / 1000}` : '';
  const poster = cover === null ? '' : html` poster="${base}/${cover.id}"`;
  return html`<video src="${base}/${file.id}${start}"${poster} controls preload="metadata"></video>`;
}

function commentList(comments: readonly ShownComment[]): Markup {
  return html`<ul class="list">${comments.map(
    ({ authorName, message, answers }) =>
      html`<li><strong>${authorName}</strong> ${message}${answers.length === 0 ? '' : commentList(answers)}</li>`,
  )}</ul>`;
}

export interface ProfileEntry {
  readonly href: string;
  readonly format: Format;
  readonly text: string;
  readonly publishedAt: number;
}

/** A Page or profile with links to what it published: stories of the last day, then what stays. */
export function profilePage(
  network: ShownPost['network'],
  author: Author,
  entries: readonly ProfileEntry[],
): PracticePage {
  const stories = entries.filter(({ format }) => format === 'story');
  const lasting = entries.filter(({ format }) => format !== 'story');
  return {
    network,
    title: author.name,
    body: html`<section class="card"><h1>${author.name}</h1><p class="soft">${author.about}</p>
${stories.length === 0 ? '' : html`<h2>Stories</h2><ul class="list">${stories.map(profileEntry)}</ul>`}
${lasting.length === 0 ? '' : html`${stories.length === 0 ? '' : html`<h2>Posts</h2>`}<ul class="list">${lasting.map(profileEntry)}</ul>`}
${entries.length === 0 ? html`<p>Nothing published yet.</p>` : ''}</section>`,
  };
}

function profileEntry({ href, format, text, publishedAt }: ProfileEntry): Markup {
  return html`<li><a href="${href}">${pageTime(publishedAt)}</a> ${badge(format)}<br>${text.slice(0, 120)}</li>`;
}
