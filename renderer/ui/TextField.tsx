import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextField as AriaTextField, type TextFieldProps } from 'react-aria-components';
import { cx } from './cx.ts';
import { field } from './field.ts';

export interface FieldProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** Fixed-width type, for ids and addresses. */
  readonly mono?: boolean;
}

/** One line of text with its label; an error says what to do and keeps what was typed. */
export function TextField({ label, description, error, placeholder, mono, ...props }: FieldProps) {
  return (
    <AriaTextField {...props} isInvalid={error !== undefined} className={field.root}>
      <Label className={field.label}>{label}</Label>
      <Input className={cx(field.box, mono === true && 'font-mono text-data')} {...(placeholder === undefined ? {} : { placeholder })} />
      {description !== undefined && (
        <Text slot="description" className={field.description}>
          {description}
        </Text>
      )}
      <FieldError className={field.error}>{error}</FieldError>
    </AriaTextField>
  );
}
