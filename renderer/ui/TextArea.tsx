import { Label, Text, TextArea as AriaTextArea, TextField } from 'react-aria-components';
import { cx } from './cx.ts';
import { field } from './field.ts';

export interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  readonly description?: string;
  readonly rows?: number;
  readonly autoFocus?: boolean;
}

/** Several lines of text. */
export function TextArea({ label, description, rows = 4, autoFocus, value, onChange }: TextAreaProps) {
  return (
    <TextField value={value} onChange={onChange} autoFocus={autoFocus === true} className={field.root}>
      <Label className={field.label}>{label}</Label>
      {description !== undefined && (
        <Text slot="description" className={field.description}>
          {description}
        </Text>
      )}
      <AriaTextArea rows={rows} className={cx(field.box, 'h-auto resize-none py-2 leading-5')} />
    </TextField>
  );
}
