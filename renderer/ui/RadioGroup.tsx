import type { ReactNode } from 'react';
import { RadioGroup as AriaRadioGroup, Label, Radio } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldNotes } from './FieldNotes.tsx';
import { field } from './field.ts';

export interface RadioOption<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface RadioGroupProps<T extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly options: readonly RadioOption<T>[];
  readonly description?: ReactNode;
  /** Cards stand side by side with a frame each. */
  readonly look?: 'list' | 'cards';
}

/** One of several, all visible. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { label, hideLabel = false, value, onChange, options, description, look = 'list' } = props;
  const cards = look === 'cards';
  return (
    <AriaRadioGroup
      value={value}
      onChange={(next) => {
        const option = options.find((known) => known.value === next);
        if (option !== undefined) onChange(option.value);
      }}
      className={field.root}
    >
      <Label className={cx(field.label, hideLabel && 'sr-only')}>{label}</Label>
      <div className={cards ? 'grid auto-cols-fr grid-flow-col gap-3' : 'flex flex-col'}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            isDisabled={option.isDisabled ?? false}
            className={cx(
              'group flex min-h-8 items-start gap-2.5 py-1.5 text-sm text-ink-1 disabled:text-ink-3',
              cards && 'rounded-xl border border-line bg-surface-1 p-3.5 hover:border-line-strong selected:border-accent selected:ring-1 selected:ring-accent',
            )}
          >
            <span className="mt-px flex size-[18px] shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface-1 group-hover:border-ink-2 group-focus-visible:outline-2 group-focus-visible:outline-accent group-focus-visible:outline-offset-2 group-selected:border-[5px] group-selected:border-accent" />
            <span className="flex min-w-0 flex-col">
              <span className={cx(cards && 'font-medium')}>{option.label}</span>
              {option.description !== undefined && <span className="text-data text-ink-2">{option.description}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes description={description} />
    </AriaRadioGroup>
  );
}
