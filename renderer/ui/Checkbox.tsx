import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import { cx } from './cx.ts';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
  readonly className?: string;
}

/** A choice that can be on or off; the whole line is its target. */
export function Checkbox({ children, className, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      className={cx('group flex min-h-8 items-start gap-2.5 py-1.5 text-sm leading-5 text-ink-1 disabled:opacity-50', className)}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span
            className={cx(
              'mt-px grid size-[18px] shrink-0 place-items-center rounded border group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent',
              isSelected || isIndeterminate ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-surface-0',
            )}
          >
            {isIndeterminate ? <Minus size={13} strokeWidth={3} aria-hidden="true" /> : isSelected && <Check size={13} strokeWidth={3} aria-hidden="true" />}
          </span>
          <span className="min-w-0">{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}
