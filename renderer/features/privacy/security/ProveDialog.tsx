import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { callErrorOf } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { TextField } from '../../../ui/TextField.tsx';

interface ProveDialogProps {
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly asksCode?: boolean;
  /** Does it; what it throws is told here and the dialog stays. */
  readonly act: (password: string, code: string | null) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the password, and a code where one is due, before something of the account changes. */
export function ProveDialog(props: ProveDialogProps) {
  const { title, children, confirmLabel, danger = false, asksCode = false, act, onClose } = props;
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const form = useId();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ready = password !== '' && (!asksCode || code.trim() !== '');

  const prove = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await act(password, asksCode ? code : null);
    } catch (error) {
      setProblem(sentence(callErrorOf(error).code));
    } finally {
      setPassword('');
      setCode('');
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant={danger ? 'danger' : 'primary'}
            type="submit"
            form={form}
            isPending={busy}
            isDisabled={!ready}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => void prove(event)}>
        <div className="text-ink-2">{children}</div>
        <TextField
          label={t`Password`}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          autoFocus
        />
        {asksCode && (
          <TextField
            label={t`Code`}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            description={t`The six digits that your authenticator app shows, or a recovery code.`}
          />
        )}
        {problem !== null && (
          <p role="alert" className="text-danger-ink">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}
