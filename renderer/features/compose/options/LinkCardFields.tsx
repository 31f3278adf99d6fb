import { useLingui } from '@lingui/react/macro';
import { featureSupport } from '../../../../shared/capabilities/index.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

const noPicture = 'none';

/** A link, and what its card says where the network lets the owner say it. */
export function LinkCardFields({ account, options, pictures, onChange }: OptionFieldsProps) {
  const { t } = useLingui();
  const { link } = options;
  if (link === null) return null;
  const set = (change: Partial<typeof link>): void => onChange({ link: { ...link, ...change } });
  const own = featureSupport(account.network, account.kind, 'link-card') === true;
  const network = networkNames[account.network];
  return (
    <>
      <TextField
        label={t`Address`}
        value={link.url}
        onChange={(url) => set({ url })}
        {...(own ? {} : { description: t`${network} makes the card from the page itself.` })}
      />
      {own && (
        <>
          <TextField label={t`Headline`} value={link.title} onChange={(title) => set({ title })} />
          <TextArea
            label={t`A few words about it`}
            value={link.description}
            onChange={(description) => set({ description })}
            rows={2}
          />
          {pictures.length > 0 && (
            <Select
              label={t`Picture of the card`}
              value={link.thumbAssetId ?? noPicture}
              onChange={(value: string) => set({ thumbAssetId: value === noPicture ? null : value })}
              options={[
                { value: noPicture, label: t`No picture` },
                ...pictures.map(({ assetId, fileName }) => ({ value: assetId, label: fileName })),
              ]}
            />
          )}
        </>
      )}
    </>
  );
}
