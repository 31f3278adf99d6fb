import { useLingui } from '@lingui/react/macro';
import { TextField } from '../../../ui/TextField.tsx';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

/** The title that a document or a video wears on its network. */
export function TitleField({ options, type, onChange }: OptionFieldsProps) {
  const { t } = useLingui();
  return (
    <TextField
      label={type === 'document' ? t`Title of the document` : t`Title of the video`}
      value={options.title ?? ''}
      onChange={(title) => onChange({ title })}
    />
  );
}
