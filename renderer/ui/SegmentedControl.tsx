import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from './cx.ts';

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: ReactNode;
}

export interface SegmentedControlProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly Segment<T>[];
  /** Shows only the icons; the labels are read aloud. */
  readonly iconsOnly?: boolean;
  readonly className?: string;
}

/** A few ways to see the same thing, one at a time. */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>) {
  const { label, value, onChange, options, iconsOnly = false, className } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const option = options.find((known) => keys.has(known.value));
        if (option !== undefined) onChange(option.value);
      }}
      className={cx(
        'inline-flex h-9 shrink-0 rounded-lg bg-surface-2 p-0.5 ring-1 ring-line ring-inset',
        className,
      )}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.value}
          id={option.value}
          {...(iconsOnly ? { 'aria-label': option.label } : {})}
          className={cx(
            'inline-flex h-8 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-[7px] font-medium text-data text-ink-2 transition-colors hover:text-ink-1',
            'selected:bg-surface-1 selected:text-ink-1 selected:shadow-card selected:ring-1 selected:ring-line focus-visible:outline-2 focus-visible:outline-accent',
            iconsOnly ? 'w-9' : 'px-3',
          )}
        >
          {option.icon}
          {!iconsOnly && option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
