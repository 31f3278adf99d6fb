import type { ReactNode } from 'react';
import { Dialog, Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components';

export interface PopoverProps extends Omit<AriaPopoverProps, 'className' | 'style' | 'children'> {
  readonly 'aria-label': string;
  readonly children: ReactNode;
}

/** Something small beside what opened it. Inside a `DialogTrigger`, or with `triggerRef` and `isOpen`. */
export function Popover({ children, 'aria-label': label, ...props }: PopoverProps) {
  return (
    <AriaPopover {...props} className="appear rounded-xl border border-line bg-surface-0 p-3 shadow-float">
      <Dialog aria-label={label} className="outline-none">
        {children}
      </Dialog>
    </AriaPopover>
  );
}
