import type { ContentType } from '../../../shared/model/content-type.ts';
import type { AccountKind, NetworkId } from '../../../shared/model/network.ts';
import type { TikTokOptions } from '../../../shared/model/post.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';

/**
 * Everything that Kaizup publishes, one line a kind: where to, as what account, as what type of content. A new kind is a new line:
 *
 * - The media and choices of a type are in `sample-content.ts`; a type that is new to Kaizup gets its line there.
 * - `options` and `tiktok` are what the owner chooses beside them; `as` then names the kind.
 * - A network whose sign-in is of a new form also needs it in `sign-in.ts`, where the accounts come from.
 *
 * The matrix finds the requests and durable steps of a kind by itself, from a publication that nothing disturbs, and counts what the
 * practice network's `admin.published()` holds before and after. `tests/unit/figures/publication-kinds.test.ts` fails when
 * `shared/capabilities` offers a type that has no line here.
 */
export interface PublicationKind {
  readonly network: NetworkId;
  readonly account: AccountKind;
  readonly type: ContentType;
  readonly options?: Partial<PublishOptions>;
  readonly tiktok?: TikTokOptions;
  /** Tells kinds of one type apart. */
  readonly as?: string;
  /** It is scheduled for so many minutes ahead, as networks want what they hold themselves. */
  readonly minutesAhead?: number;
}

const onlyMe: TikTokOptions = {
  privacyLevel: 'SELF_ONLY',
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  consented: true,
};

const heldByNetwork = { as: 'hand-over', options: { handOver: true }, minutesAhead: 15 } as const;

export const publicationKinds: readonly PublicationKind[] = [
  { network: 'facebook', account: 'page', type: 'text' },
  { network: 'facebook', account: 'page', type: 'link' },
  { network: 'facebook', account: 'page', type: 'image' },
  { network: 'facebook', account: 'page', type: 'images' },
  { network: 'facebook', account: 'page', type: 'video' },
  { network: 'facebook', account: 'page', type: 'reel' },
  { network: 'facebook', account: 'page', type: 'photo-story' },
  { network: 'facebook', account: 'page', type: 'video-story' },
  { network: 'facebook', account: 'page', type: 'image', ...heldByNetwork },
  { network: 'instagram', account: 'professional', type: 'image' },
  { network: 'instagram', account: 'professional', type: 'images' },
  { network: 'instagram', account: 'professional', type: 'video' },
  { network: 'instagram', account: 'professional', type: 'reel' },
  { network: 'instagram', account: 'professional', type: 'photo-story' },
  { network: 'instagram', account: 'professional', type: 'video-story' },
  { network: 'linkedin', account: 'member', type: 'text' },
  { network: 'linkedin', account: 'member', type: 'link' },
  { network: 'linkedin', account: 'member', type: 'image' },
  { network: 'linkedin', account: 'member', type: 'images' },
  { network: 'linkedin', account: 'member', type: 'video' },
  { network: 'linkedin', account: 'member', type: 'document' },
  { network: 'linkedin', account: 'member', type: 'poll' },
  { network: 'linkedin', account: 'member', type: 'reshare' },
  { network: 'linkedin', account: 'organization', type: 'text' },
  { network: 'linkedin', account: 'organization', type: 'link' },
  { network: 'linkedin', account: 'organization', type: 'image' },
  { network: 'linkedin', account: 'organization', type: 'images' },
  { network: 'linkedin', account: 'organization', type: 'video' },
  { network: 'linkedin', account: 'organization', type: 'document' },
  { network: 'linkedin', account: 'organization', type: 'poll' },
  { network: 'linkedin', account: 'organization', type: 'reshare' },
  { network: 'tiktok', account: 'creator', type: 'video', tiktok: onlyMe },
  { network: 'bluesky', account: 'profile', type: 'text' },
  { network: 'bluesky', account: 'profile', type: 'link' },
  { network: 'bluesky', account: 'profile', type: 'image' },
  { network: 'bluesky', account: 'profile', type: 'images' },
  { network: 'bluesky', account: 'profile', type: 'video' },
  { network: 'bluesky', account: 'profile', type: 'reshare' },
  { network: 'mastodon', account: 'profile', type: 'text' },
  { network: 'mastodon', account: 'profile', type: 'image' },
  { network: 'mastodon', account: 'profile', type: 'images' },
  { network: 'mastodon', account: 'profile', type: 'video' },
  { network: 'mastodon', account: 'profile', type: 'poll' },
  { network: 'mastodon', account: 'profile', type: 'image', ...heldByNetwork },
];

/** A kind in a word, e.g. `linkedin/member/video`. */
export const nameOf = ({ network, account, type, as }: PublicationKind): string =>
  `${network}/${account}/${as ?? type}`;
