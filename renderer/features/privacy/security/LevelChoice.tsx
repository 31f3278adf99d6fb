import { useLingui } from '@lingui/react/macro';
import { Radio, RadioGroup } from 'react-aria-components';
import type { LockLevel } from '../../../../shared/model/owner.ts';

interface LevelChoiceProps {
  readonly level: LockLevel;
  readonly onChange: (level: LockLevel) => void;
}

/** What a lock closes, and what each way is good for. */
export function LevelChoice({ level, onChange }: LevelChoiceProps) {
  const { t } = useLingui();
  const levels = [
    {
      value: 'window',
      name: t`The window`,
      what: t`Posts go on being published; it keeps eyes and hands off, but does not protect a computer that is stolen.`,
    },
    {
      value: 'full',
      name: t`Everything`,
      what: t`Nothing goes out until you unlock, also after a restart; without your password or a recovery code the data cannot be read, even on a stolen computer.`,
    },
  ] as const;
  return (
    <RadioGroup
      aria-label={t`What the lock closes`}
      value={level}
      onChange={(value) => {
        const chosen = levels.find((known) => known.value === value);
        if (chosen !== undefined && chosen.value !== level) onChange(chosen.value);
      }}
      className="flex flex-col gap-1 px-4 py-3"
    >
      {levels.map(({ value, name, what }) => (
        <Radio key={value} value={value} className="group flex items-start gap-3 rounded-lg py-1.5">
          <span className="mt-0.5 flex size-[18px] shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface-1 group-selected:border-accent group-focus-visible:outline-2 group-focus-visible:outline-accent group-focus-visible:outline-offset-2">
            <span className="size-2.5 rounded-full group-selected:bg-accent" />
          </span>
          <span className="flex min-w-0 flex-col">
            <span className="font-medium text-ink-1">{name}</span>
            <span className="max-w-[68ch] text-data text-ink-2">{what}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
