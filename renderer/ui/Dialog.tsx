import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly size?: 'small' | 'medium' | 'large';
  /** The buttons, at the foot and always in sight. */
  readonly footer?: ReactNode;
  /** `alertdialog` for a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

const widths = { small: 'max-w-[440px]', medium: 'max-w-[600px]', large: 'max-w-[780px]' } as const;

/** A question or a task over the view. Open for as long as it is rendered; Escape and the cross leave it. */
export function Dialog({ title, onClose, size = 'medium', footer, role = 'dialog', children }: DialogProps) {
  const { t } = useLingui();
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="fixed inset-0 z-40 flex items-center justify-center bg-black/40 p-6"
    >
      <Modal className={cx('appear flex max-h-full w-full flex-col', widths[size])}>
        <AriaDialog
          role={role}
          className="flex min-h-0 flex-col overflow-hidden rounded-2xl bg-surface-1 shadow-lg outline-none"
        >
          <header className="flex items-center gap-3 py-3 pr-3 pl-6">
            <Heading slot="title" className="min-w-0 flex-1 font-semibold text-heading text-ink-1">
              {title}
            </Heading>
            <IconButton label={t`Close`} onPress={onClose}>
              <X size={17} aria-hidden="true" />
            </IconButton>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-1 pb-6">{children}</div>
          {footer !== undefined && (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t bg-surface-0 px-6 py-3.5">
              {footer}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Exactly what will happen, e.g. "Delete this post". */
  readonly confirmLabel: string;
  /** It cannot be undone. */
  readonly danger?: boolean;
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** One question with its two answers, in words that say what will happen. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, danger = false, isPending = false, onConfirm, onClose } = props;
  return (
    <Dialog
      title={title}
      role="alertdialog"
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onPress={onClose} autoFocus>
            <Trans>Cancel</Trans>
          </Button>
          <Button variant={danger ? 'danger' : 'primary'} onPress={onConfirm} isPending={isPending}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="text-ink-2">{children}</div>
    </Dialog>
  );
}
