import { typeSupport } from '../capabilities/index.ts';
import { contentTypeOf, type ContentType } from '../model/content-type.ts';
import type { MediaAsset } from '../model/media.ts';
import type { AccountKind, NetworkId } from '../model/network.ts';
import type { TikTokOptions } from '../model/post.ts';
import type { PublishOptions } from '../model/publish-options.ts';
import { countText, utf8Length } from '../text/count.ts';
import { escapeLittleText } from '../text/little-text.ts';
import { findEntities } from '../text/find-entities.ts';
import { checkOptions } from './check-options.ts';
import { textLength } from './text-length.ts';
import {
  type ImageLimits,
  mediaLimits,
  type NetworkLimits,
  networkLimits,
  type VideoLimits,
} from './network-limits.ts';

/** What would be sent to one account. */
export interface VariantContent {
  readonly text: string;
  readonly media: readonly { readonly asset: MediaAsset; readonly alt: string }[];
  readonly tiktok: TikTokOptions | null;
  readonly options: PublishOptions;
  /** What the account is, where it matters for what it may publish. */
  readonly accountKind: AccountKind;
}

/** Something that the network would refuse; `blocking` ones stop scheduling, the others are advice. */
export interface Finding {
  readonly code: FindingCode;
  readonly blocking: boolean;
  /** Which file it concerns, when it concerns one. */
  readonly assetId?: string;
  /** Facts for the sentence: what is, and what is allowed. */
  readonly is?: number;
  readonly allowed?: number;
}

/** The closed list of findings; sentences: `shared/i18n/finding-messages.ts`. */
export type FindingCode =
  | 'nothing-to-send'
  | 'text-too-long'
  | 'text-too-many-bytes'
  | 'text-long-escaped'
  | 'too-many-hashtags'
  | 'too-many-mentions'
  | 'media-required'
  | 'video-required'
  | 'images-and-video-mixed'
  | 'too-many-images'
  | 'too-many-videos'
  | 'too-many-files'
  | 'image-will-be-fitted'
  | 'image-too-many-pixels'
  | 'image-animated'
  | 'alt-too-long'
  | 'alt-missing'
  | 'video-format'
  | 'video-codec'
  | 'video-too-large'
  | 'video-too-small'
  | 'video-too-short'
  | 'video-too-long'
  | 'video-dimensions'
  | 'video-ratio'
  | 'video-frame-rate'
  | 'video-not-supported'
  | 'images-not-supported'
  | 'type-not-supported'
  | 'story-needs-one-file'
  | 'story-without-words'
  | 'too-many-user-tags'
  | 'too-many-collaborators'
  | 'reel-needs-video'
  | 'document-alone'
  | 'document-too-large'
  | 'document-too-many-pages'
  | 'poll-alone'
  | 'poll-question-missing'
  | 'poll-question-too-long'
  | 'poll-too-few-options'
  | 'poll-too-many-options'
  | 'poll-option-missing'
  | 'poll-option-too-long'
  | 'poll-duration'
  | 'comment-too-long'
  | 'link-with-media'
  | 'reshare-alone'
  | 'link-invalid'
  | 'reshare-missing'
  | 'tiktok-privacy-missing'
  | 'tiktok-privacy-gone'
  | 'tiktok-only-private'
  | 'tiktok-branded-private'
  | 'tiktok-consent-missing';

/** Everything `network` would object to in this content, in the order an owner would mend it. Empty means that it can go. */
export function checkVariant(
  network: NetworkId,
  content: VariantContent,
  limits: NetworkLimits = networkLimits[network],
): readonly Finding[] {
  const type = contentTypeOf({
    options: content.options,
    kinds: content.media.map(({ asset }) => asset.kind),
  });
  if (type !== 'text' && typeSupport(network, content.accountKind, type) !== true && isChosen(type)) {
    return [{ code: 'type-not-supported', blocking: true }];
  }
  const allowed = mediaLimits(limits, type);
  const images = content.media.filter((item) => item.asset.kind === 'image');
  const videos = content.media.filter((item) => item.asset.kind === 'video');
  return [
    ...checkText(limits, content, type),
    ...checkOptions(limits, content, type),
    ...checkMix(allowed, limits, content, type),
    ...images.flatMap((item) =>
      allowed.images === null ? [] : checkImage(item.asset, item.alt, allowed.images),
    ),
    ...videos.flatMap((item) => (allowed.video === null ? [] : checkVideo(item.asset, allowed.video))),
    ...(network === 'tiktok' ? checkTikTok(content.tiktok) : []),
  ];
}

/** Types that the owner picks; the others follow from the files, whose own findings say more. */
function isChosen(type: ContentType): boolean {
  return !['text', 'image', 'images', 'video'].includes(type);
}

function checkText(
  limits: NetworkLimits,
  { text, media, options }: VariantContent,
  type: ContentType,
): Finding[] {
  const { text: rule } = limits;
  const findings: Finding[] = [];
  const length = textLength(rule, text, options.contentWarning ?? '');
  const speaksForItself = ['poll', 'reshare', 'link'].includes(type);
  if (text.trim() === '' && media.length === 0 && !speaksForItself)
    findings.push({ code: 'nothing-to-send', blocking: true });
  if (length > rule.max)
    findings.push({ code: 'text-too-long', blocking: true, is: length, allowed: rule.max });
  // Whether escapes count is not documented: advice, no refusal (contract L5).
  const escaped =
    rule.notation === undefined ? 0 : countText(escapeLittleText(text, options.mentions), rule.unit);
  if (length <= rule.max && escaped > rule.max) {
    findings.push({ code: 'text-long-escaped', blocking: false, is: escaped, allowed: rule.max });
  }
  if (rule.maxBytes !== undefined && utf8Length(text) > rule.maxBytes) {
    findings.push({
      code: 'text-too-many-bytes',
      blocking: true,
      is: utf8Length(text),
      allowed: rule.maxBytes,
    });
  }
  const entities = findEntities(text);
  const count = (kind: 'hashtag' | 'mention') => entities.filter((entity) => entity.kind === kind).length;
  if (rule.maxHashtags !== undefined && count('hashtag') > rule.maxHashtags) {
    findings.push({
      code: 'too-many-hashtags',
      blocking: true,
      is: count('hashtag'),
      allowed: rule.maxHashtags,
    });
  }
  if (rule.maxMentions !== undefined && count('mention') > rule.maxMentions) {
    findings.push({
      code: 'too-many-mentions',
      blocking: true,
      is: count('mention'),
      allowed: rule.maxMentions,
    });
  }
  return findings;
}

function checkMix(
  allowed: ReturnType<typeof mediaLimits>,
  limits: NetworkLimits,
  { text, media }: VariantContent,
  type: ContentType,
): Finding[] {
  const findings: Finding[] = [];
  const images = media.filter(({ asset }) => asset.kind === 'image').length;
  const videos = media.filter(({ asset }) => asset.kind === 'video').length;
  const { mixed } = limits;
  if (mixed === undefined) {
    if (images > 0 && videos > 0) findings.push({ code: 'images-and-video-mixed', blocking: true });
    if (videos > 1) findings.push({ code: 'too-many-videos', blocking: true, is: videos, allowed: 1 });
  } else if (videos > 0 && images + videos > mixed.max) {
    findings.push({ code: 'too-many-files', blocking: true, is: images + videos, allowed: mixed.max });
  }
  if (type === 'reel') return findings;
  if (images > 0 && allowed.images === null) findings.push({ code: 'images-not-supported', blocking: true });
  if (videos > 0 && allowed.video === null) findings.push({ code: 'video-not-supported', blocking: true });
  if (allowed.images !== null && images > allowed.images.max && type !== 'photo-story') {
    findings.push({ code: 'too-many-images', blocking: true, is: images, allowed: allowed.images.max });
  }
  if (type === 'text' && text.trim() !== '' && !limits.text.alone) {
    findings.push({ code: limits.images === null ? 'video-required' : 'media-required', blocking: true });
  }
  return findings;
}

function checkImage(asset: MediaAsset, alt: string, limits: ImageLimits): Finding[] {
  const findings: Finding[] = [];
  const add = (code: FindingCode, blocking: boolean, is?: number, allowed?: number): void => {
    findings.push({
      code,
      blocking,
      assetId: asset.id,
      ...(is === undefined ? {} : { is }),
      ...(allowed === undefined ? {} : { allowed }),
    });
  };
  const ratio = asset.width / asset.height;
  if (limits.ratio !== undefined && (ratio < limits.ratio.min - 0.005 || ratio > limits.ratio.max + 0.005)) {
    add('image-will-be-fitted', false, ratio, ratio < limits.ratio.min ? limits.ratio.min : limits.ratio.max);
  }
  if (limits.maxPixels !== undefined && asset.width * asset.height > limits.maxPixels) {
    add('image-too-many-pixels', false, asset.width * asset.height, limits.maxPixels);
  }
  if (asset.animated && !limits.formats.includes('image/gif')) add('image-animated', false);
  // Where a network takes no alternative text (stories), what the picture has is not sent, and none is missed.
  if (limits.maxAlt > 0) {
    if (alt.length > limits.maxAlt) add('alt-too-long', true, alt.length, limits.maxAlt);
    if (alt.trim() === '') add('alt-missing', false);
  }
  return findings;
}

function checkVideo(asset: MediaAsset, limits: VideoLimits): Finding[] {
  const findings: Finding[] = [];
  const refuse = (code: FindingCode, is?: number, allowed?: number): void => {
    findings.push({
      code,
      blocking: true,
      assetId: asset.id,
      ...(is === undefined ? {} : { is }),
      ...(allowed === undefined ? {} : { allowed }),
    });
  };
  const duration = asset.durationMs ?? 0;
  const rate = asset.framesPerSecond;
  const shortest = Math.min(asset.width, asset.height);
  const longest = Math.max(asset.width, asset.height);
  const ratio = asset.width / asset.height;
  if (!limits.formats.some((format) => format === asset.mime)) refuse('video-format');
  if (asset.videoCodec === null || !limits.codecs.includes(asset.videoCodec)) refuse('video-codec');
  if (asset.bytes > limits.maxBytes) refuse('video-too-large', asset.bytes, limits.maxBytes);
  if (limits.minBytes !== undefined && asset.bytes < limits.minBytes) {
    refuse('video-too-small', asset.bytes, limits.minBytes);
  }
  if (duration < limits.minMs) refuse('video-too-short', duration, limits.minMs);
  if (duration > limits.maxMs) refuse('video-too-long', duration, limits.maxMs);
  if (limits.minSide !== undefined && shortest < limits.minSide) {
    refuse('video-dimensions', shortest, limits.minSide);
  }
  if (limits.maxSide !== undefined && longest > limits.maxSide) {
    refuse('video-dimensions', longest, limits.maxSide);
  }
  if (limits.maxWidth !== undefined && asset.width > limits.maxWidth) {
    refuse('video-dimensions', asset.width, limits.maxWidth);
  }
  if (limits.ratio !== undefined && (ratio < limits.ratio.min || ratio > limits.ratio.max)) {
    refuse('video-ratio', ratio, ratio < limits.ratio.min ? limits.ratio.min : limits.ratio.max);
  }
  if (limits.maxPixels !== undefined && asset.width * asset.height > limits.maxPixels) {
    const scale = Math.sqrt(limits.maxPixels / (asset.width * asset.height));
    refuse('video-dimensions', longest, Math.floor(longest * scale));
  }
  const rates = limits.framesPerSecond;
  if (rates !== undefined && rate !== null && (rate < rates.min - 0.5 || rate > rates.max + 0.5)) {
    refuse('video-frame-rate', rate, rate < rates.min ? rates.min : rates.max);
  }
  return findings;
}

/** The choices that TikTok requires the owner to make (contract T8, "Required UX"). */
function checkTikTok(options: TikTokOptions | null): Finding[] {
  // What goes to the inbox is finished in the app, choices included.
  if (options?.mode === 'inbox') return [];
  if (options === null || options.privacyLevel === null) {
    return [{ code: 'tiktok-privacy-missing', blocking: true }];
  }
  const findings: Finding[] = [];
  if (options.brandedContent && options.privacyLevel === 'SELF_ONLY') {
    findings.push({ code: 'tiktok-branded-private', blocking: true });
  }
  if (!options.consented) findings.push({ code: 'tiktok-consent-missing', blocking: true });
  return findings;
}
