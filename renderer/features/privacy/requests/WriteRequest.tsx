import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { requestRightWords } from '../../../../shared/i18n/request-words.ts';
import {
  type RequestLetter,
  type RequestRecipient,
  type RequestRight,
  requestRecipient,
  requestRight,
  type RightsRequest,
} from '../../../../shared/model/rights-request.ts';
import { bridge } from '../../../app/bridge.ts';
import { engine } from '../../../app/engine-client.ts';
import { sendMail } from '../../../app/send-mail.ts';
import { useSettings } from '../../../app/settings.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { showToast } from '../../../ui/toast.ts';
import { tellFileOutcome } from '../your-data/tell-file-outcome.ts';
import { useRecipientName } from './recipient-name.ts';

interface WriteRequestProps {
  /** Null: a new one. */
  readonly request: RightsRequest | null;
  readonly onClose: () => void;
}

/** The letter: what is asked of whom, in words that the owner may change, and the ways to send it. Once sent it can only be read. */
export function WriteRequest({ request, onClose }: WriteRequestProps) {
  const { t } = useLingui();
  const { locale } = useSettings();
  const queryClient = useQueryClient();
  const nameOf = useRecipientName();
  const [right, setRight] = useState<RequestRight | null>(request?.right ?? null);
  const [recipient, setRecipient] = useState<RequestRecipient>(request?.recipient ?? 'kaizup');
  const [letter, setLetter] = useState<RequestLetter | null>(request);
  const isSent = request !== null && request.state !== 'drafted';

  const draft = useMutation({
    mutationFn: (wanted: { readonly right: RequestRight; readonly recipient: RequestRecipient }) =>
      engine.requests.draft({ ...wanted, locale }),
    onSuccess: setLetter,
    onError: toastError,
  });
  const begin = (nextRight: RequestRight | null, nextRecipient: RequestRecipient): void => {
    setRight(nextRight);
    setRecipient(nextRecipient);
    if (nextRight !== null) draft.mutate({ right: nextRight, recipient: nextRecipient });
  };
  const keep = useMutation({
    mutationFn: async (thenSend: boolean) => {
      if (right === null || letter === null) return;
      const { address, subject, letter: text } = letter;
      await engine.requests.keep({
        id: request?.id ?? null,
        right,
        recipient,
        address,
        subject,
        letter: text,
      });
      if (thenSend) await sendMail({ to: address, subject, body: text });
    },
    onSuccess: (_data, thenSend) => {
      onClose();
      if (thenSend)
        showToast({ tone: 'info', text: t`Once it has left, note the day here: the month runs from it.` });
    },
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries(),
  });
  const discard = useMutation({
    mutationFn: (id: number) => engine.requests.discard({ id }),
    onSuccess: onClose,
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries(),
  });
  const change = (some: Partial<RequestLetter>): void => {
    if (letter !== null) setLetter({ ...letter, ...some });
  };
  const save = async (): Promise<void> => {
    if (letter === null) return;
    const text = `${letter.subject}\n\n${letter.letter}\n`;
    tellFileOutcome(await bridge.saveText('kaizup-request.txt', text), t`The letter is written.`);
  };
  const copy = async (): Promise<void> => {
    if (letter === null) return;
    await bridge.copyText(letter.letter);
    showToast({ tone: 'success', text: t`The letter is on your clipboard.` });
  };

  return (
    <Dialog
      title={isSent ? t`The letter that was sent` : t`Write a request`}
      size="large"
      onClose={onClose}
      footer={
        <>
          {request !== null && !isSent && (
            <Button variant="quiet" className="mr-auto" onPress={() => discard.mutate(request.id)}>
              <Trans>Delete the draft</Trans>
            </Button>
          )}
          {letter !== null && (
            <>
              <Button variant="quiet" onPress={() => void copy()}>
                <Trans>Copy</Trans>
              </Button>
              <Button variant="quiet" onPress={() => void save()}>
                <Trans>Save as text…</Trans>
              </Button>
            </>
          )}
          {!isSent && (
            <>
              <Button isDisabled={letter === null} onPress={() => keep.mutate(false)}>
                <Trans>Keep as draft</Trans>
              </Button>
              <Button
                variant="primary"
                isDisabled={letter === null}
                isPending={keep.isPending}
                onPress={() => keep.mutate(true)}
              >
                <Trans>Open in my mail program</Trans>
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {!isSent && (
          <div className="grid grid-cols-1 gap-4 min-[700px]:grid-cols-2">
            <Select
              label={t`What do you ask for?`}
              value={right}
              onChange={(next) => begin(next, recipient)}
              placeholder={t`Choose a right`}
              options={requestRight.options.map((value) => ({
                value,
                label: t(requestRightWords[value].name),
              }))}
              {...(right === null ? {} : { description: t(requestRightWords[right].what) })}
              className="max-w-none"
            />
            <Select
              label={t`Of whom?`}
              value={recipient}
              onChange={(next) => begin(right, next)}
              options={requestRecipient.options.map((value) => ({ value, label: nameOf(value) }))}
              className="max-w-none"
            />
          </div>
        )}
        {letter === null ? (
          <p className="rounded-xl bg-surface-2 px-4 py-6 text-center text-ink-2">
            <Trans>Choose a right, and the letter is here to read, to change and to send.</Trans>
          </p>
        ) : (
          <>
            <TextField
              label={t`To`}
              type="email"
              value={letter.address}
              onChange={(address) => change({ address: address.trim() })}
              isReadOnly={isSent}
              {...(recipient === 'kaizup'
                ? {}
                : { description: t`Their address for data protection stands in their privacy policy.` })}
            />
            <TextField
              label={t`Subject`}
              value={letter.subject}
              onChange={(subject) => change({ subject })}
              isReadOnly={isSent}
              maxLength={200}
            />
            <TextArea
              label={t`Letter`}
              rows={12}
              value={letter.letter}
              onChange={(text) => change({ letter: text })}
              isReadOnly={isSent}
              maxLength={20_000}
              {...(isSent ? {} : { description: t`What stands in square brackets is for you to fill in.` })}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
