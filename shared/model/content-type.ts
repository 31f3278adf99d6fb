import type { MediaKind } from './media.ts';
import type { PublishOptions } from './publish-options.ts';

/** What a publication is on its network, in one word: limits, connectors and tables of capabilities go by it. */
export const contentTypes = [
  'text',
  'link',
  'image',
  'images',
  'video',
  'reel',
  'photo-story',
  'video-story',
  'document',
  'poll',
  'reshare',
] as const;
export type ContentType = (typeof contentTypes)[number];

/** The type of a content. What the owner chose (a story, a poll) comes before what the files would make of it. */
export function contentTypeOf(content: {
  readonly options: Pick<PublishOptions, 'format' | 'link' | 'poll' | 'reshareOf'>;
  readonly kinds: readonly MediaKind[];
}): ContentType {
  const { options, kinds } = content;
  const hasVideo = kinds.includes('video');
  if (options.format === 'story') return hasVideo ? 'video-story' : 'photo-story';
  if (options.format === 'reel') return 'reel';
  if (options.poll !== null) return 'poll';
  if (options.reshareOf !== null) return 'reshare';
  if (kinds.includes('document')) return 'document';
  if (hasVideo) return 'video';
  if (kinds.length > 0) return kinds.length === 1 ? 'image' : 'images';
  return options.link === null ? 'text' : 'link';
}
