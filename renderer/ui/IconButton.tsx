import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import { cx } from './cx.ts';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** What it does, read aloud and shown on hover. */
  readonly label: string;
  /** The key that does the same. */
  readonly shortcut?: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A square button with an icon; its label is its tooltip. */
export function IconButton({ label, shortcut, children, className, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <Button
        {...props}
        aria-label={label}
        className={cx(
          'inline-flex size-9 shrink-0 cursor-default items-center justify-center rounded-lg text-ink-2 select-none hover:bg-surface-2 hover:text-ink-1 pressed:bg-surface-3 disabled:opacity-40',
          className,
        )}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
