import { useLingui } from '@lingui/react/macro';
import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from './cx.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const looks: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover pressed:bg-accent-hover font-medium',
  secondary: 'border border-line bg-surface-0 text-ink-1 hover:bg-surface-2 pressed:bg-surface-3 font-medium',
  quiet: 'text-ink-2 hover:bg-surface-2 hover:text-ink-1 pressed:bg-surface-3 font-medium',
  danger: 'bg-danger text-on-danger hover:opacity-90 pressed:opacity-90 font-medium',
};

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly variant?: ButtonVariant;
  readonly size?: 'medium' | 'large';
  readonly children: ReactNode;
  readonly className?: string;
}

/** A button that says what it does. `isPending` keeps its size and tells that it works. */
export function Button({ variant = 'secondary', size = 'medium', children, className, isPending, ...props }: ButtonProps) {
  const { t } = useLingui();
  return (
    <AriaButton
      {...props}
      {...(isPending === undefined ? {} : { isPending })}
      className={cx(
        'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-lg text-sm whitespace-nowrap transition-colors select-none disabled:opacity-45',
        size === 'large' ? 'h-11 px-5' : 'h-9 px-3',
        looks[variant],
        className,
      )}
    >
      {children}
      {isPending === true && <LoaderCircle size={15} aria-label={t`Working`} className="animate-spin" />}
    </AriaButton>
  );
}
