import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { bridge } from '../../../app/bridge.ts';
import { engine } from '../../../app/engine-client.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { ConfirmDialog } from '../../../ui/Dialog.tsx';
import { Select } from '../../../ui/Select.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { showToast } from '../../../ui/toast.ts';
import { tellFileOutcome } from './tell-file-outcome.ts';

/** What is to be erased. */
export type Subject =
  | { readonly scope: 'everything' }
  | { readonly scope: 'account'; readonly id: string; readonly name: string };

type Grace = '0' | '7' | '14' | '30';

/** Asks when, and whether a last word is wanted; says exactly what will happen. */
export function EraseDialog({
  subject,
  onClose,
}: {
  readonly subject: Subject;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [grace, setGrace] = useState<Grace>('14');
  const [keepsRecord, setKeepsRecord] = useState(true);
  const days = Number(grace);
  const planned = t`It is planned. You can call it off under Your data until then.`;
  const erase = useMutation({
    mutationFn: async () => {
      if (subject.scope === 'everything') {
        tellFileOutcome(await bridge.eraseEverything(days, keepsRecord), planned);
        return;
      }
      await engine.privacy.askErasure({ scope: 'account', subjectId: subject.id, graceDays: days });
      showToast({ tone: 'success', text: days === 0 ? t`Erased.` : planned });
    },
    onError: toastError,
    onSettled: async () => {
      onClose();
      await queryClient.invalidateQueries();
    },
  });
  const options: readonly { readonly value: Grace; readonly label: string }[] = [
    { value: '0', label: t`At once` },
    { value: '7', label: t`In 7 days` },
    { value: '14', label: t`In 14 days` },
    { value: '30', label: t`In 30 days` },
  ];
  return (
    <ConfirmDialog
      title={subject.scope === 'everything' ? t`Erase everything?` : t`Erase ${subject.name}?`}
      confirmLabel={days === 0 ? t`Erase now, for good` : t`Plan the erasure`}
      danger
      isPending={erase.isPending}
      onConfirm={() => erase.mutate()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <p>
          {subject.scope === 'everything' ? (
            <Trans>
              Access is taken back at the networks first. Then every post, picture, figure, setting and key on
              this computer is erased. Nobody can bring it back.
            </Trans>
          ) : (
            <Trans>
              Access is taken back at the network first. Then everything that is known of this account is
              erased here. Nobody can bring it back.
            </Trans>
          )}
        </p>
        <Select
          label={t`When`}
          value={grace}
          onChange={setGrace}
          options={options}
          {...(days === 0 ? {} : { description: t`Until then it can be called off.` })}
        />
        {subject.scope === 'everything' && (
          <Checkbox isSelected={keepsRecord} onChange={setKeepsRecord}>
            <Trans>Keep a last word: a text file with what was erased, and the end of the audit log</Trans>
          </Checkbox>
        )}
      </div>
    </ConfirmDialog>
  );
}
