import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useLock } from '../../app/lock.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useUnlock } from './use-unlock.ts';
import { useWait, WaitNote } from './WaitNote.tsx';

interface RecoveryFormProps {
  readonly onBack: () => void;
  readonly onNoCode: () => void;
}

/** A recovery code in place of the password, and a new password. */
export function RecoveryForm({ onBack, onNoCode }: RecoveryFormProps) {
  const { t } = useLingui();
  const { secondFactor } = useLock();
  const { busy, problem, attempt } = useUnlock();
  const left = useWait();
  const [recoveryCode, setRecoveryCode] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [again, setAgain] = useState('');
  const [code, setCode] = useState('');
  const [differs, setDiffers] = useState(false);
  const ready =
    recoveryCode.trim() !== '' && newPassword !== '' && again !== '' && (!secondFactor || code.trim() !== '');

  const recover = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || busy || left > 0) return;
    setDiffers(newPassword !== again);
    if (newPassword !== again) return;
    await attempt({ by: 'recovery-code', recoveryCode, newPassword, code: secondFactor ? code : null });
    setNewPassword('');
    setAgain('');
    setCode('');
  };

  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void recover(event)}>
      <TextField
        label={t`Recovery code`}
        value={recoveryCode}
        onChange={setRecoveryCode}
        isReadOnly={busy}
        autoComplete="off"
        spellCheck="false"
        mono
        autoFocus
        description={t`Each works once. Capitals and dashes do not matter.`}
      />
      {secondFactor && (
        <TextField
          label={t`Code`}
          value={code}
          onChange={setCode}
          isReadOnly={busy}
          autoComplete="one-time-code"
          description={t`The six digits that your authenticator app shows, or another recovery code.`}
        />
      )}
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          label={t`New password`}
          type="password"
          value={newPassword}
          onChange={setNewPassword}
          isReadOnly={busy}
          autoComplete="new-password"
          error={
            problem === 'weak-password'
              ? t`This password would be guessed too soon. Take a longer one, of several words for example. The recovery code still works.`
              : undefined
          }
        />
        <TextField
          label={t`The same once more`}
          type="password"
          value={again}
          onChange={setAgain}
          isReadOnly={busy}
          autoComplete="new-password"
          error={differs ? t`The two are not the same. Type it once more.` : undefined}
        />
      </div>
      {problem !== null && problem !== 'weak-password' && left === 0 && (
        <p role="alert" className="text-danger-ink">
          {problem === 'engine-unavailable' ? (
            <Trans>Kaizup could not be started to check this. Try again in a moment.</Trans>
          ) : (
            <Trans>This did not unlock Kaizup. Check what you typed, or take another recovery code.</Trans>
          )}
        </p>
      )}
      {left > 0 && <WaitNote left={left} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" type="submit" isPending={busy} isDisabled={!ready || left > 0}>
          <Trans>Unlock and keep the new password</Trans>
        </Button>
        <Button variant="quiet" onPress={onBack} isDisabled={busy}>
          <Trans>Back</Trans>
        </Button>
      </div>
      <p className="flex flex-wrap items-center gap-x-2 border-line border-t pt-3 text-data text-ink-2">
        <Trans>No recovery code either?</Trans>
        <Button variant="quiet" onPress={onNoCode} isDisabled={busy}>
          <Trans>Begin anew</Trans>
        </Button>
      </p>
    </form>
  );
}
