import { createHash } from 'node:crypto';
import * as z from 'zod';
import { postMedia } from '../../../../shared/model/media.ts';
import { type Draft, resolveVariant, tiktokOptions } from '../../../../shared/model/post.ts';
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
});
export type FrozenContent = z.infer<typeof frozenContent>;

/** Freezes an account's share of a draft; undefined when the draft is not meant for the account. */
export function freeze(draft: Draft, accountId: string): FrozenContent | undefined {
  const variant = draft.variants.find((candidate) => candidate.accountId === accountId);
  if (variant === undefined) return undefined;
  const { text, media } = resolveVariant(draft, variant);
  return { text, media: [...media], tiktok: variant.tiktok };
}

/** SHA-256 (hex) of frozen content: the same content always has the same fingerprint. */
export function fingerprint(frozen: string): string {
  return createHash('sha256').update(frozen).digest('hex');
}

/** The content with its files as the network receives them. */
export async function loadContent(
  network: NetworkId,
  frozen: FrozenContent,
  renditions: Renditions,
): Promise<Outcome<PublishContent, Failure>> {
  const files: PublishFile[] = [];
  for (const { assetId, alt } of frozen.media) {
    const file = await renditions.fileFor(network, assetId, alt);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return ok({ text: frozen.text, files, tiktok: frozen.tiktok });
}
