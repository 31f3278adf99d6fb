import { useLingui } from '@lingui/react/macro';
import { Select } from '../../../ui/Select.tsx';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

/** Languages that an owner here most likely writes in; the network takes any BCP 47 code. */
const codes = ['en', 'fr', 'nl', 'de', 'es', 'it', 'pt', 'pl', 'ar', 'tr'] as const;

/** The language of the text: readers filter by it and translations start from it. */
export function LanguageField({ options, onChange }: OptionFieldsProps) {
  const { t, i18n } = useLingui();
  const names = new Intl.DisplayNames(i18n.locale, { type: 'language' });
  return (
    <Select
      label={t`Language of the text`}
      value={options.language ?? 'en'}
      onChange={(language: string) => onChange({ language })}
      options={codes.map((code) => ({ value: code, label: names.of(code) ?? code }))}
    />
  );
}
