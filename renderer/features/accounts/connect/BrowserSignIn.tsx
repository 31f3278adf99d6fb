import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { NetworkConnection } from '../../../../shared/contract/accounts.ts';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { BeforeSignIn } from './BeforeSignIn.tsx';
import { ChooseAccounts } from './ChooseAccounts.tsx';
import { FinishingSignIn, WaitingForBrowser } from './WaitingForBrowser.tsx';
import { OwnAppForm } from './OwnAppForm.tsx';
import { PersonForm } from './PersonForm.tsx';
import { ServerForm } from './ServerForm.tsx';
import { SignInDone } from './SignInDone.tsx';
import { SignInEnded } from './SignInEnded.tsx';
import { useSignIn } from './use-sign-in.ts';

interface BrowserSignInProps {
  readonly title: string;
  readonly connection: NetworkConnection;
  readonly mode: AccountMode;
  /** The network whose accounts come with this sign-in, when it was that one that the owner asked for. */
  readonly through: NetworkId | null;
  /** To the way in by app password, where there is one. */
  readonly onPassword: () => void;
  readonly onClose: () => void;
}

/** Sign-in in the system's browser, step by step. */
export function BrowserSignIn({ title, connection, mode, through, onPassword, onClose }: BrowserSignInProps) {
  const { t } = useLingui();
  const { network, signIn: way, ownApp } = connection;
  const signIn = useSignIn(network, mode);
  // Servers that are many each know Kaizup themselves: no application of the owner's is needed.
  const hasServers = way.kind === 'browser' && way.defaultService !== null;
  const findsPeople = way.kind === 'browser' && way.findsPeople;
  const [editingApp, setEditingApp] = useState(mode === 'real' && ownApp === null && !hasServers);
  const close = (): void => {
    signIn.cancel();
    onClose();
  };
  const { status } = signIn;

  if (editingApp && way.kind === 'browser') {
    return (
      <Dialog title={ownApp === null ? t`Use my own app` : t`Change my app`} onClose={close} size="medium">
        <OwnAppForm
          network={network}
          redirectUri={way.redirectUri}
          ownApp={ownApp}
          onSaved={() => setEditingApp(false)}
          onCancel={ownApp === null ? close : () => setEditingApp(false)}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title={title} onClose={close} size="medium">
      {status === null && findsPeople && (
        <PersonForm network={network} mode={mode} signIn={signIn} onPassword={onPassword} />
      )}
      {status === null && hasServers && !findsPeople && (
        <ServerForm network={network} mode={mode} signIn={signIn} />
      )}
      {status === null && !hasServers && (
        <BeforeSignIn
          network={network}
          mode={mode}
          through={through}
          signIn={signIn}
          ownApp={mode === 'real' ? ownApp : null}
          onEditApp={() => setEditingApp(true)}
        />
      )}
      {status?.step === 'waiting' && (
        <WaitingForBrowser network={network} expiresAt={status.expiresAt} signIn={signIn} onCancel={close} />
      )}
      {status?.step === 'exchanging' && <FinishingSignIn network={network} />}
      {status?.step === 'choose' && (
        <ChooseAccounts
          candidates={status.candidates}
          missingScopes={status.missingScopes}
          mode={mode}
          signIn={signIn}
          onCancel={close}
        />
      )}
      {status?.step === 'done' && <SignInDone accountIds={status.accountIds} onClose={onClose} />}
      {status?.step === 'ended' && (
        <SignInEnded
          network={network}
          problem={status.problem}
          onAgain={() => {
            signIn.reset();
            signIn.begin();
          }}
          {...(mode === 'real' && !hasServers
            ? {
                onEditApp: () => {
                  signIn.reset();
                  setEditingApp(true);
                },
              }
            : {})}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
