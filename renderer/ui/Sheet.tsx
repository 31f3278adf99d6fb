import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './IconButton.tsx';

export interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel that comes from the right edge over the view. Open while it is rendered. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const { t } = useLingui();
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="fixed inset-0 z-40 bg-black/25"
    >
      <Modal className="slide-in absolute inset-y-0 right-0 w-[420px] max-w-full border-line border-l bg-surface-1 shadow-lg">
        <AriaDialog className="flex h-full flex-col outline-none">
          <header className="flex items-center gap-3 border-line border-b px-5 py-3">
            <Heading slot="title" className="min-w-0 flex-1 truncate font-semibold text-heading">
              {title}
            </Heading>
            <IconButton label={t`Close`} onPress={onClose}>
              <X size={17} aria-hidden="true" />
            </IconButton>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
