import { featureSupport, typeSupport } from '../../../../shared/capabilities/index.ts';
import type { Account } from '../../../../shared/model/account.ts';
import type { ContentType } from '../../../../shared/model/content-type.ts';
import { defaultOptions } from '../../../../shared/model/option-defaults.ts';
import type { PostFormat, PublishOptions } from '../../../../shared/model/publish-options.ts';

/** Something that can be added to an account's post, in the order in which a person thinks of it. */
export const optionKinds = [
  'first-comment',
  'link',
  'poll',
  'reshare',
  'title',
  'cover',
  'user-tags',
  'collaborators',
  'location',
  'mentions',
  'audience',
  'content-warning',
  'language',
  'hand-over',
] as const;
export type OptionKind = (typeof optionKinds)[number];

type Who = Pick<Account, 'network' | 'kind'>;

const videoTypes: readonly ContentType[] = ['video', 'reel', 'video-story'];
const storyTypes: readonly ContentType[] = ['photo-story', 'video-story'];

/** Whether the account's network offers it for this type of content. */
export function isOffered({ network, kind }: Who, type: ContentType, option: OptionKind): boolean {
  const has = (feature: Parameters<typeof featureSupport>[2]): boolean =>
    featureSupport(network, kind, feature) === true;
  const takes = (wanted: ContentType): boolean => typeSupport(network, kind, wanted) === true;
  const story = storyTypes.includes(type);
  switch (option) {
    case 'first-comment':
      return has('first-comment') && !story;
    case 'link':
      return takes('link') && (type === 'text' || type === 'link');
    case 'poll':
      return takes('poll') && (type === 'text' || type === 'poll');
    case 'reshare':
      return takes('reshare') && (type === 'text' || type === 'reshare');
    case 'title':
      return type === 'document' || (network === 'facebook' && videoTypes.includes(type) && !story);
    case 'cover':
      return has('cover') && videoTypes.includes(type) && !story;
    case 'user-tags':
      return has('user-tags') && (type === 'image' || type === 'images' || type === 'photo-story');
    case 'collaborators':
      return has('collaborators') && !story;
    case 'location':
      return has('location') && !story;
    // Names that the network finds by itself in the text need no list.
    case 'mentions':
      return network === 'linkedin' && has('mentions');
    case 'audience':
      return network !== 'tiktok' && has('audience');
    case 'content-warning':
      return has('content-warning');
    case 'language':
      return has('content-warning');
    case 'hand-over':
      return has('hand-over') && !story;
  }
}

/** Whether the owner has chosen something of this kind. */
export function isSet(options: PublishOptions, option: OptionKind): boolean {
  switch (option) {
    case 'first-comment':
      return options.firstComment !== null;
    case 'link':
      return options.link !== null;
    case 'poll':
      return options.poll !== null;
    case 'reshare':
      return options.reshareOf !== null;
    case 'title':
      return options.title !== null;
    case 'cover':
      return options.cover !== null;
    case 'user-tags':
      return options.userTags.length > 0;
    case 'collaborators':
      return options.collaborators.length > 0;
    case 'location':
      return options.location !== null;
    case 'mentions':
      return options.mentions.length > 0;
    case 'audience':
      return options.audience !== null;
    case 'content-warning':
      return options.contentWarning !== null || options.sensitive;
    case 'language':
      return options.language !== null;
    case 'hand-over':
      return options.handOver;
  }
}

/** What an option starts with when it is added. */
export function beginning(option: OptionKind, pollHours: number): Partial<PublishOptions> {
  switch (option) {
    case 'first-comment':
      return { firstComment: '' };
    case 'link':
      return { link: { url: 'https://', title: '', description: '', thumbAssetId: null } };
    case 'poll':
      return { poll: { question: '', options: ['', ''], durationHours: pollHours, multiple: false } };
    case 'reshare':
      return { reshareOf: '' };
    case 'title':
      return { title: '' };
    case 'cover':
      return { cover: { assetId: null, offsetMs: 0 } };
    case 'user-tags':
      return { userTags: [{ file: 0, username: '', x: 0.5, y: 0.5 }] };
    case 'collaborators':
      return { collaborators: [''] };
    case 'location':
      return { location: { id: '', name: '' } };
    case 'mentions':
      return { mentions: [{ name: '', id: '' }] };
    case 'audience':
      return { audience: '' };
    case 'content-warning':
      return { contentWarning: '' };
    case 'language':
      return { language: 'en' };
    case 'hand-over':
      return { handOver: true };
  }
}

/** What taking an option off again leaves. */
export function without(option: OptionKind): Partial<PublishOptions> {
  const keys: Readonly<Record<OptionKind, readonly (keyof PublishOptions)[]>> = {
    'first-comment': ['firstComment'],
    link: ['link'],
    poll: ['poll'],
    reshare: ['reshareOf'],
    title: ['title'],
    cover: ['cover'],
    'user-tags': ['userTags'],
    collaborators: ['collaborators'],
    location: ['location'],
    mentions: ['mentions'],
    audience: ['audience'],
    'content-warning': ['contentWarning', 'sensitive'],
    language: ['language'],
    'hand-over': ['handOver'],
  };
  return Object.fromEntries(keys[option].map((key) => [key, defaultOptions[key]]));
}

/** The formats that an account has beside the feed. */
export function formatsOf({ network, kind }: Who): readonly PostFormat[] {
  const takes = (type: ContentType): boolean => typeSupport(network, kind, type) === true;
  return [
    'post',
    ...(takes('reel') ? (['reel'] as const) : []),
    ...(takes('photo-story') || takes('video-story') ? (['story'] as const) : []),
  ];
}
