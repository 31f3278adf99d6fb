import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { bridge } from '../../app/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** Opens the passphrase vault. */
export function UnlockVault() {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<'wrong' | 'failed' | null>(null);
  const [busy, setBusy] = useState(false);

  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase === '') return;
    setBusy(true);
    try {
      setProblem((await bridge.openVault(passphrase)) === 'wrong-passphrase' ? 'wrong' : null);
    } catch {
      setProblem('failed');
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void open(event)}>
      <TextField
        label={t`Passphrase`}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        autoComplete="current-password"
        autoFocus
        error={
          problem === 'wrong'
            ? t`This is not the passphrase. Check capitals and spaces, then try again.`
            : problem === 'failed'
              ? t`The data could not be opened. Try again.`
              : undefined
        }
      />
      <div className="flex gap-2">
        <Button variant="primary" type="submit" isPending={busy} isDisabled={passphrase === ''}>
          <Trans>Open</Trans>
        </Button>
        <Button variant="quiet" onPress={() => void bridge.quit()}>
          <Trans>Quit</Trans>
        </Button>
      </div>
    </form>
  );
}
