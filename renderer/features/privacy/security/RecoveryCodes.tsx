import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { bridge } from '../../../app/bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { showToast } from '../../../ui/toast.ts';
import { tellFileOutcome } from '../your-data/tell-file-outcome.ts';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

/** The codes, shown this once; it closes when the owner says that they are kept. */
export function RecoveryCodes({ codes, onClose }: RecoveryCodesProps) {
  const { t } = useLingui();
  const [kept, setKept] = useState(false);
  const [reminded, setReminded] = useState(false);
  const close = (): void => {
    if (kept) onClose();
    else setReminded(true);
  };
  const copy = async (): Promise<void> => {
    await bridge.copyText(codes.join('\n'));
    showToast({ tone: 'success', text: t`The codes are on your clipboard.` });
  };
  const save = async (): Promise<void> => {
    const text = `${t`Recovery codes of Kaizup. Each works once.`}\n\n${codes.join('\n')}\n`;
    tellFileOutcome(await bridge.saveText('kaizup-recovery-codes.txt', text), t`The codes are written.`);
  };
  return (
    <Dialog
      title={t`Keep these recovery codes`}
      onClose={close}
      footer={
        <>
          <Button variant="quiet" onPress={() => void copy()}>
            <Trans>Copy</Trans>
          </Button>
          <Button variant="quiet" className="mr-auto" onPress={() => void save()}>
            <Trans>Save as text…</Trans>
          </Button>
          <Button variant="primary" onPress={close} isDisabled={!kept}>
            <Trans>Done</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">
          <Trans>
            Each opens Kaizup once when the password or the phone is lost. They are not shown again: print
            them, or put them where you keep other papers, not on this computer alone.
          </Trans>
        </p>
        <ol className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-xl border border-line bg-surface-0 px-5 py-4 font-mono text-data text-ink-1">
          {codes.map((code) => (
            <li key={code} className="select-text whitespace-nowrap">
              {code}
            </li>
          ))}
        </ol>
        <Checkbox isSelected={kept} onChange={setKept} isInvalid={reminded && !kept}>
          <Trans>I have kept them</Trans>
        </Checkbox>
        {reminded && !kept && (
          <p role="alert" className="text-danger-ink">
            <Trans>Keep them first: once this closes nobody can show them again.</Trans>
          </p>
        )}
      </div>
    </Dialog>
  );
}
