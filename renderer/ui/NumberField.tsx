import { Minus, Plus } from 'lucide-react';
import { NumberField as AriaNumberField, Button, Group, Input, Label } from 'react-aria-components';
import { cx } from './cx.ts';
import { field } from './field.ts';

export interface NumberFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

const step =
  'inline-flex size-8 items-center justify-center rounded-lg text-ink-2 hover:bg-surface-2 hover:text-ink-1 disabled:opacity-40';

/** A whole number: typed, or one more and one less. */
export function NumberField({ label, hideLabel = false, value, min, max, onChange }: NumberFieldProps) {
  return (
    <AriaNumberField
      value={value}
      minValue={min}
      maxValue={max}
      onChange={(next) => {
        if (Number.isInteger(next)) onChange(next);
      }}
      className={field.root}
    >
      <Label className={cx(field.label, hideLabel && 'sr-only')}>{label}</Label>
      <Group className={field.group}>
        <Button slot="decrement" className={step}>
          <Minus size={14} aria-hidden="true" />
        </Button>
        <Input className="w-9 bg-transparent text-center tabular-nums outline-none" />
        <Button slot="increment" className={step}>
          <Plus size={14} aria-hidden="true" />
        </Button>
      </Group>
    </AriaNumberField>
  );
}
