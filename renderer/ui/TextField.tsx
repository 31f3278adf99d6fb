import type { ReactNode } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
  Label,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldNotes } from './FieldNotes.tsx';
import { field } from './field.ts';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  /** What is wrong, as a sentence; its presence marks the field invalid and leaves what was typed. */
  readonly error?: ReactNode;
  readonly placeholder?: string;
  /** Fixed-width type, for ids and addresses. */
  readonly mono?: boolean;
  readonly className?: string;
}

/** One line of text with its label. */
export function TextField({
  label,
  description,
  error,
  placeholder,
  mono,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined && error !== null}
      className={cx(field.root, className)}
    >
      <Label className={field.label}>{label}</Label>
      <Input
        className={cx(field.box, mono === true && 'font-mono text-data')}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}
