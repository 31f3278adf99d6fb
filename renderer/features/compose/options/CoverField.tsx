import { useLingui } from '@lingui/react/macro';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

const frame = 'frame';

/** What stands for a video before it plays: one of its frames, or a picture where the network takes one. */
export function CoverField({ account, options, pictures, onChange }: OptionFieldsProps) {
  const { t } = useLingui();
  const { cover } = options;
  if (cover === null) return null;
  const takesPicture = account.network === 'instagram' && pictures.length > 0;
  const seconds = (cover.offsetMs ?? 0) / 1000;
  return (
    <>
      {takesPicture && (
        <Select
          label={t`Cover`}
          value={cover.assetId ?? frame}
          onChange={(value: string) =>
            onChange({
              cover: value === frame ? { assetId: null, offsetMs: 0 } : { assetId: value, offsetMs: null },
            })
          }
          options={[
            { value: frame, label: t`A frame of the video` },
            ...pictures.map(({ assetId, fileName }) => ({ value: assetId, label: fileName })),
          ]}
        />
      )}
      {cover.assetId === null && (
        <TextField
          label={t`Frame at (seconds)`}
          inputMode="decimal"
          value={String(seconds)}
          onChange={(text) => {
            const value = Number(text.replace(',', '.'));
            if (Number.isFinite(value) && value >= 0) {
              onChange({ cover: { assetId: null, offsetMs: Math.round(value * 1000) } });
            }
          }}
        />
      )}
    </>
  );
}
