import type { PublishContent } from '../network.ts';

type Fields = Readonly<Record<string, string>>;

/** What the container of one file says beside the file itself (contract §3.1): each parameter only where it applies. */
export function leafFields(content: PublishContent, index: number): Fields {
  const { files, type } = content;
  const isVideo = files[index]?.kind === 'video';
  if (type === 'photo-story' || type === 'video-story') {
    return { media_type: 'STORIES', ...userTags(content, index) };
  }
  if (files.length > 1) {
    return {
      is_carousel_item: 'true',
      ...(isVideo ? { media_type: 'VIDEO' } : { ...altText(content, index), ...userTags(content, index) }),
    };
  }
  if (!isVideo) return { ...altText(content, index), ...userTags(content, index), ...postFields(content) };
  return {
    media_type: 'REELS',
    share_to_feed: String(content.options.shareToFeed),
    ...frame(content),
    ...userTags(content, index),
    ...postFields(content),
  };
}

/** What the container around several files says; its caption stands for all of them. */
export function carouselFields(content: PublishContent, children: readonly string[]): Fields {
  return { media_type: 'CAROUSEL', children: children.join(','), ...postFields(content) };
}

/** What belongs to a post as a whole, never to one of its parts. */
function postFields({ text, options: { location, collaborators } }: PublishContent): Fields {
  return {
    ...(text === '' ? {} : { caption: text }),
    ...(location === null ? {} : { location_id: location.id }),
    ...(collaborators.length === 0 ? {} : { collaborators: JSON.stringify(collaborators.map(bareName)) }),
  };
}

function altText({ files }: PublishContent, index: number): Fields {
  const alt = files[index]?.alt ?? '';
  return alt === '' ? {} : { alt_text: alt };
}

/** A picture says where each person is; a video only who. */
function userTags({ files, options }: PublishContent, index: number): Fields {
  const isVideo = files[index]?.kind === 'video';
  const tags = options.userTags
    .filter(({ file }) => file === index)
    .map(({ username, x, y }) => ({ username: bareName(username), ...(isVideo ? {} : { x, y }) }));
  return tags.length === 0 ? {} : { user_tags: JSON.stringify(tags) };
}

/** The frame that stands for a reel; a picture chosen for it comes before (contract §3.1). */
function frame({ cover, options }: PublishContent): Fields {
  const at = cover === null ? (options.cover?.offsetMs ?? null) : null;
  return at === null ? {} : { thumb_offset: String(at) };
}

/** People write names with a sign in front that the network does not take. */
const bareName = (name: string): string => name.replace(/^@/, '');
