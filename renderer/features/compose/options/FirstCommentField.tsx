import { useLingui } from '@lingui/react/macro';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import { TextArea } from '../../../ui/TextArea.tsx';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

/** The owner's own comment under the post, made right after it is out. */
export function FirstCommentField({ account, options, onChange }: OptionFieldsProps) {
  const { t } = useLingui();
  const network = networkNames[account.network];
  return (
    <TextArea
      label={t`Comment`}
      description={t`Kaizup adds it as your own comment once the post is out on ${network}. If it fails, the post stays.`}
      value={options.firstComment ?? ''}
      onChange={(firstComment) => onChange({ firstComment })}
      rows={2}
    />
  );
}
