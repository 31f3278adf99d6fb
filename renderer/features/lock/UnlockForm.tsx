import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { bridge } from '../../app/bridge.ts';
import { useLock } from '../../app/lock.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useUnlock } from './use-unlock.ts';
import { useWait, WaitNote } from './WaitNote.tsx';

/** The password, and a code where there is a second factor. */
export function UnlockForm({ onForgotten }: { readonly onForgotten: () => void }) {
  const { t } = useLingui();
  const { secondFactor } = useLock();
  const { busy, problem, attempt } = useUnlock();
  const left = useWait();
  const form = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [capsLock, setCapsLock] = useState(false);
  const ready = password !== '' && (!secondFactor || code.trim() !== '');

  useEffect(() => {
    if (problem !== null) form.current?.querySelector('input')?.focus();
  }, [problem]);

  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || busy || left > 0) return;
    await attempt({ by: 'password', password, code: secondFactor ? code : null });
    setCode('');
    setPassword('');
  };
  const watchCapsLock = (event: Pick<KeyboardEvent, 'getModifierState'>): void =>
    setCapsLock(event.getModifierState('CapsLock'));

  return (
    <form ref={form} className="flex flex-col gap-4" onSubmit={(event) => void unlock(event)}>
      <TextField
        label={t`Password`}
        type="password"
        value={password}
        onChange={setPassword}
        isReadOnly={busy}
        onKeyDown={watchCapsLock}
        onKeyUp={watchCapsLock}
        autoComplete="current-password"
        autoFocus
        description={capsLock ? t`Caps Lock is on.` : undefined}
      />
      {secondFactor && (
        <TextField
          label={t`Code`}
          value={code}
          onChange={setCode}
          isReadOnly={busy}
          autoComplete="one-time-code"
          description={t`The six digits that your authenticator app shows, or a recovery code.`}
        />
      )}
      {problem !== null && left === 0 && (
        <p role="alert" className="text-danger-ink">
          {problem === 'engine-unavailable' ? (
            <Trans>Kaizup could not be started to check this. Try again in a moment.</Trans>
          ) : secondFactor ? (
            <Trans>This did not unlock Kaizup. Type the password again, with the code of this moment.</Trans>
          ) : (
            <Trans>This did not unlock Kaizup. Check capitals and spaces, then try again.</Trans>
          )}
        </p>
      )}
      {left > 0 && <WaitNote left={left} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" type="submit" isPending={busy} isDisabled={!ready || left > 0}>
          <Trans>Unlock</Trans>
        </Button>
        <Button variant="quiet" onPress={() => void bridge.quit()}>
          <Trans>Quit</Trans>
        </Button>
        <span className="flex-1" />
        <Button variant="quiet" onPress={onForgotten} isDisabled={busy}>
          <Trans>I forgot my password</Trans>
        </Button>
      </div>
    </form>
  );
}
