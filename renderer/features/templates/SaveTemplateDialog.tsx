import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Draft } from '../../../shared/model/post.ts';
import { engine } from '../../app/engine-client.ts';
import { showToast } from '../../ui/toast.ts';
import { toastError } from '../../ui/toast-error.ts';
import { TemplateNameDialog } from './TemplateNameDialog.tsx';

interface SaveTemplateDialogProps {
  readonly draft: Draft;
  readonly onClose: () => void;
}

/** Keeps what a post says, where it goes and its choices for other posts to begin as. */
export function SaveTemplateDialog({ draft, onClose }: SaveTemplateDialogProps) {
  const { t } = useLingui();
  const [id] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  async function save(name: string): Promise<void> {
    setBusy(true);
    try {
      await engine.templates.save({ id, name, draft });
      showToast({ tone: 'success', text: t`“${name}” is among your templates` });
      onClose();
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <TemplateNameDialog
      title={t`Save as a template`}
      opening=""
      confirmLabel={t`Save the template`}
      isPending={busy}
      onConfirm={(name) => void save(name)}
      onClose={onClose}
    />
  );
}
