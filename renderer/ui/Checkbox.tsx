import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import { cx } from './cx.ts';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
  readonly className?: string;
}

/** A choice that stands alone or among several; the whole line is its target. */
export function Checkbox({ children, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      validationBehavior="aria"
      {...rest}
      className={cx(
        'group flex min-h-8 items-start gap-2.5 py-1.5 text-sm text-ink-1 disabled:text-ink-3',
        className,
      )}
    >
      <span
        className={cx(
          'mt-px flex size-[18px] shrink-0 items-center justify-center rounded-[5px] border border-line-strong bg-surface-1 transition-colors',
          'group-hover:border-ink-2 group-invalid:border-danger group-selected:border-accent group-selected:bg-accent group-disabled:opacity-50',
          'group-focus-visible:outline-2 group-focus-visible:outline-accent group-focus-visible:outline-offset-2',
        )}
      >
        <Check
          size={13}
          strokeWidth={3}
          aria-hidden="true"
          className="text-on-accent opacity-0 group-selected:opacity-100"
        />
      </span>
      <span className="min-w-0 flex-1">{children}</span>
    </AriaCheckbox>
  );
}
