import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { bridge } from '../../app/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** The last way: everything goes, once a word was typed for it. */
export function WipeForm({ onBack }: { readonly onBack: () => void }) {
  const { t, i18n } = useLingui();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const word = t({
    message: 'erase',
    comment: 'The word that somebody types to confirm that everything goes',
  });
  const isConfirmed = typed.trim().toLocaleLowerCase(i18n.locale) === word.toLocaleLowerCase(i18n.locale);

  const wipe = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isConfirmed || busy) return;
    setBusy(true);
    setFailed(false);
    try {
      await bridge.wipeLocked();
    } catch {
      setBusy(false);
      setFailed(true);
    }
  };

  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void wipe(event)}>
      <TextField
        label={t`Type “${word}” to go on`}
        value={typed}
        onChange={setTyped}
        isReadOnly={busy}
        autoComplete="off"
        spellCheck="false"
        autoFocus
        error={failed ? t`It could not be erased. Start Kaizup anew and try again.` : undefined}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="danger" type="submit" isPending={busy} isDisabled={!isConfirmed}>
          <Trans>Erase everything, for good</Trans>
        </Button>
        <Button variant="secondary" onPress={onBack} isDisabled={busy}>
          <Trans>Back</Trans>
        </Button>
      </div>
    </form>
  );
}
