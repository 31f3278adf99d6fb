import { Check, ChevronDown } from 'lucide-react';
import {
  Popover as AriaPopover,
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { field } from './field.ts';

export interface ComboOption {
  readonly value: string;
  readonly label: string;
  /** Told beside it, and found by typing as well. */
  readonly detail?: string;
}

export interface ComboBoxProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly ComboOption[];
  readonly className?: string;
}

/** One of many, found by typing. */
export function ComboBox({ label, hideLabel = false, value, onChange, options, className }: ComboBoxProps) {
  return (
    <AriaComboBox
      selectedKey={value}
      onSelectionChange={(key) => {
        if (typeof key === 'string') onChange(key);
      }}
      defaultItems={options.map((option) => ({ ...option, id: option.value }))}
      menuTrigger="input"
      className={cx(field.root, className)}
    >
      <Label className={cx(field.label, hideLabel && 'sr-only')}>{label}</Label>
      <Group className={field.group}>
        <Input className="min-h-8 min-w-0 flex-1 rounded-lg bg-transparent px-3 outline-none" />
        <Button className="inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-ink-2 hover:text-ink-1">
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </Group>
      <AriaPopover
        offset={4}
        className="appear min-w-(--trigger-width) overflow-auto rounded-xl bg-surface-1 p-1 shadow-float"
      >
        <ListBox<ComboOption & { readonly id: string }> className="max-h-72 overflow-y-auto outline-none">
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.detail === undefined ? option.label : `${option.label} (${option.detail})`}
              className="group flex min-h-9 items-center gap-2 rounded-lg px-2.5 text-ink-1 text-sm outline-none focus:bg-surface-2"
            >
              <span className="min-w-0 flex-1 truncate">
                {option.label}
                {option.detail !== undefined && <span className="ml-1.5 text-ink-2">{option.detail}</span>}
              </span>
              <Check size={15} aria-hidden="true" className="invisible text-accent group-selected:visible" />
            </ListBoxItem>
          )}
        </ListBox>
      </AriaPopover>
    </AriaComboBox>
  );
}
