import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components';
import { cx } from './cx.ts';

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
  readonly className?: string;
  /** Words first, the switch at the end of the row. */
  readonly atEnd?: boolean;
}

/** A setting that takes effect at once. */
export function Switch({ children, className, atEnd, ...props }: SwitchProps) {
  return (
    <AriaSwitch
      {...props}
      className={cx('group flex min-h-8 items-center gap-3 text-sm text-ink-1 disabled:opacity-50', atEnd === true && 'flex-row-reverse justify-between', className)}
    >
      <span className="flex h-5 w-9 shrink-0 items-center rounded-full bg-line-strong p-0.5 transition-colors duration-150 group-selected:bg-accent group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent">
        <span className="size-4 rounded-full bg-surface-0 transition-transform duration-150 group-selected:translate-x-4" />
      </span>
      <span className="min-w-0 font-medium">{children}</span>
    </AriaSwitch>
  );
}
