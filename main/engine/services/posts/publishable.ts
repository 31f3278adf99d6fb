import { checkVariant } from '../../../../shared/limits/check-variant.ts';
import type { AccountKind, NetworkId } from '../../../../shared/model/network.ts';
import { type Draft, resolveVariant, type Variant } from '../../../../shared/model/post.ts';
import { defaultOptions, filledOptions } from '../../../../shared/model/option-defaults.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { MediaAssets } from '../../store/repositories/media.ts';
import { accountLimits } from '../accounts/own-limits.ts';

export interface PublishableParts {
  readonly accounts: Accounts;
  readonly assets: MediaAssets;
}

/** Refuses what a network would refuse for a reason that can be known now. */
export function assertPublishable(draft: Draft, parts: PublishableParts): void {
  if (draft.variants.length === 0) throw new ExpectedError('no-account-chosen');
  for (const variant of draft.variants) assertVariant(draft, variant, parts);
}

function assertVariant(draft: Draft, variant: Variant, { accounts, assets }: PublishableParts): void {
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
  const blocking = findings.find((finding) => finding.blocking);
  if (blocking !== undefined) {
    throw new ExpectedError('checks-failed', { account: account.name, finding: blocking.code });
  }
}
