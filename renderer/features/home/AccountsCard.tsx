import { Plural, Trans } from '@lingui/react/macro';
import { CircleCheck, Clock, LogIn } from 'lucide-react';
import type { Account } from '../../../shared/model/account.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import { navigate } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { PracticeTag } from '../../ui/PracticeTag.tsx';
import { type AccountHealth, accountHealth } from './account-health.ts';
import { HomeCard } from './HomeCard.tsx';

interface AccountsCardProps {
  readonly accounts: readonly Account[];
  readonly now: number;
}

/** How the connections are; what needs a hand stands first. */
export function AccountsCard({ accounts, now }: AccountsCardProps) {
  return (
    <HomeCard
      title={<Trans>Accounts</Trans>}
      aside={
        <Button
          variant="quiet"
          onPress={() => navigate(accounts.length === 0 ? '/accounts/connect' : '/accounts')}
        >
          {accounts.length === 0 ? <Trans>Connect</Trans> : <Trans>All accounts</Trans>}
        </Button>
      }
    >
      {accounts.length === 0 && (
        <p className="px-4 pt-1 pb-4 text-sm text-ink-2">
          <Trans>No account is connected.</Trans>
        </p>
      )}
      <ul className="flex flex-col pb-2">
        {accountHealth(accounts, now).map((health) => (
          <li key={health.account.id} className="flex min-h-13 items-center gap-2.5 px-4 py-1.5">
            <NetworkMark network={health.account.network} mode={health.account.mode} size={18} decorative />
            <div className="min-w-0 flex-1">
              <p className="truncate text-sm leading-5 text-ink-1">{health.account.name}</p>
              <p className="flex items-center gap-2 text-data text-ink-2">
                {networkNames[health.account.network]}
                {health.account.mode === 'practice' && <PracticeTag />}
              </p>
            </div>
            <Health health={health} />
          </li>
        ))}
      </ul>
    </HomeCard>
  );
}

function Health({ health }: { readonly health: AccountHealth }) {
  switch (health.kind) {
    case 'signed-out':
      return (
        <Button variant="secondary" onPress={() => navigate('/accounts')}>
          <LogIn size={15} aria-hidden="true" />
          <Trans>Sign in again</Trans>
        </Button>
      );
    case 'sign-in-ending':
      return (
        <span className="flex items-center gap-1.5 text-data text-warning-ink">
          <Clock size={14} aria-hidden="true" />
          <Plural
            value={health.days}
            _0="Sign-in ends today"
            one="Sign-in ends in # day"
            other="Sign-in ends in # days"
          />
        </span>
      );
    case 'well':
      return (
        <span className="flex items-center gap-1.5 text-data text-ink-2">
          <CircleCheck size={14} className="text-success-ink" aria-hidden="true" />
          <Trans>Connected</Trans>
        </span>
      );
  }
}
