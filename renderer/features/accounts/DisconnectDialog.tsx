import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import type { Account } from '../../../shared/model/account.ts';
import { bridge } from '../../app/bridge.ts';
import { callErrorOf, engine, orpc } from '../../app/engine-client.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useErrorSentence } from '../../ui/error-sentence.ts';

interface DisconnectDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Says what disconnecting will do, does it, and says what was done. */
export function DisconnectDialog({ account, onClose }: DisconnectDialogProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const queryClient = useQueryClient();
  const { name, scheduled, network } = account;
  const networkName = networkNames[network];
  const disconnect = useMutation({
    mutationFn: () => engine.accounts.disconnect({ accountId: account.id }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.accounts.key() }),
  });
  const { data: done } = disconnect;

  if (done !== undefined) {
    const { manualUrl } = done;
    return (
      <Dialog
        title={t`${name} is disconnected`}
        onClose={onClose}
        footer={
          <>
            {manualUrl !== null && (
              <Button variant="secondary" onPress={() => void bridge.openExternal(manualUrl)}>
                <Trans>Open {networkName}</Trans>
              </Button>
            )}
            <Button variant="primary" onPress={onClose}>
              <Trans>Done</Trans>
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-2 text-ink-2">
          <p>
            {done.revoked ? (
              <Trans>{networkName} has taken Kaizup's access back, and the keys here are deleted.</Trans>
            ) : manualUrl === null ? (
              <Trans>The keys here are deleted.</Trans>
            ) : (
              <Trans>
                The keys here are deleted. {networkName} could not be told by Kaizup; you can remove its
                access there.
              </Trans>
            )}
          </p>
          {done.held > 0 && (
            <p>
              <Plural
                value={done.held}
                one="# scheduled post waits until you connect the account again."
                other="# scheduled posts wait until you connect the account again."
              />
            </p>
          )}
          {done.stillHeldThere > 0 && (
            <p>
              <Plural
                value={done.stillHeldThere}
                one="# post is still with {networkName}, which did not give it back: it goes out there at its time unless you delete it there."
                other="# posts are still with {networkName}, which did not give them back: they go out there at their times unless you delete them there."
              />
            </p>
          )}
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t`Disconnect ${name}?`}
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onPress={onClose} autoFocus>
            <Trans>Keep it</Trans>
          </Button>
          <Button variant="danger" isPending={disconnect.isPending} onPress={() => disconnect.mutate()}>
            <Trans>Disconnect</Trans>
          </Button>
        </>
      }
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-ink-2">
        <li>
          <Trans>
            Kaizup asks {networkName} to take its access back and deletes the keys on this computer.
          </Trans>
        </li>
        <li>
          {scheduled === 0 ? (
            <Trans>No post is scheduled for it.</Trans>
          ) : (
            <Plural
              value={scheduled}
              one="# scheduled post will wait. It does not go out, and it is not deleted."
              other="# scheduled posts will wait. They do not go out, and they are not deleted."
            />
          )}
        </li>
        <li>
          <Trans>What is published stays on {networkName}. Its figures are no longer fetched.</Trans>
        </li>
      </ul>
      {disconnect.isError && (
        <Banner tone="danger" className="mt-4">
          {sentence(callErrorOf(disconnect.error).code)}
        </Banner>
      )}
    </Dialog>
  );
}
