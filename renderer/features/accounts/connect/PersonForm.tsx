import { Trans, useLingui } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { NetworkMark } from '../../../ui/NetworkMark.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { wholeHandle } from './app-password.ts';
import { serverAddress } from './server-address.ts';
import type { SignIn } from './use-sign-in.ts';

interface PersonFormProps {
  readonly network: NetworkId;
  readonly mode: AccountMode;
  readonly signIn: SignIn;
  /** The other way in. */
  readonly onPassword: () => void;
}

/** Asks who signs in, or on which server, before that server's page opens in the browser. */
export function PersonForm({ network, mode, signIn, onPassword }: PersonFormProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const practice = mode === 'practice';
  const [by, setBy] = useState<'handle' | 'server'>('handle');
  const [handle, setHandle] = useState(practice ? 'maison-levain.bsky.social' : '');
  const [server, setServer] = useState('');
  const [asked, setAsked] = useState(false);
  const name = networkNames[network];
  const person = wholeHandle(handle);
  const address = serverAddress(server);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (by === 'handle' && person !== null) signIn.begin({ loginHint: person });
    if (by === 'server' && address !== null) signIn.begin({ service: address });
  };
  const turnTo = (other: 'handle' | 'server'): void => {
    setBy(other);
    setAsked(false);
  };
  return (
    <form className="flex flex-col gap-5" onSubmit={submit}>
      <div className="flex items-start gap-4">
        <NetworkMark network={network} mode={mode} size={28} decorative />
        <p className="max-w-[60ch] text-ink-2">
          {practice ? (
            <Trans>
              Your browser opens a sign-in page of practice {name}, which runs on this computer. Say yes
              there, or no to see what happens.
            </Trans>
          ) : (
            <Trans>
              Your browser opens the page of the server that holds your account. Sign in there and let Kaizup
              in: it never sees your password. {name} asks you again every two weeks.
            </Trans>
          )}
        </p>
      </div>
      <div className="flex flex-col gap-1">
        {by === 'handle' ? (
          <TextField
            key="handle"
            label={t`Your handle`}
            placeholder="name.bsky.social"
            value={handle}
            onChange={setHandle}
            autoComplete="off"
            spellCheck="false"
            autoFocus
            description={t`Kaizup finds your server by it.`}
            error={asked && person === null ? t`Enter your handle, such as name.bsky.social.` : undefined}
          />
        ) : (
          <TextField
            key="server"
            label={t`Your server`}
            mono
            placeholder="bsky.social"
            value={server}
            onChange={setServer}
            autoComplete="off"
            spellCheck="false"
            autoFocus
            description={t`You choose the account on its page.`}
            error={
              asked && address === null
                ? t`This is not the name of a server. It looks like bsky.social.`
                : undefined
            }
          />
        )}
        <div className="-ml-3.5">
          {by === 'handle' ? (
            <Button variant="quiet" onPress={() => turnTo('server')}>
              <Trans>Name my server instead</Trans>
            </Button>
          ) : (
            <Button variant="quiet" onPress={() => turnTo('handle')}>
              <Trans>Give my handle instead</Trans>
            </Button>
          )}
        </div>
      </div>
      {signIn.problem !== null && (
        <Banner tone="danger">{sentence(signIn.problem.code, signIn.problem.details)}</Banner>
      )}
      <div>
        <Button variant="primary" size="large" type="submit" isPending={signIn.busy}>
          <ExternalLink size={16} aria-hidden="true" />
          {practice ? (
            <Trans>Open practice {name} in my browser</Trans>
          ) : (
            <Trans>Sign in with {name} in my browser</Trans>
          )}
        </Button>
      </div>
      <div className="flex items-center justify-between gap-4 border-line border-t pt-4">
        <p className="max-w-[48ch] text-data text-ink-2">
          <Trans>
            Or make an app password there and paste it here. It lasts until you delete it, as long as Kaizup
            is used now and then.
          </Trans>
        </p>
        <Button variant="secondary" className="shrink-0" onPress={onPassword}>
          <Trans>Use an app password</Trans>
        </Button>
      </div>
    </form>
  );
}
