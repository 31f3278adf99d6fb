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
import { serverSuggestions } from './network-words.ts';
import { serverAddress } from './server-address.ts';
import type { SignIn } from './use-sign-in.ts';

interface ServerFormProps {
  readonly network: NetworkId;
  readonly mode: AccountMode;
  readonly signIn: SignIn;
}

/** Asks on which server the account lives, before that server's page opens in the browser. */
export function ServerForm({ network, mode, signIn }: ServerFormProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const suggestions = serverSuggestions[mode];
  const [server, setServer] = useState(mode === 'practice' ? (suggestions[0] ?? '') : '');
  const [asked, setAsked] = useState(false);
  const name = networkNames[network];
  const address = serverAddress(server);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (address !== null) signIn.begin({ service: address });
  };
  return (
    <form className="flex flex-col gap-5" onSubmit={submit}>
      <div className="flex items-start gap-4">
        <NetworkMark network={network} mode={mode} size={28} decorative />
        <p className="max-w-[60ch] text-ink-2">
          {mode === 'practice' ? (
            <Trans>
              {name} is many servers. The ones below run on this computer; each takes texts and files of its
              own size.
            </Trans>
          ) : (
            <Trans>
              {name} is many servers. Name the one where you have your account: your browser opens its page,
              and you sign in there.
            </Trans>
          )}
        </p>
      </div>
      <div className="flex flex-col gap-2">
        <TextField
          label={t`Your server`}
          mono
          placeholder="mastodon.social"
          value={server}
          onChange={setServer}
          autoComplete="off"
          spellCheck="false"
          autoFocus
          description={t`You find it in the address of your profile, and after the second @ of your name.`}
          error={
            asked && address === null
              ? t`This is not the name of a server. It looks like mastodon.social.`
              : undefined
          }
        />
        <div role="group" aria-label={t`Servers to choose from`} className="-ml-2 flex flex-wrap gap-1">
          {suggestions.map((suggestion) => (
            <Button key={suggestion} variant="quiet" onPress={() => setServer(suggestion)}>
              {suggestion}
            </Button>
          ))}
        </div>
      </div>
      {signIn.problem !== null && (
        <Banner tone="danger">{sentence(signIn.problem.code, signIn.problem.details)}</Banner>
      )}
      <div>
        <Button variant="primary" size="large" type="submit" isPending={signIn.busy}>
          <ExternalLink size={16} aria-hidden="true" />
          <Trans>Open it in my browser</Trans>
        </Button>
      </div>
    </form>
  );
}
