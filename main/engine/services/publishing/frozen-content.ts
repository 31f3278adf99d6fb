import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { NetworkLimits } from '../../../../shared/limits/network-limits.ts';
import type { ContentType } from '../../../../shared/model/content-type.ts';
import { postMedia } from '../../../../shared/model/media.ts';
import { type Draft, resolveVariant, tiktokOptions } from '../../../../shared/model/post.ts';
import { defaultOptions, filledOptions } from '../../../../shared/model/option-defaults.ts';
import { publishOptions } from '../../../../shared/model/publish-options.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import type { PublishContent, PublishFile } from '../../networks/network.ts';
import type { Renditions } from '../media/renditions.ts';

/** What a publication sends, as the ledger keeps it from the first try on: later edits of the draft do not reach it. */
export const frozenContent = z.object({
  text: z.string(),
  media: z.array(postMedia),
  tiktok: tiktokOptions.nullable(),
  options: publishOptions.default(defaultOptions),
});
export type FrozenContent = z.infer<typeof frozenContent>;

/** Freezes an account's share of a draft; undefined when the draft is not meant for the account. */
export function freeze(draft: Draft, accountId: string): FrozenContent | undefined {
  const variant = draft.variants.find((candidate) => candidate.accountId === accountId);
  if (variant === undefined) return undefined;
  const { text, media } = resolveVariant(draft, variant);
  return {
    text,
    media: [...media],
    tiktok: variant.tiktok,
    options: filledOptions(variant.options ?? defaultOptions),
  };
}

/** SHA-256 (hex) of frozen content: the same content always has the same fingerprint. */
export function fingerprint(frozen: string): string {
  return createHash('sha256').update(frozen).digest('hex');
}

/** The content with its files as the network receives them; `handOverAt` when the network is to publish it (ms), else null. */
export async function loadContent(
  network: NetworkId,
  type: ContentType,
  frozen: FrozenContent,
  renditions: Renditions,
  handOverAt: number | null,
  limits?: NetworkLimits,
): Promise<Outcome<PublishContent, Failure>> {
  const { text, tiktok, options } = frozen;
  const files: PublishFile[] = [];
  for (const { assetId, alt } of frozen.media) {
    const file = await renditions.fileFor(network, type, assetId, alt, limits);
    if (!file.ok) return file;
    files.push(file.value);
  }
  const cover = await picture(network, options.cover?.assetId ?? null, renditions);
  if (!cover.ok) return cover;
  const linkThumb = await picture(network, options.link?.thumbAssetId ?? null, renditions);
  if (!linkThumb.ok) return linkThumb;
  return ok({
    text,
    files,
    tiktok,
    type,
    options,
    cover: cover.value,
    linkThumb: linkThumb.value,
    handOverAt,
  });
}

async function picture(
  network: NetworkId,
  assetId: string | null,
  renditions: Renditions,
): Promise<Outcome<PublishFile | null, Failure>> {
  return assetId === null ? ok(null) : renditions.pictureFor(network, assetId);
}
