import type { TikTokOptions } from './post.ts';
import type { PublishOptions } from './publish-options.ts';

/** A post in the feed with nothing but its text and media. */
export const defaultOptions: PublishOptions = {
  format: 'post',
  title: null,
  link: null,
  poll: null,
  reshareOf: null,
  firstComment: null,
  handOver: false,
  cover: null,
  userTags: [],
  collaborators: [],
  location: null,
  shareToFeed: true,
  mentions: [],
  audience: null,
  sensitive: false,
  contentWarning: null,
  language: null,
};

/** TikTok's choices as its rules want them at the start: nothing chosen, nothing allowed (contract T8, "Required UX"). */
export const untouchedTikTok: TikTokOptions = {
  privacyLevel: null,
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  consented: false,
};

/** The options without what was begun and left empty: what is checked and sent. */
export function filledOptions(options: PublishOptions): PublishOptions {
  const filled = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text);
  const { location } = options;
  return {
    ...options,
    title: filled(options.title),
    firstComment: filled(options.firstComment),
    audience: filled(options.audience),
    contentWarning: filled(options.contentWarning),
    language: filled(options.language),
    userTags: options.userTags.filter(({ username }) => username.trim() !== ''),
    collaborators: options.collaborators.map((name) => name.trim()).filter((name) => name !== ''),
    mentions: options.mentions.filter(({ name, id }) => name.trim() !== '' && id.trim() !== ''),
    location: location === null || location.id.trim() === '' ? null : location,
  };
}
