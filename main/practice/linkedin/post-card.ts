import { html } from 'hono/html';
import { chanceOf } from '../kit/growth.ts';
import { type Markup, pageTime } from '../kit/page.ts';
import type { Asset, Assets } from './assets.ts';
import type { Comment, CommentStore } from './comment-store.ts';
import { readCommentary } from './commentary.ts';
import type { PostContent } from './content.ts';
import { authorName } from './members.ts';
import type { Post, PostStore } from './post-store.ts';
import { figuresOf } from './figures.ts';

/** What a post's card is drawn from. */
export interface CardSetting {
  readonly store: PostStore;
  readonly comments: CommentStore;
  readonly assets: Assets;
  readonly base: string;
  now(): number;
}

/** Comments under a post in the feed. */
const shownComments = 8;
const hour = 3_600_000;
const pollHours: Readonly<Record<string, number>> = {
  ONE_DAY: 24,
  THREE_DAYS: 72,
  SEVEN_DAYS: 168,
  FOURTEEN_DAYS: 336,
};

const visibilityWords: Readonly<Record<Post['visibility'], string>> = {
  PUBLIC: '',
  LOGGED_IN: ' · Members of LinkedIn',
  CONNECTIONS: ' · Connections only',
  CONTAINER: '',
};

/** A post as it looks in the feed. */
export function postCard(setting: CardSetting, post: Post): Markup {
  const figures = figuresOf(post, setting.now());
  const said = setting.comments.of(post);
  return html`<article class="card">
${heading(post)}
${commentary(post)}
${shown(setting, post)}
<p class="counts"><span>${counted(figures.reactions, 'reaction')}</span><span>${counted(said.length, 'comment')}</span><span>${counted(figures.reshares, 'repost')}</span></p>
${said.length === 0 ? '' : commentList(said)}
</article>`;
}

/** The last comments, each with the answers to it. */
function commentList(said: readonly Comment[]): Markup {
  const item = (comment: Comment): Markup =>
    html`<li><strong>${authorName(comment.actor)}</strong> <span class="soft">${pageTime(comment.createdAt)}</span><br>${comment.text}${answersTo(comment)}</li>`;
  const answersTo = (comment: Comment): Markup | string => {
    const answers = said.filter(({ parent }) => parent === comment.urn);
    return answers.length === 0 ? '' : html`<ul class="list">${answers.map(item)}</ul>`;
  };
  return html`<ul class="list">${said
    .filter(({ parent }) => parent === null)
    .slice(-shownComments)
    .map(item)}</ul>`;
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

function heading(post: Post): Markup {
  return html`<h1>${authorName(post.author)}</h1>
<p class="soft">${pageTime(post.createdAt)}${post.edited ? ' · Edited' : ''}${visibilityWords[post.visibility]}</p>`;
}

function commentary(post: Post): Markup {
  const { spans } = readCommentary(post.commentary);
  return html`<p class="text">${spans.map(({ kind, text }) => (kind === 'words' ? text : html`<strong>${text}</strong>`))}</p>`;
}

function shown(setting: CardSetting, post: Post): Markup {
  const { store, assets, base } = setting;
  const { content } = post;
  if (post.reshareOf !== null) {
    const parent = store.get(post.reshareOf);
    return parent === undefined
      ? html`<div class="card quoted"><p class="soft">The original post is not available any more.</p></div>`
      : html`<div class="card quoted">${heading(parent)}${commentary(parent)}${shown(setting, parent)}</div>`;
  }
  const media = post.media.map((urn) => assets.get(urn)).filter((asset) => asset !== undefined);
  if (content?.poll !== undefined) return pollCard(post, content.poll, setting.now());
  if (content?.article !== undefined) return articleCard(content.article, media, base);
  if (content?.multiImage !== undefined) {
    const { images } = content.multiImage;
    return html`<div class="grid">${media.map((asset, index) => mediaCard(asset, images[index]?.altText ?? '', base))}</div>`;
  }
  return html`${media.map((asset) => mediaCard(asset, content?.media?.altText ?? content?.media?.title ?? '', base))}`;
}

function pollCard(post: Post, poll: NonNullable<PostContent['poll']>, now: number): Markup {
  const endsAt = post.createdAt + (pollHours[poll.settings.duration] ?? 0) * hour;
  const { reached } = figuresOf(post, Math.min(now, endsAt));
  const weights = poll.options.map(({ text }) => 0.2 + chanceOf(`${post.id}:${text}`));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const votes = weights.map((weight) => Math.floor((reached * 0.05 * weight) / sum));
  const all = votes.reduce((total, count) => total + count, 0);
  const share = (count: number): number => (all === 0 ? 0 : Math.round((100 * count) / all));
  return html`<div class="card quoted"><h2>${poll.question}</h2>
<ul class="list">${poll.options.map(
    ({ text }, index) =>
      html`<li><label>${text} <span class="soft">${share(votes[index] ?? 0)} %</span><br><meter min="0" max="100" value="${share(votes[index] ?? 0)}"></meter></label></li>`,
  )}</ul>
<p class="soft">${counted(all, 'vote')} · ${now < endsAt ? `Ends ${pageTime(endsAt)}` : 'Closed'}</p></div>`;
}

function articleCard(
  { title, description, source, thumbnailAltText }: NonNullable<PostContent['article']>,
  media: readonly Asset[],
  base: string,
): Markup {
  return html`<div class="card quoted">${media.map((asset) => mediaCard(asset, thumbnailAltText ?? '', base))}
<h2><a href="${source}" rel="noreferrer">${title}</a></h2>
${description === undefined ? '' : html`<p>${description}</p>`}
<p class="soft">${URL.parse(source)?.host ?? source}</p></div>`;
}

function mediaCard(asset: Asset, words: string, base: string): Markup {
  const address = `${base}/practice/media/${encodeURIComponent(asset.urn)}`;
  switch (asset.kind) {
    case 'image':
      return html`<img src="${address}" alt="${words}">`;
    case 'video':
      return asset.hasCover === true
        ? html`<video src="${address}" poster="${address}/cover" controls preload="none"></video>`
        : html`<video src="${address}" controls preload="metadata"></video>`;
    case 'document': {
      const pages = asset.result?.pages ?? null;
      const count = pages === null ? '' : ` · ${counted(pages, 'page')}`;
      return html`<div class="card quoted"><h2><a href="${address}">${words}</a></h2><p class="soft">Document${count}</p></div>`;
    }
  }
}
