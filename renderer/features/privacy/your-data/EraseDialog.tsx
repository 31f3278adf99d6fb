import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { bridge } from '../../../app/bridge.ts';
import { engine } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { ConfirmDialog } from '../../../ui/Dialog.tsx';
import { Select } from '../../../ui/Select.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { showToast } from '../../../ui/toast.ts';
import { tellFileOutcome } from './tell-file-outcome.ts';

/** What is to be erased. */
export type Subject =
  | { readonly scope: 'everything' }
  | { readonly scope: 'account'; readonly id: string; readonly name: string }
  /** `online`: names of the networks on which it is public. */
  | {
      readonly scope: 'post';
      readonly id: string;
      readonly online: readonly string[];
      readonly ofSeries: boolean;
    };

type Grace = '0' | '7' | '14' | '30';

/** Asks when, and whether a last word is wanted; says exactly what will happen. */
export function EraseDialog({
  subject,
  onClose,
  onErased,
}: {
  readonly subject: Subject;
  readonly onClose: () => void;
  /** It is gone by now, not only planned. */
  readonly onErased?: () => void;
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
      await engine.privacy.askErasure({ scope: subject.scope, subjectId: subject.id, graceDays: days });
      showToast({ tone: 'success', text: days === 0 ? t`Erased.` : planned });
      if (days === 0) onErased?.();
    },
    onError: toastError,
    onSettled: async () => {
      onClose();
      await queryClient.invalidateQueries();
    },
  });
  const untilThen =
    subject.scope === 'post'
      ? t`Until then it can be called off, and what is scheduled goes out as planned.`
      : t`Until then it can be called off.`;
  const title = (): string => {
    if (subject.scope === 'everything') return t`Erase everything?`;
    return subject.scope === 'post' ? t`Erase every trace of this post?` : t`Erase ${subject.name}?`;
  };
  const options: readonly { readonly value: Grace; readonly label: string }[] = [
    { value: '0', label: t`At once` },
    { value: '7', label: t`In 7 days` },
    { value: '14', label: t`In 14 days` },
    { value: '30', label: t`In 30 days` },
  ];
  return (
    <ConfirmDialog
      title={title()}
      confirmLabel={days === 0 ? t`Erase now, for good` : t`Plan the erasure`}
      danger
      isPending={erase.isPending}
      onConfirm={() => erase.mutate()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <WhatGoes subject={subject} />
        <Select
          label={t`When`}
          value={grace}
          onChange={setGrace}
          options={options}
          {...(days === 0 ? {} : { description: untilThen })}
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

function WhatGoes({ subject }: { readonly subject: Subject }) {
  const { i18n } = useLingui();
  if (subject.scope === 'everything') {
    return (
      <p>
        <Trans>
          Access is taken back at the networks first. Then every post, picture, figure, setting and key on
          this computer is erased. Nobody can bring it back.
        </Trans>
      </p>
    );
  }
  if (subject.scope === 'account') {
    return (
      <p>
        <Trans>
          Access is taken back at the network first. Then everything that is known of this account is erased
          here. Nobody can bring it back.
        </Trans>
      </p>
    );
  }
  const online = new Intl.ListFormat(formatLocale(i18n.locale), { type: 'conjunction' }).format(
    subject.online,
  );
  return (
    <>
      <p>
        <Trans>
          Its words, times, attempts and figures go from this computer, and the pictures that no other post
          and no template uses, down to the free space of the database. Nobody can bring it back.
        </Trans>
      </p>
      {subject.ofSeries && (
        <p>
          <Trans>
            It is one of a series. The series, as long as it goes on, and its other posts keep their words:
            end the series first if those are to go too.
          </Trans>
        </p>
      )}
      {online !== '' && (
        <p>
          <Trans>Still public there until you delete it: {online}</Trans>
        </p>
      )}
    </>
  );
}
