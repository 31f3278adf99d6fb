import { Trans } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import type { NetworkConnection } from '../../../../shared/contract/accounts.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { NetworkMark } from '../../../ui/NetworkMark.tsx';
import type { SignIn } from './use-sign-in.ts';

interface BeforeSignInProps {
  readonly network: NetworkId;
  readonly mode: AccountMode;
  readonly through: NetworkId | null;
  readonly signIn: SignIn;
  readonly ownApp: NetworkConnection['ownApp'];
  readonly onEditApp: () => void;
}

/** Says what will happen before a browser opens. */
export function BeforeSignIn({ network, mode, through, signIn, ownApp, onEditApp }: BeforeSignInProps) {
  const sentence = useErrorSentence();
  const name = networkNames[network];
  const other = through === null ? '' : networkNames[through];
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-start gap-4">
        <NetworkMark network={network} mode={mode} size={28} decorative />
        <div className="flex max-w-[60ch] flex-col gap-2 text-ink-2">
          {through !== null && (
            <p className="text-ink-1">
              <Trans>
                {other} accounts come with the Page they belong to. Sign in with {name} and tick both there.
              </Trans>
            </p>
          )}
          <p>
            {mode === 'practice' ? (
              <Trans>
                Your browser opens a sign-in page of practice {name}, which runs on this computer. Say yes to
                everything, or leave something out to see what happens.
              </Trans>
            ) : (
              <Trans>
                Your browser opens {name}. Sign in there, choose what Kaizup may do, and come back here: this
                window goes on by itself.
              </Trans>
            )}
          </p>
          {ownApp !== null && (
            <p className="flex flex-wrap items-center gap-x-2 text-data">
              <span>
                <Trans>
                  With your app <span className="font-mono text-ink-1">{ownApp.clientId}</span>
                </Trans>
              </span>
              <Button variant="quiet" onPress={onEditApp}>
                <Trans>Change my app</Trans>
              </Button>
            </p>
          )}
        </div>
      </div>
      {signIn.problem !== null && (
        <Banner tone="danger">{sentence(signIn.problem.code, signIn.problem.details)}</Banner>
      )}
      <div>
        <Button
          variant="primary"
          size="large"
          isPending={signIn.busy}
          onPress={() => signIn.begin()}
          autoFocus
        >
          <ExternalLink size={16} aria-hidden="true" />
          {mode === 'practice' ? (
            <Trans>Open practice {name} in my browser</Trans>
          ) : (
            <Trans>Open {name} in my browser</Trans>
          )}
        </Button>
      </div>
    </div>
  );
}
