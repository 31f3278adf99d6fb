import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { engine } from '../../app/engine-client.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Row } from '../../ui/ViewFrame.tsx';
import { useMinute } from '../calendar/use-now.ts';
import { usePostAction } from '../post/use-post-action.ts';
import { SettingWords } from '../settings/SettingWords.tsx';
import { useZone } from './use-zone.ts';
import { zoneOptions } from './zone-names.ts';

/** The time zone of the business, which stays when the computer moves. */
export function ZoneSetting() {
  const { t } = useLingui();
  const zone = useZone();
  const { run } = usePostAction();
  // Offsets need not be younger than the day.
  const today = Math.floor(useMinute() / 86_400_000) * 86_400_000;
  const options = useMemo(() => zoneOptions(zone, today), [zone, today]);
  return (
    <Row>
      <SettingWords
        name={t`Time zone of your business`}
        note={t`Slots and new posts go by this clock, wherever the computer is. What is planned stays at its time.`}
      />
      <ComboBox
        key={zone}
        label={t`Time zone of your business`}
        hideLabel
        value={zone}
        options={options}
        onChange={(next) => void run('zone', () => engine.planning.setZone({ zone: next }))}
        className="w-72"
      />
    </Row>
  );
}
