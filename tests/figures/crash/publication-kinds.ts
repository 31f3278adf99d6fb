import type { AccountKind, NetworkId } from '../../../shared/model/network.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import type { Draft, Variant } from '../../../shared/model/post.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';
import type { SampleMedia } from './sample-media.ts';

/**
 * Everything that Kaizup publishes, one line a kind: where to, as what account, with which media. A new kind is a new line:
 *
 * - `media` names one of the samples in `sample-media.ts`; a kind that needs another adds it there.
 * - `variant` is what the owner chooses for this account beyond text and media, as the draft's variant holds it; `draft` likewise
 *   for the whole post.
 * - A network whose sign-in is of a new form also needs it in `template.ts`, where the accounts come from.
 *
 * The matrix finds the requests and durable steps of a kind by itself, from a publication that nothing disturbs, and counts what the
 * practice network's `admin.published()` holds before and after.
 */
export interface PublicationKind {
  readonly network: NetworkId;
  readonly account: AccountKind;
  readonly media: SampleMedia;
  readonly variant?: Partial<Variant>;
  readonly draft?: Partial<Draft>;
  /** Tells kinds apart that have the same media. */
  readonly as?: string;
}

const privateVideo: Partial<Variant> = {
  tiktok: {
    privacyLevel: 'SELF_ONLY',
    allowComment: false,
    allowDuet: false,
    allowStitch: false,
    yourBrand: false,
    brandedContent: false,
    consented: true,
  },
};

const chosen = (options: Partial<PublishOptions>): Partial<Variant> => ({
  options: { ...defaultOptions, ...options },
});

const reel = { as: 'reel', variant: chosen({ format: 'reel' }) };
const story = chosen({ format: 'story' });
const withPoll = chosen({
  poll: { question: '', options: ['Rye', 'Spelt'], durationHours: 24, multiple: false },
});

export const publicationKinds: readonly PublicationKind[] = [
  { network: 'facebook', account: 'page', media: 'none' },
  { network: 'facebook', account: 'page', media: 'picture' },
  { network: 'facebook', account: 'page', media: 'pictures' },
  { network: 'facebook', account: 'page', media: 'video' },
  { network: 'facebook', account: 'page', media: 'video', ...reel },
  { network: 'facebook', account: 'page', media: 'picture', as: 'photo-story', variant: story },
  { network: 'facebook', account: 'page', media: 'video', as: 'video-story', variant: story },
  { network: 'instagram', account: 'professional', media: 'picture' },
  { network: 'instagram', account: 'professional', media: 'pictures' },
  { network: 'instagram', account: 'professional', media: 'video' },
  { network: 'instagram', account: 'professional', media: 'picture', as: 'photo-story', variant: story },
  { network: 'instagram', account: 'professional', media: 'video', as: 'video-story', variant: story },
  { network: 'linkedin', account: 'member', media: 'none' },
  { network: 'linkedin', account: 'member', media: 'picture' },
  { network: 'linkedin', account: 'member', media: 'pictures' },
  { network: 'linkedin', account: 'member', media: 'video' },
  { network: 'linkedin', account: 'organization', media: 'none' },
  { network: 'linkedin', account: 'organization', media: 'picture' },
  { network: 'linkedin', account: 'organization', media: 'pictures' },
  { network: 'linkedin', account: 'organization', media: 'video' },
  { network: 'tiktok', account: 'creator', media: 'video', variant: privateVideo },
  { network: 'bluesky', account: 'profile', media: 'none' },
  { network: 'bluesky', account: 'profile', media: 'picture' },
  { network: 'bluesky', account: 'profile', media: 'pictures' },
  { network: 'bluesky', account: 'profile', media: 'video' },
  { network: 'mastodon', account: 'profile', media: 'none' },
  { network: 'mastodon', account: 'profile', media: 'none', variant: withPoll, as: 'poll' },
  { network: 'mastodon', account: 'profile', media: 'picture' },
  { network: 'mastodon', account: 'profile', media: 'pictures' },
  { network: 'mastodon', account: 'profile', media: 'video' },
];

/** A kind in a word, e.g. `linkedin/member/video`. */
export const nameOf = ({ network, account, media, as }: PublicationKind): string =>
  `${network}/${account}/${as ?? media}`;
