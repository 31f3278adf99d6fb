import { checkVariant, type Finding } from '../../../../shared/limits/check-variant.ts';
import { limitsFor } from '../../../../shared/limits/server-limits.ts';
import type { Account } from '../../../../shared/model/account.ts';
import type { MediaAsset } from '../../../../shared/model/media.ts';
import { type Draft, resolveVariant } from '../../../../shared/model/post.ts';
import { defaultOptions, filledOptions } from '../../../../shared/model/option-defaults.ts';
import type { FailureCode } from '../../../../shared/model/failure.ts';
import type { TikTokOptions } from '../../../../shared/model/post.ts';
import { variantOf } from './edit-draft.ts';

/** What a TikTok creator may choose right now (contract `accounts.creatorChoices`). */
export interface CreatorChoices {
  readonly nickname: string;
  readonly privacyLevels: readonly string[];
  readonly commentDisabled: boolean;
  readonly duetDisabled: boolean;
  readonly stitchDisabled: boolean;
  readonly maxDurationMs: number;
  readonly onlyPrivate: boolean;
}

/** What only the page knows about an account's post, beside its content. */
export interface AccountSituation {
  readonly account: Account;
  /** Null while unknown, and for other networks than TikTok. */
  readonly creator: CreatorChoices | null;
  /** Why TikTok lets this creator choose nothing right now. */
  readonly creatorRefusal?: FailureCode | null;
  /** Whether it would go out at once: what TikTok refuses now it may take later. */
  readonly leavesNow?: boolean;
  /** The owner said that this is promotional but not yet of which kind. */
  readonly disclosureOpen: boolean;
}

/** Something to mend before this account's post can go, or advice. */
export type Trouble =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'account-signed-out' }
  | { readonly kind: 'account-gone' }
  | { readonly kind: 'media-loading' }
  | { readonly kind: 'disclosure-unfinished' }
  /** TikTok takes nothing from this creator right now; `stops`: it would go now, or its choices are not made. */
  | { readonly kind: 'creator-refused'; readonly failure: FailureCode; readonly stops: boolean };

/** Whether a trouble stops scheduling. A signed-out account does not: its publication is held until the owner signs in. */
export function blocks(trouble: Trouble): boolean {
  switch (trouble.kind) {
    case 'finding':
      return trouble.finding.blocking;
    case 'account-signed-out':
      return false;
    case 'creator-refused':
      return trouble.stops;
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

/** Whether a trouble is said where the choices of TikTok are made, so that the list need not repeat it. */
export function isSaidInPanel(trouble: Trouble): boolean {
  return trouble.kind === 'creator-refused';
}

/** Everything about one account of a draft that needs mending, what blocks first. */
export function checkAccount(
  draft: Draft,
  situation: AccountSituation,
  assets: ReadonlyMap<string, MediaAsset>,
): readonly Trouble[] {
  const { account, disclosureOpen } = situation;
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
  // What goes to the inbox is finished in the app, choices included.
  const direct = variant.tiktok !== null && variant.tiktok.mode !== 'inbox';
  const refusal = (direct ? situation.creatorRefusal : null) ?? null;
  const creator = direct && refusal === null ? situation.creator : null;
  // Choices that cannot be made now are not asked for one by one.
  const open = refusal === null ? [] : findings.filter(({ code }) => choiceCodes.includes(code));
  const troubles: Trouble[] = [
    ...(account.status === 'disconnected' ? [{ kind: 'account-gone' } as const] : []),
    ...(account.status === 'signed-out' ? [{ kind: 'account-signed-out' } as const] : []),
    ...(media.length < content.media.length ? [{ kind: 'media-loading' } as const] : []),
    ...(refusal === null
      ? []
      : [
          {
            kind: 'creator-refused',
            failure: refusal,
            stops: situation.leavesNow === true || open.length > 0 || refusal === 'permission-missing',
          } as const,
        ]),
    ...[
      ...findings.filter((finding) => !open.includes(finding)),
      ...checkCreator(variant.tiktok, media, creator, findings),
    ].map((finding) => ({ kind: 'finding', finding }) as const),
    ...(direct && disclosureOpen && variant.tiktok?.yourBrand === false && !variant.tiktok.brandedContent
      ? [{ kind: 'disclosure-unfinished' } as const]
      : []),
  ];
  return [...troubles.filter(blocks), ...troubles.filter((trouble) => !blocks(trouble))];
}

const choiceCodes: readonly Finding['code'][] = ['tiktok-privacy-missing', 'tiktok-consent-missing'];

/** What the creator's own account allows less than TikTok in general (contract T8, "Required UX" 1 and 2). */
function checkCreator(
  options: TikTokOptions | null,
  media: readonly { readonly asset: MediaAsset }[],
  creator: CreatorChoices | null,
  known: readonly Finding[],
): Finding[] {
  if (creator === null) return [];
  const findings: Finding[] = [];
  const level = options?.privacyLevel ?? null;
  if (level !== null && !creator.privacyLevels.includes(level)) {
    findings.push({ code: 'tiktok-privacy-gone', blocking: true });
  } else if (level !== null && level !== 'SELF_ONLY' && creator.onlyPrivate) {
    findings.push({ code: 'tiktok-only-private', blocking: true });
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
