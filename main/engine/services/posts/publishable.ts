import { checkVariant, type Finding } from '../../../../shared/limits/check-variant.ts';
import type { AccountKind, NetworkId } from '../../../../shared/model/network.ts';
import { type Draft, resolveVariant, type Variant } from '../../../../shared/model/post.ts';
import { defaultOptions, filledOptions } from '../../../../shared/model/option-defaults.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { AccountRow, Accounts } from '../../store/repositories/accounts.ts';
import type { MediaAssets } from '../../store/repositories/media.ts';
import { accountLimits } from '../accounts/own-limits.ts';

export interface PublishableParts {
  readonly accounts: Accounts;
  readonly assets: MediaAssets;
}

/** What an account's network would refuse. */
export interface Refusal {
  readonly account: AccountRow;
  readonly finding: Finding;
}

/** Refuses what a network would refuse for a reason that can be known now. */
export function assertPublishable(draft: Draft, parts: PublishableParts): void {
  if (draft.variants.length === 0) throw new ExpectedError('no-account-chosen');
  const refusal = refusalOf(draft, parts);
  if (refusal === undefined) return;
  throw new ExpectedError('checks-failed', { account: refusal.account.name, finding: refusal.finding.code });
}

/** The first thing that one of the networks would refuse for a reason that can be known now. */
export function refusalOf(draft: Draft, parts: PublishableParts): Refusal | undefined {
  for (const variant of draft.variants) {
    const refusal = refusalOfVariant(draft, variant, parts);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function refusalOfVariant(
  draft: Draft,
  variant: Variant,
  { accounts, assets }: PublishableParts,
): Refusal | undefined {
  const account = accounts.get(variant.accountId);
  if (account === undefined) throw new ExpectedError('not-found');
  const { text, media } = resolveVariant(draft, variant);
  const loaded = media.map(({ assetId, alt }) => {
    const asset = assets.get(assetId);
    if (asset === undefined) throw new ExpectedError('media-missing');
    return { asset, alt };
  });
  const content = {
    text,
    media: loaded,
    tiktok: variant.tiktok,
    options: filledOptions(variant.options ?? defaultOptions),
    accountKind: account.kind as AccountKind,
  };
  const findings = checkVariant(account.network as NetworkId, content, accountLimits(account));
  const finding = findings.find(({ blocking }) => blocking);
  return finding === undefined ? undefined : { account, finding };
}
