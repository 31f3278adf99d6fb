import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Popover as AriaPopover,
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  SelectValue,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldNotes } from './FieldNotes.tsx';
import { field } from './field.ts';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly isDisabled?: boolean;
}

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** Null: nothing is chosen, and nothing is chosen for the owner. */
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly options: readonly SelectOption<T>[];
  readonly placeholder?: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly className?: string;
}

/** One of several behind a button. */
export function Select<T extends string>(props: SelectProps<T>) {
  const {
    label,
    hideLabel = false,
    value,
    onChange,
    options,
    placeholder,
    description,
    error,
    className,
  } = props;
  return (
    <AriaSelect
      validationBehavior="aria"
      value={value}
      onChange={(key) => {
        const option = options.find((known) => known.value === key);
        if (option !== undefined) onChange(option.value);
      }}
      isInvalid={error !== undefined && error !== null}
      className={cx(field.root, 'max-w-80', className)}
      {...(placeholder === undefined ? {} : { placeholder })}
    >
      <Label className={cx(field.label, hideLabel && 'sr-only')}>{label}</Label>
      <Button
        className={cx(
          field.box,
          'flex items-center justify-between gap-2 text-left focus-visible:border-accent focus-visible:ring-1 focus-visible:ring-accent',
        )}
      >
        <SelectValue className="min-w-0 truncate placeholder-shown:text-ink-2">
          {({ isPlaceholder, defaultChildren, selectedText }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown size={16} aria-hidden="true" className="shrink-0 text-ink-2" />
      </Button>
      <FieldNotes description={description} error={error} />
      <AriaPopover
        offset={4}
        className="appear min-w-(--trigger-width) overflow-auto rounded-xl bg-surface-1 p-1 shadow-float"
      >
        <ListBox className="max-h-72 overflow-y-auto outline-none">
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              isDisabled={option.isDisabled ?? false}
              className="group flex min-h-9 items-center gap-2 rounded-lg px-2.5 text-ink-1 text-sm outline-none focus:bg-surface-2 disabled:opacity-50"
            >
              <span className="min-w-0 flex-1 truncate">{option.label}</span>
              <Check size={15} aria-hidden="true" className="invisible text-accent group-selected:visible" />
            </ListBoxItem>
          ))}
        </ListBox>
      </AriaPopover>
    </AriaSelect>
  );
}
