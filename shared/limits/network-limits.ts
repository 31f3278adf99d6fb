import type { ContentType } from '../model/content-type.ts';
import type { NetworkId } from '../model/network.ts';
import type { TextUnit } from '../text/count.ts';

/** What a network takes, as data with its source. Sizes in bytes and pixels, durations in ms, ratios as width / height. */
export interface NetworkLimits {
  readonly version: string;
  readonly source: string;
  readonly text: {
    readonly max: number;
    readonly unit: TextUnit;
    readonly maxBytes?: number;
    readonly maxHashtags?: number;
    readonly maxMentions?: number;
    /** Mastodon's way of counting (shared/text/count-mastodon.ts): characters that any link takes. */
    readonly perLink?: number;
    /** Whether a post may consist of text alone. */
    readonly alone: boolean;
    /** How the network writes texts, where signs that mean something may count twice. */
    readonly notation?: 'little-text';
  };
  /** `null`: the network takes no image from this computer, for the reason in `imagesRefused`. */
  readonly images: ImageLimits | null;
  readonly imagesRefused?: 'needs-verified-domain';
  readonly video: VideoLimits | null;
  /** Absent: as `video`. */
  readonly reel?: VideoLimits;
  readonly story?: { readonly images: ImageLimits; readonly video: VideoLimits };
  readonly document?: DocumentLimits;
  readonly poll?: PollLimits;
  /** A post that is passed on takes no files. */
  readonly reshareAlone?: true;
  /** Pictures and videos may stand together in one post, up to so many; absent: they may not. */
  readonly mixed?: { readonly max: number };
  /** People marked on the pictures of a post. */
  readonly userTags?: { readonly max: number };
  /** Accounts that a post is made with. */
  readonly collaborators?: { readonly max: number };
  /** Characters of a first comment; absent: as the text. */
  readonly comment?: { readonly max: number };
}

export interface DocumentLimits {
  readonly formats: readonly 'application/pdf'[];
  readonly maxBytes: number;
  readonly maxPages: number;
}

export interface PollLimits {
  readonly question: number;
  readonly minOptions: number;
  readonly maxOptions: number;
  readonly option: number;
  /** The durations on offer, in hours. */
  readonly durationHours: readonly number[];
  readonly multiple: boolean;
  /** Whether the text of the post is the question, so that there is none of its own. */
  readonly questionIsText: boolean;
}

export interface ImageLimits {
  readonly max: number;
  /** Formats sent as they are; any other readable image is converted to the first. */
  readonly formats: readonly ('image/jpeg' | 'image/png' | 'image/gif' | 'image/webp')[];
  readonly maxBytes: number;
  readonly maxPixels?: number;
  readonly maxSide?: number;
  readonly ratio?: { readonly min: number; readonly max: number };
  readonly maxAlt: number;
}

export interface VideoLimits {
  readonly formats: readonly ('video/mp4' | 'video/quicktime' | 'video/webm')[];
  readonly maxBytes: number;
  readonly minBytes?: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly minSide?: number;
  readonly maxWidth?: number;
  readonly maxSide?: number;
  readonly maxPixels?: number;
  readonly ratio?: { readonly min: number; readonly max: number };
  readonly framesPerSecond?: { readonly min: number; readonly max: number };
  readonly codecs: readonly string[];
}

const megabyte = 1_000_000;
const mebibyte = 1_048_576;
const second = 1000;
const minute = 60 * second;

/** 9:16, with the pixel or two that an encoder rounds by. */
const vertical = { min: 9 / 16 - 0.01, max: 9 / 16 + 0.01 };

/** What a network takes of pictures and videos in a type of content. */
export function mediaLimits(
  limits: NetworkLimits,
  type: ContentType,
): { readonly images: ImageLimits | null; readonly video: VideoLimits | null } {
  switch (type) {
    case 'photo-story':
    case 'video-story':
      return { images: limits.story?.images ?? null, video: limits.story?.video ?? null };
    case 'reel':
      return { images: null, video: limits.reel ?? limits.video };
    default:
      return { images: limits.images, video: limits.video };
  }
}

export const networkLimits: Readonly<Record<NetworkId, NetworkLimits>> = {
  facebook: {
    version: 'graph-26.0',
    source: 'Graph API v26.0, Page feed, photos and videos',
    text: { max: 63_206, unit: 'utf16', alone: true },
    images: {
      max: 10,
      formats: ['image/jpeg', 'image/png', 'image/gif'],
      maxBytes: 10 * megabyte,
      maxAlt: 1000,
    },
    video: {
      formats: ['video/mp4', 'video/quicktime'],
      maxBytes: 10_000 * megabyte,
      minMs: second,
      maxMs: 240 * minute,
      codecs: ['avc', 'hevc', 'vp9', 'av1'],
    },
    reel: {
      formats: ['video/mp4'],
      maxBytes: 4000 * megabyte,
      minMs: 3 * second,
      maxMs: 90 * second,
      minSide: 540,
      ratio: vertical,
      framesPerSecond: { min: 24, max: 60 },
      codecs: ['avc', 'hevc', 'vp9', 'av1'],
    },
    story: {
      images: { max: 1, formats: ['image/jpeg', 'image/png'], maxBytes: 10 * megabyte, maxAlt: 0 },
      video: {
        formats: ['video/mp4'],
        maxBytes: 4000 * megabyte,
        minMs: 3 * second,
        maxMs: 60 * second,
        minSide: 540,
        ratio: vertical,
        framesPerSecond: { min: 24, max: 60 },
        codecs: ['avc', 'hevc', 'vp9', 'av1'],
      },
    },
    comment: { max: 8000 },
  },
  instagram: {
    version: 'graph-26.0',
    source: 'Instagram content publishing, media specifications',
    text: { max: 2200, unit: 'utf16', maxHashtags: 30, maxMentions: 20, alone: false },
    images: {
      max: 10,
      formats: ['image/jpeg'],
      maxBytes: 8 * megabyte,
      maxSide: 1440,
      ratio: { min: 4 / 5, max: 1.91 },
      maxAlt: 1000,
    },
    video: {
      formats: ['video/mp4', 'video/quicktime'],
      maxBytes: 300 * megabyte,
      minMs: 3 * second,
      maxMs: 15 * minute,
      maxWidth: 1920,
      ratio: { min: 0.01, max: 10 },
      framesPerSecond: { min: 23, max: 60 },
      codecs: ['avc', 'hevc'],
    },
    story: {
      images: { max: 1, formats: ['image/jpeg'], maxBytes: 8 * megabyte, maxSide: 1920, maxAlt: 0 },
      video: {
        formats: ['video/mp4', 'video/quicktime'],
        maxBytes: 100 * megabyte,
        minMs: 3 * second,
        maxMs: 60 * second,
        maxWidth: 1920,
        ratio: { min: 0.1, max: 10 },
        framesPerSecond: { min: 23, max: 60 },
        codecs: ['avc', 'hevc'],
      },
    },
    mixed: { max: 10 },
    userTags: { max: 20 },
    collaborators: { max: 3 },
    comment: { max: 2200 },
  },
  linkedin: {
    version: '202609',
    source: 'LinkedIn Posts, Images and Videos API 202609',
    text: { max: 3000, unit: 'utf16', alone: true, notation: 'little-text' },
    images: {
      max: 20,
      formats: ['image/jpeg', 'image/png', 'image/gif'],
      maxBytes: 10 * megabyte,
      maxPixels: 36_152_320,
      maxAlt: 4086,
    },
    video: {
      formats: ['video/mp4'],
      maxBytes: 500 * megabyte,
      minBytes: 75_000,
      minMs: 3 * second,
      maxMs: 30 * minute,
      codecs: ['avc', 'hevc', 'vp9', 'av1'],
    },
    document: { formats: ['application/pdf'], maxBytes: 100 * megabyte, maxPages: 300 },
    poll: {
      question: 140,
      minOptions: 2,
      maxOptions: 4,
      option: 30,
      durationHours: [24, 72, 168, 336],
      multiple: false,
      questionIsText: false,
    },
    reshareAlone: true,
    comment: { max: 1250 },
  },
  tiktok: {
    version: 'v2-2026-08',
    source: 'TikTok Content Posting API, media transfer guide',
    text: { max: 2200, unit: 'utf16', alone: false },
    images: null,
    imagesRefused: 'needs-verified-domain',
    video: {
      formats: ['video/mp4', 'video/webm', 'video/quicktime'],
      maxBytes: 4000 * megabyte,
      minMs: second,
      maxMs: 10 * minute,
      minSide: 360,
      maxSide: 4096,
      framesPerSecond: { min: 23, max: 60 },
      codecs: ['avc', 'hevc', 'vp8', 'vp9'],
    },
  },
  bluesky: {
    version: 'lexicon-0.5.35',
    source: 'app.bsky.feed.post lexicon',
    text: { max: 300, unit: 'graphemes', maxBytes: 3000, alone: true },
    images: {
      // Up to four in the older form, more as a gallery, which holds 20; ten are tried.
      max: 10,
      formats: ['image/jpeg', 'image/png', 'image/webp'],
      maxBytes: 2 * megabyte,
      maxAlt: 2000,
    },
    video: {
      formats: ['video/mp4'],
      maxBytes: 300 * megabyte,
      minMs: second,
      maxMs: 3 * minute,
      codecs: ['avc'],
    },
  },
  // What servers take that change nothing; an account brings what its own server says (server-limits.ts).
  mastodon: {
    version: 'api-v1-4.5',
    source: 'Mastodon API, instance configuration',
    text: { max: 500, unit: 'graphemes', perLink: 23, alone: true },
    images: {
      max: 4,
      formats: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      maxBytes: 16 * mebibyte,
      maxPixels: 33_177_600,
      maxAlt: 1500,
    },
    video: {
      formats: ['video/mp4', 'video/quicktime', 'video/webm'],
      maxBytes: 99 * mebibyte,
      minMs: 1,
      // Size limits a video, not its length.
      maxMs: 24 * 60 * minute,
      maxPixels: 8_294_400,
      framesPerSecond: { min: 0, max: 120 },
      codecs: ['avc', 'hevc', 'vp8', 'vp9', 'av1'],
    },
    poll: {
      question: 500,
      minOptions: 2,
      maxOptions: 4,
      option: 50,
      durationHours: [1, 6, 12, 24, 72, 168],
      multiple: true,
      questionIsText: true,
    },
  },
};
