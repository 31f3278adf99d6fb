import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { engine } from '../../app/engine-client.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { toastError } from '../../ui/toast-error.ts';
import { showToast } from '../../ui/toast.ts';
import { Row } from '../../ui/ViewFrame.tsx';
import { SettingWords } from '../settings/SettingWords.tsx';

/** Starts practice mode over: everything that was only for practice is deleted. */
export function PracticeWipe() {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const wipe = useMutation({
    mutationFn: () => engine.accounts.wipePractice(),
    onSuccess: () => showToast({ tone: 'success', text: t`Practice mode is empty again.` }),
    onError: toastError,
    onSettled: async () => {
      setAsking(false);
      await queryClient.invalidateQueries();
    },
  });
  return (
    <Row>
      <SettingWords
        name={t`Start over in practice mode`}
        note={t`Deletes practice accounts, what they published, and what the practice networks remember.`}
      />
      <Button variant="secondary" onPress={() => setAsking(true)}>
        <Trans>Start over</Trans>
      </Button>
      {asking && (
        <ConfirmDialog
          title={t`Start over in practice mode?`}
          confirmLabel={t`Delete all practice`}
          danger
          isPending={wipe.isPending}
          onConfirm={() => wipe.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>
            <Trans>
              Practice accounts, their posts' publications and everything on the practice networks are
              deleted. Your real accounts and posts stay as they are.
            </Trans>
          </p>
        </ConfirmDialog>
      )}
    </Row>
  );
}
