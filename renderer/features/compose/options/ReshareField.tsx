import { useLingui } from '@lingui/react/macro';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import { TextField } from '../../../ui/TextField.tsx';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

/** The post of somebody (or of oneself) that is passed on with a few words. */
export function ReshareField({ account, options, onChange }: OptionFieldsProps) {
  const { t } = useLingui();
  const network = networkNames[account.network];
  return (
    <TextField
      label={t`Address of the post`}
      description={t`Copy the link of a post on ${network} and paste it here. Your text stands above it.`}
      value={options.reshareOf ?? ''}
      onChange={(reshareOf) => onChange({ reshareOf })}
    />
  );
}
