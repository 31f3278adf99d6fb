import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import type { Account } from '../../../shared/model/account.ts';
import { navigate } from '../../app/router.ts';
import { AccountChip } from '../../ui/AccountChip.tsx';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

interface AccountPickerProps {
  readonly accounts: readonly Account[];
  readonly isLoading: boolean;
  /** Asks for the accounts again, when they could not be read. */
  readonly onRetry: (() => void) | null;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (account: Account) => void;
}

/** The accounts a post goes to, as chips to press. */
export function AccountPicker({ accounts, isLoading, onRetry, chosen, onToggle }: AccountPickerProps) {
  const { t } = useLingui();
  // A disconnected account is offered only to be taken off a post that still names it.
  const offered = accounts
    .filter(({ id, status }) => status !== 'disconnected' || chosen.has(id))
    .toSorted(
      (first, second) => Number(first.status !== 'connected') - Number(second.status !== 'connected'),
    );
  const free = offered.filter(({ id, status }) => status === 'connected' && !chosen.has(id));
  const signedOutNames = offered
    .filter(({ status }) => status === 'signed-out')
    .map(({ name }) => name)
    .join(', ');
  if (isLoading) {
    return (
      <div className="flex gap-1.5" aria-busy="true">
        {[36, 44, 32].map((width) => (
          <Skeleton key={width} className="h-9 rounded-full" style={{ width: width * 4 }} />
        ))}
      </div>
    );
  }
  if (onRetry !== null) {
    return (
      <div className="flex flex-wrap items-center gap-3 rounded-xl border border-line bg-surface-1 px-4 py-3">
        <p className="min-w-0 flex-1 text-sm text-ink-2">
          <Trans>Your accounts could not be read. What you write is kept.</Trans>
        </p>
        <Button variant="secondary" onPress={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      </div>
    );
  }
  if (offered.length === 0) {
    return (
      <div className="flex flex-wrap items-center gap-3 rounded-xl border border-line bg-surface-1 px-4 py-3">
        <p className="min-w-0 flex-1 text-sm text-ink-2">
          <Trans>No account is connected yet. You can write now and choose where it goes later.</Trans>
        </p>
        <Button variant="secondary" onPress={() => navigate('/accounts/connect')}>
          <Trans>Connect an account</Trans>
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      <div
        role="group"
        aria-label={t`Accounts that this post goes to`}
        className="flex flex-wrap items-center gap-1.5"
      >
        {offered.map((account) => (
          <AccountChip
            key={account.id}
            account={account}
            isSelected={chosen.has(account.id)}
            onChange={() => onToggle(account)}
          />
        ))}
        {free.length > 1 && (
          <Button
            variant="quiet"
            onPress={() => {
              for (const account of free) onToggle(account);
            }}
          >
            <Plus size={15} aria-hidden="true" />
            {chosen.size === 0 ? <Trans>All</Trans> : <Trans>All others</Trans>}
          </Button>
        )}
      </div>
      {signedOutNames !== '' && (
        <p className="text-data text-ink-2">
          <Trans>
            {signedOutNames}: signed out. A post for it waits until you sign in again in Accounts.
          </Trans>
        </p>
      )}
    </div>
  );
}
