import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components';
import { cx } from './cx.ts';

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
  /** Puts the words first and the switch at the far end, as rows of settings have it. */
  readonly atEnd?: boolean;
  readonly className?: string;
}

/** Turns something on or off at once. */
export function Switch({ children, atEnd = false, className, ...rest }: SwitchProps) {
  return (
    <AriaSwitch
      {...rest}
      className={cx(
        'group flex min-h-8 items-center gap-2.5 text-sm text-ink-1 disabled:text-ink-3',
        atEnd && 'flex-row-reverse justify-between gap-6',
        className,
      )}
    >
      <span
        className={cx(
          'flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-surface-2 px-[2px] transition-colors',
          'group-selected:border-accent group-selected:bg-accent group-disabled:opacity-50',
          'group-focus-visible:outline-2 group-focus-visible:outline-accent group-focus-visible:outline-offset-2',
        )}
      >
        <span className="size-3.5 rounded-full bg-ink-2 transition-transform group-selected:translate-x-4 group-selected:bg-on-accent" />
      </span>
      <span className="min-w-0">{children}</span>
    </AriaSwitch>
  );
}
