import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import { orpc } from '../../../app/engine-client.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { BrowserSignIn } from './BrowserSignIn.tsx';
import { PasswordSignIn } from './PasswordSignIn.tsx';

export interface ConnectDialogProps {
  readonly network: NetworkId;
  readonly mode: AccountMode;
  readonly onClose: () => void;
}

/** Connects accounts of a network in the way it asks for. */
export function ConnectDialog({ network, mode, onClose }: ConnectDialogProps) {
  const { t } = useLingui();
  const { data } = useQuery(orpc.accounts.networks.queryOptions());
  const connection = data?.find((known) => known.network === network);
  const [byPassword, setByPassword] = useState(false);
  const name = networkNames[network];
  const title = mode === 'practice' ? t`Connect ${name} for practice` : t`Connect ${name}`;

  if (connection === undefined) {
    return (
      <Dialog title={title} onClose={onClose} size="medium">
        <Skeleton className="h-40 w-full rounded-xl" />
      </Dialog>
    );
  }
  const { signIn } = connection;
  switch (signIn.kind) {
    case 'app-password':
      return (
        <PasswordSignIn
          title={title}
          connection={connection}
          service={signIn.defaultService}
          mode={mode}
          onBrowser={null}
          onClose={onClose}
        />
      );
    case 'through': {
      const host = data?.find((known) => known.network === signIn.network);
      return host === undefined ? null : (
        <BrowserSignIn
          title={title}
          connection={host}
          mode={mode}
          through={network}
          onPassword={() => undefined}
          onClose={onClose}
        />
      );
    }
    case 'browser':
      return byPassword && connection.appPassword !== null ? (
        <PasswordSignIn
          title={title}
          connection={connection}
          service={connection.appPassword.defaultService}
          mode={mode}
          onBrowser={() => setByPassword(false)}
          onClose={onClose}
        />
      ) : (
        <BrowserSignIn
          title={title}
          connection={connection}
          mode={mode}
          through={null}
          onPassword={() => setByPassword(true)}
          onClose={onClose}
        />
      );
  }
}
