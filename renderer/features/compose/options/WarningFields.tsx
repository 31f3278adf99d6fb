import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

/** What people read before they choose to see the post. */
export function WarningFields({ options, onChange }: OptionFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <TextField
        label={t`What people read first`}
        value={options.contentWarning ?? ''}
        onChange={(contentWarning) => onChange({ contentWarning })}
      />
      <Checkbox isSelected={options.sensitive} onChange={(sensitive) => onChange({ sensitive })}>
        <Trans>Hide the pictures until people ask for them</Trans>
      </Checkbox>
    </>
  );
}
