import { checkVariant, type Finding } from '../../../../shared/limits/check-variant.ts';
import { limitsFor } from '../../../../shared/limits/server-limits.ts';
import type { Account } from '../../../../shared/model/account.ts';
import type { MediaAsset } from '../../../../shared/model/media.ts';
import { type Draft, resolveVariant } from '../../../../shared/model/post.ts';
import { defaultOptions, filledOptions } from '../../../../shared/model/option-defaults.ts';
import { variantOf } from './edit-draft.ts';

/** What a TikTok creator may choose right now (contract `accounts.creatorChoices`). */
export interface CreatorChoices {
  readonly nickname: string;
  readonly privacyLevels: readonly string[];
  readonly commentDisabled: boolean;
  readonly duetDisabled: boolean;
  readonly stitchDisabled: boolean;
  readonly maxDurationMs: number;
}

/** What only the page knows about an account's post, beside its content. */
export interface AccountSituation {
  readonly account: Account;
  /** Null while unknown, and for other networks than TikTok. */
  readonly creator: CreatorChoices | null;
  /** The owner said that this is promotional but not yet of which kind. */
  readonly disclosureOpen: boolean;
}

/** Something to mend before this account's post can go, or advice. */
export type Trouble =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'account-signed-out' }
  | { readonly kind: 'account-gone' }
  | { readonly kind: 'media-loading' }
  | { readonly kind: 'disclosure-unfinished' };

/** Whether a trouble stops scheduling. A signed-out account does not: its publication is held until the owner signs in. */
export function blocks(trouble: Trouble): boolean {
  switch (trouble.kind) {
    case 'finding':
      return trouble.finding.blocking;
    case 'account-signed-out':
      return false;
    case 'account-gone':
    case 'media-loading':
    case 'disclosure-unfinished':
      return true;
  }
}

/** Whether a trouble is only that a picture has no description yet. */
export function isMissingAlt(trouble: Trouble): boolean {
  return trouble.kind === 'finding' && trouble.finding.code === 'alt-missing';
}

/** Everything about one account of a draft that needs mending, what blocks first. */
export function checkAccount(
  draft: Draft,
  { account, creator, disclosureOpen }: AccountSituation,
  assets: ReadonlyMap<string, MediaAsset>,
): readonly Trouble[] {
  const variant = variantOf(draft, account.id);
  if (variant === undefined) return [];
  const content = resolveVariant(draft, variant);
  const media = content.media.flatMap(({ assetId, alt }) => {
    const asset = assets.get(assetId);
    return asset === undefined ? [] : [{ asset, alt }];
  });
  const checked = {
    text: content.text,
    media,
    tiktok: variant.tiktok,
    options: filledOptions(variant.options ?? defaultOptions),
    accountKind: account.kind,
  };
  const findings = checkVariant(account.network, checked, limitsFor(account.network, account.limits));
  const troubles: Trouble[] = [
    ...(account.status === 'disconnected' ? [{ kind: 'account-gone' } as const] : []),
    ...(account.status === 'signed-out' ? [{ kind: 'account-signed-out' } as const] : []),
    ...(media.length < content.media.length ? [{ kind: 'media-loading' } as const] : []),
    ...[...findings, ...checkCreator(variant.tiktok?.privacyLevel ?? null, media, creator, findings)].map(
      (finding) => ({ kind: 'finding', finding }) as const,
    ),
    ...(disclosureOpen && variant.tiktok?.yourBrand === false && !variant.tiktok.brandedContent
      ? [{ kind: 'disclosure-unfinished' } as const]
      : []),
  ];
  return [...troubles.filter(blocks), ...troubles.filter((trouble) => !blocks(trouble))];
}

/** What the creator's own account allows less than TikTok in general (contract T8, "Required UX" 1 and 2). */
function checkCreator(
  privacyLevel: string | null,
  media: readonly { readonly asset: MediaAsset }[],
  creator: CreatorChoices | null,
  known: readonly Finding[],
): Finding[] {
  if (creator === null) return [];
  const findings: Finding[] = [];
  if (privacyLevel !== null && !creator.privacyLevels.includes(privacyLevel)) {
    findings.push({ code: 'tiktok-privacy-missing', blocking: true });
  }
  for (const { asset } of media) {
    if (asset.kind !== 'video' || (asset.durationMs ?? 0) <= creator.maxDurationMs) continue;
    if (known.some(({ code, assetId }) => code === 'video-too-long' && assetId === asset.id)) continue;
    findings.push({
      code: 'video-too-long',
      blocking: true,
      assetId: asset.id,
      is: asset.durationMs ?? 0,
      allowed: creator.maxDurationMs,
    });
  }
  return findings;
}
