import { useLingui } from '@lingui/react/macro';
import type { Locale } from '../../../shared/model/settings.ts';
import { changeSettings, useSettings } from '../../app/settings.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';

/** The two languages, each in its own words; the page follows at once. */
export function LanguageChoice() {
  const { t } = useLingui();
  const { locale } = useSettings();
  return (
    <SegmentedControl<Locale>
      label={t`Language`}
      value={locale}
      onChange={(next) => void changeSettings({ locale: next })}
      options={[
        { value: 'en', label: 'English' },
        { value: 'fr', label: 'Français' },
      ]}
    />
  );
}
