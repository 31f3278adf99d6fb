import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import type { Account } from '../../../shared/model/account.ts';
import { networkIds } from '../../../shared/model/network-ids.ts';
import { callErrorOf, engine, orpc } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useErrorSentence } from '../../ui/error-sentence.ts';
import { PracticeBand } from '../../ui/PracticeBand.tsx';
import { showToast } from '../../ui/toast.ts';
import { toastError } from '../../ui/toast-error.ts';
import { Section, ViewFrame } from '../../ui/ViewFrame.tsx';
import { AccountFiguresDialog } from './AccountFiguresDialog.tsx';
import { AccountRow } from './AccountRow.tsx';
import { AccountsSkeleton } from './AccountsSkeleton.tsx';
import { ConnectDialog } from './connect/ConnectDialog.tsx';
import { DisconnectDialog } from './DisconnectDialog.tsx';
import { PracticeWipe } from './PracticeWipe.tsx';

type Open = { readonly what: 'disconnect' | 'sign-in' | 'figures'; readonly account: Account } | null;

/** The accounts that Kaizup acts for, by network. */
export function AccountsView() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const query = useQuery(orpc.accounts.list.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const accounts = query.data?.filter(({ status }) => status !== 'disconnected');
  const practice = accounts?.some(({ mode }) => mode === 'practice') === true;
  const close = (): void => setOpen(null);
  const check = async (account: Account): Promise<void> => {
    try {
      await engine.accounts.check({ accountId: account.id });
      const checked = await query.refetch();
      const known = checked.data?.find(({ id }) => id === account.id);
      if (known?.status === 'connected') {
        showToast({
          tone: known.missingScopes.length > 0 ? 'warning' : 'success',
          text:
            known.missingScopes.length > 0
              ? t`Some permissions of ${account.name} are missing. Sign in again to give them.`
              : t`The sign-in of ${account.name} is in order`,
        });
      }
    } catch (error) {
      toastError(error);
    }
  };

  return (
    <ViewFrame
      title={t`Accounts`}
      measure="wide"
      band={practice && <PracticeBand />}
      actions={
        <Button variant="primary" onPress={() => navigate('/accounts/connect')}>
          <Plus size={16} aria-hidden="true" />
          <Trans>Connect an account</Trans>
        </Button>
      }
    >
      {query.isError && (
        <Banner
          tone="warning"
          action={
            <Button variant="secondary" onPress={() => void query.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        >
          {sentence(callErrorOf(query.error).code)}
        </Banner>
      )}
      {query.isPending && <AccountsSkeleton />}
      {accounts?.length === 0 && (
        <EmptyState
          icon={<UsersRound size={22} aria-hidden="true" />}
          title={t`No account is connected yet`}
          action={
            <Button variant="primary" onPress={() => navigate('/accounts/connect')}>
              <Trans>Connect your accounts</Trans>
            </Button>
          }
        >
          <Trans>Connect one of your own, or try everything in practice mode first.</Trans>
        </EmptyState>
      )}
      {networkIds.map((network) => {
        const own = accounts?.filter((account) => account.network === network) ?? [];
        if (own.length === 0) return null;
        return (
          <Section key={network} title={networkNames[network]}>
            {own.map((account) => (
              <AccountRow
                key={account.id}
                account={account}
                now={query.dataUpdatedAt}
                onSignIn={() => setOpen({ what: 'sign-in', account })}
                onDisconnect={() => setOpen({ what: 'disconnect', account })}
                onFigures={() => setOpen({ what: 'figures', account })}
                onCheck={() => void check(account)}
              />
            ))}
          </Section>
        );
      })}
      {practice && (
        <Section title={t`Practice mode`}>
          <PracticeWipe />
        </Section>
      )}
      {open?.what === 'figures' && (
        <AccountFiguresDialog account={open.account} now={query.dataUpdatedAt} onClose={close} />
      )}
      {open?.what === 'disconnect' && <DisconnectDialog account={open.account} onClose={close} />}
      {open?.what === 'sign-in' && (
        <ConnectDialog network={open.account.network} mode={open.account.mode} onClose={close} />
      )}
    </ViewFrame>
  );
}
