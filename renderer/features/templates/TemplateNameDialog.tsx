import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { templateName } from '../../../shared/model/template.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface TemplateNameDialogProps {
  readonly title: string;
  /** What stands in the field at first. */
  readonly opening: string;
  readonly confirmLabel: string;
  readonly isPending: boolean;
  readonly onConfirm: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks what a template is to be called. */
export function TemplateNameDialog(props: TemplateNameDialogProps) {
  const { title, opening, confirmLabel, isPending, onConfirm, onClose } = props;
  const { t } = useLingui();
  const form = useId();
  const [typed, setTyped] = useState(opening);
  const name = templateName.safeParse(typed);
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            isPending={isPending}
            isDisabled={!name.success}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.success && !isPending) onConfirm(name.data);
        }}
      >
        <TextField
          label={t`Name`}
          description={t`As you will look for it: “Bread of the week”, “Closed on a holiday”.`}
          value={typed}
          onChange={setTyped}
          maxLength={80}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
