import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import type { TemplateCard } from '../../../shared/contract/templates.ts';
import type { Draft } from '../../../shared/model/post.ts';
import { engine, orpc } from '../../app/engine-client.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { toastError } from '../../ui/toast-error.ts';
import { TemplateLine } from './TemplateLine.tsx';
import { TemplateNameDialog } from './TemplateNameDialog.tsx';

interface Asking {
  readonly what: 'rename' | 'delete';
  readonly template: TemplateCard;
}

interface TemplatesDialogProps {
  /** Begins a post as a template. */
  readonly onUse: (draft: Draft) => void;
  readonly onClose: () => void;
}

/** The owner's templates: begins a post as one of them, gives it another name, deletes it. */
export function TemplatesDialog({ onUse, onClose }: TemplatesDialogProps) {
  const { t } = useLingui();
  const query = useQuery(orpc.templates.list.queryOptions());
  const [asking, setAsking] = useState<Asking | null>(null);
  const [busy, setBusy] = useState(false);

  async function run(action: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    try {
      await action();
      setAsking(null);
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  }
  const use = ({ id }: TemplateCard): Promise<void> =>
    run(async () => {
      onUse(await engine.templates.draft({ templateId: id }));
      onClose();
    });

  if (asking !== null) {
    const { id: templateId, name } = asking.template;
    const back = (): void => setAsking(null);
    return asking.what === 'rename' ? (
      <TemplateNameDialog
        title={t`Another name for the template`}
        opening={name}
        confirmLabel={t`Rename`}
        isPending={busy}
        onConfirm={(next) => void run(() => engine.templates.rename({ templateId, name: next }))}
        onClose={back}
      />
    ) : (
      <ConfirmDialog
        title={t`Delete “${name}”?`}
        confirmLabel={t`Delete the template`}
        danger
        isPending={busy}
        onConfirm={() => void run(() => engine.templates.delete({ templateId }))}
        onClose={back}
      >
        <Trans>The template is gone for good. Posts that began as it stay as they are.</Trans>
      </ConfirmDialog>
    );
  }
  return (
    <Dialog title={t`Templates`} onClose={onClose}>
      {query.isPending && <Skeleton className="h-28 rounded-xl" />}
      {query.isError && (
        <div className="flex flex-col items-start gap-2 text-ink-2">
          <Trans>The templates could not be read.</Trans>
          <Button variant="secondary" onPress={() => void query.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        </div>
      )}
      {query.data?.length === 0 && (
        <EmptyState icon={<LayoutTemplate size={22} aria-hidden="true" />} title={t`No templates yet`}>
          <Trans>
            Write a post that you will need again, and save it as a template: its words, pictures, accounts
            and choices are then one click away.
          </Trans>
        </EmptyState>
      )}
      {query.data !== undefined && query.data.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {query.data.map((template) => (
            <TemplateLine
              key={template.id}
              template={template}
              isDisabled={busy}
              onUse={() => void use(template)}
              onRename={() => setAsking({ what: 'rename', template })}
              onDelete={() => setAsking({ what: 'delete', template })}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
