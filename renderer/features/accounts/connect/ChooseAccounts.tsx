import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { accountKindNames, unavailableMessages } from '../../../../shared/i18n/sign-in-messages.ts';
import type { AccountCandidate } from '../../../../shared/model/account.ts';
import type { AccountMode } from '../../../../shared/model/network.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { tickedAtFirst } from './candidates.ts';
import type { SignIn } from './use-sign-in.ts';

interface ChooseAccountsProps {
  readonly candidates: readonly AccountCandidate[];
  readonly missingScopes: readonly string[];
  readonly mode: AccountMode;
  readonly signIn: SignIn;
  readonly onCancel: () => void;
}

/** Which of the accounts that the sign-in opened Kaizup may use. */
export function ChooseAccounts({ candidates, missingScopes, mode, signIn, onCancel }: ChooseAccountsProps) {
  const { t, i18n } = useLingui();
  const sentence = useErrorSentence();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => tickedAtFirst(candidates));
  const free = candidates.filter(({ unavailable }) => unavailable === null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ticked.size > 0) signIn.finish([...ticked]);
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <p className="text-ink-2">
        <Trans>Choose the accounts to publish to. You can add others later.</Trans>
      </p>
      {missingScopes.length > 0 && (
        <Banner tone="warning">
          <Trans>
            Some permissions were left out in the sign-in, so not everything may work. Start again to add
            them.
          </Trans>
        </Banner>
      )}
      <ul aria-label={t`Accounts`} className="divide-y divide-line rounded-xl border border-line">
        {candidates.map((candidate) => {
          const { remoteId, network, name, handle, kind, unavailable, alreadyConnected } = candidate;
          return (
            <li key={`${network} ${remoteId}`} className="px-4 py-1.5">
              <Checkbox
                isSelected={ticked.has(remoteId)}
                isDisabled={unavailable !== null}
                onChange={(on) => {
                  const next = new Set(ticked);
                  if (on) next.add(remoteId);
                  else next.delete(remoteId);
                  setTicked(next);
                }}
                className="items-center!"
              >
                <span className="flex items-center gap-3">
                  <Avatar name={name} network={network} mode={mode} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{name}</span>
                    <span className="block text-data text-ink-2">
                      {unavailable === null
                        ? `${i18n._(accountKindNames[kind])}${handle === null ? '' : ` · @${handle}`}`
                        : i18n._(unavailableMessages[unavailable])}
                    </span>
                  </span>
                  {alreadyConnected && (
                    <Badge>
                      <Trans>Connected already</Trans>
                    </Badge>
                  )}
                </span>
              </Checkbox>
            </li>
          );
        })}
      </ul>
      {signIn.problem !== null && (
        <Banner tone="danger">{sentence(signIn.problem.code, signIn.problem.details)}</Banner>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {free.length > 1 && (
          <Button
            variant="quiet"
            className="mr-auto"
            onPress={() => setTicked(new Set(free.map(({ remoteId }) => remoteId)))}
          >
            <Trans>Choose all</Trans>
          </Button>
        )}
        <Button variant="secondary" onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button variant="primary" type="submit" isPending={signIn.busy} isDisabled={ticked.size === 0}>
          {ticked.size === 0 ? (
            <Trans>Choose an account</Trans>
          ) : (
            <Plural value={ticked.size} one="Connect # account" other="Connect # accounts" />
          )}
        </Button>
      </div>
    </form>
  );
}
