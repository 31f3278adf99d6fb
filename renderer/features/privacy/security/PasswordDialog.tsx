import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useId, useState } from 'react';
import { callErrorOf, engine } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { StrengthNote, useStrength } from './StrengthNote.tsx';
import { leastScore } from './strength-words.ts';

interface PasswordDialogProps {
  /** Whether there is one that is to be changed. */
  readonly hasPassword: boolean;
  /** The codes come with the first password only. */
  readonly onDone: (recoveryCodes: readonly string[] | null) => void;
  readonly onClose: () => void;
}

/** Sets the first password, or another one. */
export function PasswordDialog({ hasPassword, onDone, onClose }: PasswordDialogProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const form = useId();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [differs, setDiffers] = useState(false);
  const [busy, setBusy] = useState(false);
  const strength = useStrength(next);
  const ready =
    strength !== null && strength.score >= leastScore && again !== '' && (!hasPassword || current !== '');

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || busy) return;
    setDiffers(next !== again);
    if (next !== again) return;
    setBusy(true);
    setProblem(null);
    try {
      const { recoveryCodes } = await engine.owner.setPassword({
        current: hasPassword ? current : null,
        next,
      });
      setNext('');
      setAgain('');
      onDone(recoveryCodes);
    } catch (error) {
      setProblem(sentence(callErrorOf(error).code));
    } finally {
      setCurrent('');
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={hasPassword ? t`Change the password` : t`Set a password`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button variant="primary" type="submit" form={form} isPending={busy} isDisabled={!ready}>
            {hasPassword ? t`Change the password` : t`Set the password`}
          </Button>
        </>
      }
    >
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => void save(event)}>
        {hasPassword && (
          <TextField
            label={t`Password of now`}
            type="password"
            value={current}
            onChange={setCurrent}
            autoComplete="current-password"
            autoFocus
          />
        )}
        <TextField
          label={t`New password`}
          type="password"
          value={next}
          onChange={setNext}
          maxLength={1000}
          autoComplete="new-password"
          autoFocus={!hasPassword}
        />
        <StrengthNote strength={strength} />
        <TextField
          label={t`The same once more`}
          type="password"
          value={again}
          onChange={setAgain}
          autoComplete="new-password"
          error={differs ? t`The two are not the same. Type it once more.` : undefined}
        />
        {problem !== null && (
          <p role="alert" className="text-danger-ink">
            {problem}
          </p>
        )}
        <p className="text-data text-ink-2">
          {hasPassword ? (
            <Trans>Your recovery codes stay as they are.</Trans>
          ) : (
            <Trans>Nobody can restore it for you. Recovery codes follow, for the day you forget it.</Trans>
          )}
        </p>
      </form>
    </Dialog>
  );
}
