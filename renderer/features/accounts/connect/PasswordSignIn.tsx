import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { NetworkConnection } from '../../../../shared/contract/accounts.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import { signInProblemSentences } from '../../../../shared/i18n/sign-in-messages.ts';
import type { AccountMode } from '../../../../shared/model/network.ts';
import { bridge } from '../../../app/bridge.ts';
import { callErrorOf, engine, orpc } from '../../../app/engine-client.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { cleanIdentifier, looksLikeAppPassword, serviceAddress } from './app-password.ts';
import { SignInDone } from './SignInDone.tsx';

interface PasswordSignInProps {
  readonly title: string;
  readonly connection: NetworkConnection;
  readonly service: string;
  readonly mode: AccountMode;
  /** Back to the way in by browser, where there is one. */
  readonly onBrowser: (() => void) | null;
  readonly onClose: () => void;
}

/** Where the network shows its owners app passwords. */
const passwordPage = 'https://bsky.app/settings/app-passwords';

/** Sign-in by app password: a key that opens posting and can be taken back, never the owner's main one. */
export function PasswordSignIn({
  title,
  connection,
  service: defaultService,
  mode,
  onBrowser,
  onClose,
}: PasswordSignInProps) {
  const { t, i18n } = useLingui();
  const sentence = useErrorSentence();
  const queryClient = useQueryClient();
  const { network } = connection;
  const name = networkNames[network];
  const practice = mode === 'practice';
  const [service, setService] = useState(defaultService);
  const [identifier, setIdentifier] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const address = serviceAddress(service);

  const signIn = useMutation({
    mutationFn: (input: { readonly service: string }) =>
      engine.accounts.signInWithPassword({
        network,
        mode,
        service: input.service,
        identifier: cleanIdentifier(identifier),
        password: password.trim(),
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.accounts.key() }),
  });
  const openPage = async (): Promise<void> => {
    const url = practice ? (await engine.accounts.practicePasswordPage({ network })).url : passwordPage;
    await bridge.openExternal(url);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (address !== null && identifier.trim() !== '' && looksLikeAppPassword(password)) {
      signIn.mutate({ service: address });
    }
  };

  if (signIn.data?.step === 'done') {
    return (
      <Dialog title={title} onClose={onClose} size="medium">
        <SignInDone accountIds={signIn.data.accountIds} onClose={onClose} />
      </Dialog>
    );
  }
  const ended =
    signIn.data?.step === 'ended' ? signInProblemSentences(i18n, network, signIn.data.problem) : null;
  return (
    <Dialog title={title} onClose={onClose} size="medium">
      <form className="flex flex-col gap-5" onSubmit={submit}>
        <p className="max-w-[62ch] text-ink-2">
          <Trans>
            {name} gives out app passwords: each opens your account for one program, and you can take it back
            there at any time. Kaizup never asks for your main password.
          </Trans>
        </p>
        <div>
          <Button variant="secondary" onPress={() => void openPage().catch(toastError)}>
            <ExternalLink size={15} aria-hidden="true" />
            {practice ? <Trans>Make a practice app password</Trans> : <Trans>Make an app password</Trans>}
          </Button>
        </div>
        <div className="grid grid-cols-2 gap-4">
          <TextField
            label={t`Handle`}
            placeholder={practice ? 'maison-levain.bsky.social' : 'name.bsky.social'}
            value={identifier}
            onChange={setIdentifier}
            autoComplete="off"
            spellCheck="false"
            autoFocus
            error={
              asked && identifier.trim() === '' ? t`Enter your handle, such as name.bsky.social.` : undefined
            }
          />
          <TextField
            label={t`App password`}
            type="password"
            mono
            placeholder="xxxx-xxxx-xxxx-xxxx"
            value={password}
            onChange={setPassword}
            autoComplete="off"
            description={t`Four groups of four letters or digits.`}
            error={
              asked && !looksLikeAppPassword(password)
                ? t`This does not look like an app password (xxxx-xxxx-xxxx-xxxx). It was not sent.`
                : undefined
            }
          />
        </div>
        {!practice && (
          <TextField
            label={t`Service`}
            mono
            value={service}
            onChange={setService}
            autoComplete="off"
            spellCheck="false"
            description={t`Leave it as it is unless your account lives on another server.`}
            error={
              asked && address === null
                ? t`This is not an address. It looks like https://bsky.social.`
                : undefined
            }
          />
        )}
        {ended !== null && (
          <Banner tone="danger" title={ended.what}>
            {ended.next}
          </Banner>
        )}
        {signIn.isError && <Banner tone="danger">{sentence(callErrorOf(signIn.error).code)}</Banner>}
        <div className="flex flex-wrap justify-end gap-2">
          {onBrowser !== null && (
            <Button variant="quiet" className="mr-auto" onPress={onBrowser}>
              <Trans>Sign in in my browser instead</Trans>
            </Button>
          )}
          <Button variant="secondary" onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button variant="primary" type="submit" isPending={signIn.isPending}>
            <Trans>Connect</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
