import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';

const widths = { small: 'max-w-[420px]', medium: 'max-w-[560px]', large: 'max-w-[760px]' } as const;

export interface DialogProps {
  readonly title: string;
  onClose(): void;
  readonly size?: keyof typeof widths;
  /** `alertdialog` for what must be answered before anything else. */
  readonly role?: 'dialog' | 'alertdialog';
  /** The buttons, at the foot and always in sight. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A question or a task above the view; Escape and the cross leave it. Shown for as long as it is rendered. */
export function Dialog({ title, onClose, size = 'medium', role = 'dialog', footer, children }: DialogProps) {
  const { t } = useLingui();
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-black/35 p-6"
    >
      <Modal className={cx('appear w-full rounded-2xl border border-line bg-surface-0 shadow-float', widths[size])}>
        <AriaDialog role={role} className="flex max-h-[calc(100vh-48px)] flex-col outline-none">
          <header className="flex items-center gap-3 py-3 pr-3 pl-6">
            <Heading slot="title" className="min-w-0 flex-1 text-base leading-6 font-semibold text-ink-1">
              {title}
            </Heading>
            <IconButton label={t`Close`} onPress={onClose}>
              <X size={18} aria-hidden="true" />
            </IconButton>
          </header>
          <div className="min-h-0 overflow-y-auto px-6 pt-1 pb-6">{children}</div>
          {footer !== undefined && <footer className="flex justify-end gap-2 border-t px-6 py-4">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps extends Omit<DialogProps, 'footer' | 'size'> {
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly isPending?: boolean;
  onConfirm(): void;
}

/** One question with its two answers. */
export function ConfirmDialog({ confirmLabel, danger, isPending, onConfirm, ...dialog }: ConfirmDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog
      {...dialog}
      size="small"
      footer={
        <>
          <Button variant="secondary" onPress={dialog.onClose}>
            {t`Cancel`}
          </Button>
          <Button variant={danger === true ? 'danger' : 'primary'} isPending={isPending === true} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
