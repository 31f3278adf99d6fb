import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useId, useState } from 'react';
import { callErrorOf, engine } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { ProveDialog } from './ProveDialog.tsx';
import { QrCode } from './QrCode.tsx';

interface SecondFactorDialogProps {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The password, then the secret for the app, then a code of it as proof that it works. */
export function SecondFactorDialog({ onDone, onClose }: SecondFactorDialogProps) {
  const { t } = useLingui();
  const [begun, setBegun] = useState<{ readonly uri: string; readonly secret: string } | null>(null);
  if (begun !== null) return <Confirm {...begun} onDone={onDone} onClose={onClose} />;
  return (
    <ProveDialog
      title={t`Turn on the second factor`}
      confirmLabel={t`Continue`}
      act={async (password) => setBegun(await engine.owner.beginSecondFactor({ password }))}
      onClose={onClose}
    >
      <Trans>
        An app on your phone, such as Aegis, Google Authenticator or your password manager, will show a new
        code every 30 seconds. It needs no connection.
      </Trans>
    </ProveDialog>
  );
}

interface ConfirmProps extends SecondFactorDialogProps {
  readonly uri: string;
  readonly secret: string;
}

function Confirm({ uri, secret, onDone, onClose }: ConfirmProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const form = useId();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const groups = secret.match(/.{1,4}/g) ?? [];

  const confirm = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (code.trim() === '' || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await engine.owner.confirmSecondFactor({ code });
      onDone();
    } catch (error) {
      setProblem(sentence(callErrorOf(error).code));
    } finally {
      setCode('');
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t`Turn on the second factor`}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            isPending={busy}
            isDisabled={code.trim() === ''}
          >
            <Trans>Turn it on</Trans>
          </Button>
        </>
      }
    >
      <form id={form} className="flex flex-wrap gap-6" onSubmit={(event) => void confirm(event)}>
        <QrCode text={uri} label={t`Picture for your authenticator app; the text beside it says the same`} />
        <div className="flex min-w-60 flex-1 flex-col gap-4">
          <p className="text-ink-2">
            <Trans>Scan this with the app, or type the text into it:</Trans>
          </p>
          <p
            data-secret
            className="select-text rounded-lg border border-line bg-surface-0 px-3 py-2 font-mono text-data text-ink-1 leading-6"
          >
            {groups.join(' ')}
          </p>
          <TextField
            label={t`Code that the app shows`}
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            error={problem ?? undefined}
          />
        </div>
      </form>
    </Dialog>
  );
}
