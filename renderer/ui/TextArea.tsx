import type { ReactNode } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Label,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldNotes } from './FieldNotes.tsx';
import { field } from './field.ts';

export interface TextAreaProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly className?: string;
}

/** Several lines of text with their label. */
export function TextArea({
  label,
  description,
  error,
  placeholder,
  rows = 4,
  className,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined && error !== null}
      className={cx(field.root, className)}
    >
      <Label className={field.label}>{label}</Label>
      <AriaTextArea
        rows={rows}
        className={cx(field.box, 'resize-y py-2 leading-5')}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}
