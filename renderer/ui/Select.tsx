import { Check, ChevronDown } from 'lucide-react';
import { Button, FieldError, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { cx } from './cx.ts';
import { field } from './field.ts';

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  onChange(value: T): void;
  readonly options: readonly { readonly value: T; readonly label: string; readonly isDisabled?: boolean }[];
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  readonly error?: string | undefined;
}

/** One of a list. With `value` null nothing is chosen, and nothing is chosen for the owner. */
export function Select<T extends string>({ label, value, onChange, options, placeholder, hideLabel, error }: SelectProps<T>) {
  return (
    <AriaSelect
      value={value}
      isInvalid={error !== undefined}
      onChange={(key) => {
        if (key !== null) onChange(key as T);
      }}
      {...(placeholder === undefined ? {} : { placeholder })}
      className="flex max-w-80 flex-col gap-1.5"
    >
      <Label className={hideLabel === true ? 'sr-only' : field.label}>{label}</Label>
      <Button className={cx(field.box, 'flex items-center justify-between gap-2 text-left')}>
        <SelectValue className="truncate placeholder-shown:text-ink-2" />
        <ChevronDown size={16} aria-hidden="true" className="shrink-0 text-ink-2" />
      </Button>
      <FieldError className={field.error}>{error}</FieldError>
      <Popover className="appear min-w-(--trigger-width) rounded-xl border border-line bg-surface-0 p-1 shadow-float">
        <ListBox className="max-h-72 overflow-y-auto outline-none">
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              isDisabled={option.isDisabled === true}
              className="group flex min-h-8 cursor-default items-center gap-2 rounded-md px-2.5 py-1.5 text-sm text-ink-1 outline-none focus:bg-surface-2 disabled:opacity-45"
            >
              <span className="flex-1">{option.label}</span>
              <Check size={15} aria-hidden="true" className="invisible text-accent group-selected:visible" />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
