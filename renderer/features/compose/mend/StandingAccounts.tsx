import { Trans } from '@lingui/react/macro';
import { Lock } from 'lucide-react';
import type { PublicationDetail } from '../../../../shared/contract/posts.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import { NetworkMark } from '../../../ui/NetworkMark.tsx';
import { PracticeTag } from '../../../ui/PracticeTag.tsx';
import { PublicationStateBadge } from '../../../ui/PublicationStateBadge.tsx';

/** The accounts whose publication stands as it is while others of the post are mended. */
export function StandingAccounts({ publications }: { readonly publications: readonly PublicationDetail[] }) {
  return (
    <section className="flex flex-col gap-2" aria-labelledby="standing-accounts">
      <h2 id="standing-accounts" className="flex items-center gap-1.5 text-data font-medium text-ink-2">
        <Lock size={14} aria-hidden="true" />
        <Trans>Stays as it is</Trans>
      </h2>
      <ul className="divide-y divide-line rounded-xl border border-line bg-surface-0">
        {publications.map(({ id, network, mode, accountName, state }) => (
          <li key={id} className="flex min-h-11 items-center gap-2.5 px-3.5 py-1.5">
            <NetworkMark network={network} mode={mode} size={18} decorative />
            <span className="flex min-w-0 flex-1 items-center gap-2 text-sm text-ink-1">
              <span className="min-w-0 truncate">
                {accountName} <span className="text-ink-2">· {networkNames[network]}</span>
              </span>
              {mode === 'practice' && <PracticeTag />}
            </span>
            <PublicationStateBadge state={state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
