import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Lock } from 'lucide-react';
import type { LockLevel, Locking } from '../../../../shared/model/owner.ts';
import { engine } from '../../../app/engine-client.ts';
import { lockNow } from '../../../app/lock.ts';
import { keyLabel } from '../../../app/shortcuts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { Row, Section } from '../../../ui/ViewFrame.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';
import { LevelChoice } from './LevelChoice.tsx';

interface LockingRowsProps {
  readonly locking: Locking;
  /** Another level needs the password. */
  readonly onLevel: (level: LockLevel) => void;
  readonly onChanged: () => void;
}

const minutes = [1, 5, 10, 15, 30, 60, 120];

/** When Kaizup locks, and what the lock closes. */
export function LockingRows({ locking, onLevel, onChanged }: LockingRowsProps) {
  const { t } = useLingui();
  const change = (some: Partial<Locking>): void => {
    engine.owner
      .setLocking({ locking: { ...locking, ...some }, password: null })
      .catch(toastError)
      .finally(onChanged);
  };
  const { afterMinutes } = locking;
  const offered =
    afterMinutes === null || minutes.includes(afterMinutes)
      ? minutes
      : [...minutes, afterMinutes].toSorted((one, other) => one - other);
  return (
    <Section title={t`Locking`}>
      <Row>
        <SettingWords name={t`Lock now`} note={t`The window closes to everybody at once.`} />
        <Kbd>{keyLabel('L', true)}</Kbd>
        <Button variant="secondary" onPress={lockNow}>
          <Lock size={15} aria-hidden="true" />
          <Trans>Lock now</Trans>
        </Button>
      </Row>
      <Row>
        <SettingWords name={t`When nobody touches the computer`} />
        <Select
          label={t`When nobody touches the computer`}
          hideLabel
          value={afterMinutes === null ? 'never' : String(afterMinutes)}
          onChange={(value) => change({ afterMinutes: value === 'never' ? null : Number(value) })}
          options={[
            ...offered.map((count) => ({
              value: String(count),
              label: t`After ${plural(count, { one: '# minute', other: '# minutes' })}`,
            })),
            { value: 'never', label: t`Not by time` },
          ]}
          className="w-48"
        />
      </Row>
      <div className="px-4 py-3">
        <Switch atEnd isSelected={locking.onSleep} onChange={(onSleep) => change({ onSleep })}>
          <span className="font-medium">
            <Trans>When the computer goes to sleep</Trans>
          </span>
        </Switch>
      </div>
      <div className="px-4 py-3">
        <Switch atEnd isSelected={locking.onScreenLock} onChange={(onScreenLock) => change({ onScreenLock })}>
          <span className="font-medium">
            <Trans>When the screen is locked</Trans>
          </span>
        </Switch>
      </div>
      <div>
        <h3 className="px-4 pt-3 font-medium text-ink-1">
          <Trans>What the lock closes</Trans>
        </h3>
        <LevelChoice level={locking.level} onChange={onLevel} />
      </div>
    </Section>
  );
}
