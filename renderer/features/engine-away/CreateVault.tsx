import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { bridge } from '../../app/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** Shorter ones are refused by the host as well. */
const shortest = 12;

/** A passphrase in place of the keychain, or nothing kept at all. */
export function CreateVault() {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<'too-short' | 'different' | 'failed' | null>(null);
  const [busy, setBusy] = useState(false);

  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase.length < shortest) return setProblem('too-short');
    if (passphrase !== again) return setProblem('different');
    setBusy(true);
    try {
      setProblem((await bridge.createVault(passphrase)) === 'too-short' ? 'too-short' : null);
    } catch {
      setProblem('failed');
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="flex flex-col gap-5">
      <form className="flex flex-col gap-4" onSubmit={(event) => void create(event)}>
        <TextField
          label={t`Passphrase`}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="new-password"
          autoFocus
          description={t`At least ${shortest} characters; a few words that only you would put together. You enter it at each start.`}
          error={problem === 'too-short' ? t`Make it at least ${shortest} characters long.` : undefined}
        />
        <TextField
          label={t`The same once more`}
          type="password"
          value={again}
          onChange={setAgain}
          autoComplete="new-password"
          error={
            problem === 'different'
              ? t`The two are not the same. Type it once more.`
              : problem === 'failed'
                ? t`The passphrase could not be saved. Try again.`
                : undefined
          }
        />
        <p className="text-data text-ink-2">
          <Trans>Nobody can restore it for you. Without it your data stays locked.</Trans>
        </p>
        <Button variant="primary" type="submit" isPending={busy}>
          <Trans>Protect with this passphrase</Trans>
        </Button>
      </form>
      <div className="flex flex-col gap-2 border-line border-t pt-4">
        <p className="text-data text-ink-2">
          <Trans>
            Just looking? Run without keeping anything: accounts and posts are forgotten when Kaizup quits,
            and nothing scheduled for later goes out.
          </Trans>
        </p>
        <Button variant="secondary" onPress={() => void bridge.runWithoutKeeping()}>
          <Trans>Use it for this run only</Trans>
        </Button>
      </div>
    </div>
  );
}
