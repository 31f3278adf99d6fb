import { Trans, useLingui } from '@lingui/react/macro';
import { LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import { bridge } from '../../app/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SupportForm } from '../support/SupportForm.tsx';

/** The way to support while the engine is away: with what the host knows. */
export function SupportWhileAway() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" onPress={() => setOpen(true)}>
        <LifeBuoy size={16} aria-hidden="true" />
        <Trans>Write to support</Trans>
      </Button>
      {open && (
        <Dialog title={t`Write to support`} size="large" onClose={() => setOpen(false)}>
          <SupportForm topic="fault" report={async () => [...(await bridge.supportReport())]} />
        </Dialog>
      )}
    </>
  );
}
