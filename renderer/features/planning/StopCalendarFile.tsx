import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { engine } from '../../app/engine-client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { toastError } from '../../ui/toast-error.ts';

interface StopCalendarFileProps {
  readonly fileName: string;
  readonly onClose: () => void;
  readonly onStopped: () => void;
}

/** Ends the calendar file: it goes, or stays as it is. */
export function StopCalendarFile({ fileName, onClose, onStopped }: StopCalendarFileProps) {
  const { t } = useLingui();
  const [pending, setPending] = useState<'keep' | 'delete' | null>(null);

  async function stop(removes: boolean): Promise<void> {
    setPending(removes ? 'delete' : 'keep');
    try {
      await engine.calendarFile.stop({ removes });
      onStopped();
      onClose();
    } catch (error) {
      toastError(error);
      setPending(null);
    }
  }

  return (
    <Dialog
      title={t`What becomes of the calendar file?`}
      role="alertdialog"
      size="medium"
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onPress={onClose} autoFocus>
            <Trans>Cancel</Trans>
          </Button>
          <Button variant="secondary" isPending={pending === 'keep'} onPress={() => void stop(false)}>
            <Trans>Turn off and keep the file</Trans>
          </Button>
          <Button variant="danger" isPending={pending === 'delete'} onPress={() => void stop(true)}>
            <Trans>Turn off and delete the file</Trans>
          </Button>
        </>
      }
    >
      <p className="text-ink-2">
        <Trans>
          Kaizup no longer brings {fileName} up to date. A calendar that follows it goes on showing what it
          holds, for as long as the file is there.
        </Trans>
      </p>
    </Dialog>
  );
}
