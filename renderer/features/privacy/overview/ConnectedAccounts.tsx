import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { Account } from '../../../../shared/model/account.ts';
import { orpc } from '../../../app/engine-client.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { PracticeTag } from '../../../ui/PracticeTag.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Row } from '../../../ui/ViewFrame.tsx';
import { DisconnectDialog } from '../../accounts/DisconnectDialog.tsx';

/** The accounts that hold a key here, each with its way out. */
export function ConnectedAccounts() {
  const { t } = useLingui();
  const { data, isPending } = useQuery(orpc.accounts.list.queryOptions());
  const [leaving, setLeaving] = useState<Account | null>(null);
  const accounts = data?.filter(({ status }) => status !== 'disconnected') ?? [];
  return (
    <>
      {isPending && (
        <Row>
          <Skeleton className="h-9 w-full" />
        </Row>
      )}
      {!isPending && accounts.length === 0 && (
        <Row>
          <p className="text-ink-2">
            <Trans>No account is connected. Kaizup holds no key.</Trans>
          </p>
        </Row>
      )}
      {accounts.map((account) => (
        <Row key={account.id}>
          <div className="flex min-w-0 flex-1 items-center gap-3">
            <Avatar name={account.name} network={account.network} mode={account.mode} />
            <span className="min-w-0">
              <span className="flex items-center gap-2">
                <span className="truncate font-medium">{account.name}</span>
                {account.mode === 'practice' && <PracticeTag />}
              </span>
              <span className="block truncate text-data text-ink-2">{networkNames[account.network]}</span>
            </span>
          </div>
          <Button
            variant="secondary"
            aria-label={t`Disconnect ${account.name}`}
            onPress={() => setLeaving(account)}
          >
            <Trans>Disconnect</Trans>
          </Button>
        </Row>
      ))}
      {leaving !== null && <DisconnectDialog account={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}
