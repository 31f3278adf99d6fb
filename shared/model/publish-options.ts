import { z } from '../zod.ts';

/** Where a post appears: in the feed, among the network's short vertical videos, or for a day as a story. */
export const postFormat = z.enum(['post', 'reel', 'story']);
export type PostFormat = z.infer<typeof postFormat>;

/** A link with a card of its own, where the network does not make one from the address. */
export const linkCard = z.object({
  /** As typed: whether it is an address is a finding, not a fault of the form. */
  url: z.string().max(2048),
  title: z.string().max(400),
  description: z.string().max(4000),
  /** A picture of the library for the card. */
  thumbAssetId: z.string().nullable(),
});
export type LinkCard = z.infer<typeof linkCard>;

/** A question with answers to choose from. */
export const poll = z.object({
  question: z.string().max(500),
  options: z.array(z.string().max(200)).max(10),
  durationHours: z.number().int().positive().max(8760),
  multiple: z.boolean(),
});
export type Poll = z.infer<typeof poll>;

/** A person marked on a picture; `file` is the picture's place in the post, `x` and `y` run from 0 to 1. */
export const userTag = z.object({
  file: z.number().int().nonnegative(),
  username: z.string().max(100),
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
});

/** A name in the text that stands for a person or an organisation, e.g. `urn:li:organization:108`. */
export const mention = z.object({ name: z.string().max(200), id: z.string().max(200) });

/** What an owner may choose for one account beyond text and media; each network reads what it offers (shared/capabilities). */
export const publishOptions = z.object({
  format: postFormat,
  /** Title of a video, reel or document, where the network shows one. */
  title: z.string().max(400).nullable(),
  link: linkCard.nullable(),
  poll: poll.nullable(),
  /** Network id or address of the post that is passed on. */
  reshareOf: z.string().max(500).nullable(),
  /** Comment of the owner's own, made right after the post is out. */
  firstComment: z.string().max(10_000).nullable(),
  /** Let the network hold the scheduled post, so that it goes out while this computer is off. */
  handOver: z.boolean(),
  /** Picture that stands for a video: one of the library, or the frame at a time (ms). */
  cover: z
    .object({ assetId: z.string().nullable(), offsetMs: z.number().int().nonnegative().nullable() })
    .nullable(),
  userTags: z.array(userTag).max(35),
  collaborators: z.array(z.string().max(100)).max(10),
  location: z.object({ id: z.string().max(100), name: z.string().max(200) }).nullable(),
  /** Whether a reel also appears in the feed. */
  shareToFeed: z.boolean(),
  mentions: z.array(mention).max(50),
  /** Who sees it, in the network's own word (`CONNECTIONS`, `unlisted`); null: everyone. */
  audience: z.string().max(50).nullable(),
  /** Media are hidden until the reader asks for them. */
  sensitive: z.boolean(),
  /** Text shown in place of the post until the reader asks for it. */
  contentWarning: z.string().max(500).nullable(),
  /** BCP 47 language of the text; null: not said. */
  language: z.string().max(35).nullable(),
});
export type PublishOptions = z.infer<typeof publishOptions>;
