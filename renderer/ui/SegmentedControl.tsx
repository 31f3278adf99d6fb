import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

export interface SegmentedControlProps<T extends string> {
  readonly label: string;
  readonly value: T;
  onChange(value: T): void;
  readonly options: readonly { readonly value: T; readonly label: string; readonly icon?: ReactNode }[];
  /** The icon alone, with the label as its name. */
  readonly iconsOnly?: boolean;
}

/** A few ways to see the same thing, one of them chosen. */
export function SegmentedControl<T extends string>({ label, value, onChange, options, iconsOnly }: SegmentedControlProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) onChange(key as T);
      }}
      className="inline-flex h-9 shrink-0 items-center gap-0.5 rounded-lg bg-surface-2 p-0.5"
    >
      {options.map((option) => (
        <ToggleButton
          key={option.value}
          id={option.value}
          {...(iconsOnly === true ? { 'aria-label': option.label } : {})}
          className="inline-flex h-8 cursor-default items-center gap-1.5 rounded-md px-3 text-[13px] font-medium text-ink-2 select-none hover:text-ink-1 selected:bg-surface-0 selected:text-ink-1 selected:shadow-card"
        >
          {option.icon}
          {iconsOnly !== true && option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
