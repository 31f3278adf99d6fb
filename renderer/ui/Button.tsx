import { useLingui } from '@lingui/react/macro';
import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from './cx.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** It works on what was asked; it keeps its size and its focus and takes no other press. */
  readonly isPending?: boolean;
  readonly variant?: ButtonVariant;
  readonly size?: 'medium' | 'large';
  readonly className?: string;
  readonly children: ReactNode;
}

const looks: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-accent text-on-accent shadow-card hover:bg-accent-hover pressed:bg-accent-hover',
  secondary:
    'bg-surface-1 text-ink-1 shadow-card ring-1 ring-line-strong/55 ring-inset hover:bg-surface-2 pressed:bg-surface-3',
  quiet: 'text-ink-1 hover:bg-surface-2 pressed:bg-surface-3',
  danger: 'bg-danger text-on-danger shadow-card hover:brightness-95 pressed:brightness-90',
};

const ignore = (): void => undefined;

/** What makes something happen, in words. One `primary` a view; `danger` for what cannot be undone. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'medium', isPending = false, className, children, ...rest } = props;
  const { t } = useLingui();
  return (
    <AriaButton
      {...rest}
      {...(isPending ? { type: 'button', onPress: ignore, 'aria-disabled': true } : {})}
      className={cx(
        'relative inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-lg font-medium text-sm transition-colors disabled:opacity-50',
        'focus-visible:outline-2 focus-visible:outline-accent focus-visible:outline-offset-2',
        size === 'large' ? 'min-h-10 px-5' : 'min-h-9 px-3.5',
        looks[variant],
        className,
      )}
    >
      {children}
      {isPending && (
        <LoaderCircle
          size={15}
          aria-label={t`Working`}
          className="-mr-1 animate-spin motion-reduce:animate-none"
        />
      )}
    </AriaButton>
  );
}
