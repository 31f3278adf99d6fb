import { useLingui } from '@lingui/react/macro';
import { Select } from '../../../ui/Select.tsx';
import type { OptionFieldsProps } from './OptionsPanel.tsx';
import { audiencesOf, everyone } from './audiences.ts';

/** Who sees the post, in the circles that the network knows. */
export function AudienceField({ account, options, onChange }: OptionFieldsProps) {
  const { t, i18n } = useLingui();
  return (
    <Select
      label={t`Who sees this post`}
      value={options.audience === null || options.audience === '' ? everyone : options.audience}
      onChange={(value: string) => onChange({ audience: value === everyone ? '' : value })}
      options={audiencesOf(account.network).map(({ value, words }) => ({ value, label: i18n._(words) }))}
    />
  );
}
