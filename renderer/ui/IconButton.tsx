import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from './cx.ts';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** Its name: read aloud and shown as a tooltip. */
  readonly label: string;
  readonly variant?: 'quiet' | 'primary';
  /** The key that does the same, shown in the tooltip. */
  readonly shortcut?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A button that is only a picture; its name shows on hover and focus. */
export function IconButton({
  label,
  variant = 'quiet',
  shortcut,
  className,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={cx(
          'inline-flex size-9 shrink-0 select-none items-center justify-center rounded-lg transition-colors disabled:opacity-50',
          'focus-visible:outline-2 focus-visible:outline-accent focus-visible:outline-offset-1',
          variant === 'primary'
            ? 'bg-accent text-on-accent hover:bg-accent-hover'
            : 'text-ink-2 hover:bg-surface-2 hover:text-ink-1 pressed:bg-surface-3',
          className,
        )}
      >
        {children}
      </AriaButton>
    </Tooltip>
  );
}
