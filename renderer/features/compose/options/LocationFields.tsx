import { useLingui } from '@lingui/react/macro';
import { TextField } from '../../../ui/TextField.tsx';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

/** Where it was: the id of a Facebook Page that has a place, which is what the network asks for. */
export function LocationFields({ options, onChange }: OptionFieldsProps) {
  const { t } = useLingui();
  const { location } = options;
  if (location === null) return null;
  return (
    <>
      <TextField
        label={t`Id of the place`}
        description={t`The number of a Facebook Page that has an address. It stands in the "About" part of the Page.`}
        inputMode="numeric"
        value={location.id}
        onChange={(id) => onChange({ location: { ...location, id: id.replaceAll(/\D/gu, '') } })}
      />
      <TextField
        label={t`Its name, for you`}
        value={location.name}
        onChange={(name) => onChange({ location: { ...location, name } })}
      />
    </>
  );
}
