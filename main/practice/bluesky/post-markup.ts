import { html } from 'hono/html';
import type { Markup } from '../kit/page.ts';
import type { NetworkIndex } from './network-index.ts';
import type { PostRecord } from './post-record.ts';

/** Where a post's files and the posts it quotes are looked up. */
export interface Surroundings {
  readonly index: NetworkIndex;
  blobAddress(cid: string): string;
  postAddress(handle: string, rkey: string): string;
}

type Embed = NonNullable<PostRecord['embed']>;
type Media = Extract<Embed, { $type: 'app.bsky.embed.recordWithMedia' }>['media'];

/** The text of a post. Only facets make links: the network finds none by itself. */
export function showText({ text, facets = [] }: PostRecord): Markup {
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
      feature.$type === 'app.bsky.richtext.facet#link' && isWebAddress(feature.uri)
        ? html`<a href="${feature.uri}" rel="noreferrer">${words}</a>`
        : html`<strong>${words}</strong>`,
    );
    position = index.byteEnd;
  }
  parts.push(bytes.subarray(position).toString());
  return html`${parts}`;
}

const warnings: Readonly<Record<string, string>> = {
  sexual: 'Suggestive',
  nudity: 'Nudity',
  porn: 'Adult content',
  'graphic-media': 'Graphic media',
};

/** What a post carries besides its text; media that its author warns of stay closed until they are asked for. */
export function showEmbed({ embed, labels }: PostRecord, around: Surroundings): Markup | '' {
  if (embed === undefined) return '';
  if (embed.$type === 'app.bsky.embed.record') return showQuote(embed.record.uri, around);
  const quote = embed.$type === 'app.bsky.embed.recordWithMedia' ? embed.record.record.uri : null;
  const media = showMedia(embed.$type === 'app.bsky.embed.recordWithMedia' ? embed.media : embed, around);
  const words = (labels?.values ?? []).flatMap(({ val }) => warnings[val] ?? []);
  return html`${words.length === 0 ? media : html`<details><summary>${words.join(', ')}</summary>${media}</details>`}${quote === null ? '' : showQuote(quote, around)}`;
}

function showMedia(media: Media, around: Surroundings): Markup {
  switch (media.$type) {
    case 'app.bsky.embed.images':
      return showImages(media.images, around);
    case 'app.bsky.embed.gallery':
      return showImages(media.items, around);
    case 'app.bsky.embed.video':
      return html`<video src="${around.blobAddress(media.video.ref.$link)}" controls preload="metadata"></video>`;
    case 'app.bsky.embed.external': {
      const { uri, title, description, thumb } = media.external;
      const heading = isWebAddress(uri) ? html`<a href="${uri}" rel="noreferrer">${title}</a>` : title;
      return html`<section class="card quoted">${thumb === undefined ? '' : html`<img src="${around.blobAddress(thumb.ref.$link)}" alt="">`}<h2>${heading}</h2><p class="soft">${description}</p><p class="soft">${hostOf(uri)}</p></section>`;
    }
  }
}

function showImages(
  images: readonly { readonly image: { readonly ref: { readonly $link: string } }; readonly alt: string }[],
  around: Surroundings,
): Markup {
  const shown = images.map(
    ({ image, alt }) => html`<img src="${around.blobAddress(image.ref.$link)}" alt="${alt}">`,
  );
  return images.length === 1 ? html`${shown}` : html`<div class="grid">${shown}</div>`;
}

function showQuote(uri: string, { index, postAddress }: Surroundings): Markup {
  const post = index.find(uri);
  if (post === undefined)
    return html`<section class="card quoted"><p class="soft">Deleted post</p></section>`;
  const { author, rkey, value } = post;
  return html`<section class="card quoted"><p class="soft"><a href="${postAddress(author.handle, rkey)}">${author.displayName} @${author.handle}</a></p><p class="text">${showText(value)}</p></section>`;
}

const isWebAddress = (uri: string): boolean => /^https?:/.test(uri);

const hostOf = (uri: string): string => (URL.canParse(uri) ? new URL(uri).host : uri);
