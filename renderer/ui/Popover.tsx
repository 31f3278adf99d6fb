import type { ReactNode } from 'react';
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps, Dialog } from 'react-aria-components';

export interface PopoverProps
  extends Omit<AriaPopoverProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly 'aria-label': string;
  readonly children: ReactNode;
}

/** A small sheet at what opened it: inside a `DialogTrigger`, or with `triggerRef`, `isOpen` and `onOpenChange`. */
export function Popover({ 'aria-label': label, children, ...rest }: PopoverProps) {
  return (
    <AriaPopover offset={6} {...rest} className="appear overflow-auto rounded-xl bg-surface-1 shadow-float">
      <Dialog aria-label={label} className="p-3.5 outline-none">
        {children}
      </Dialog>
    </AriaPopover>
  );
}
