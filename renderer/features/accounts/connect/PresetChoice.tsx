import { useLingui } from '@lingui/react/macro';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { ScopePreset } from './network-words.ts';

interface PresetChoiceProps {
  readonly presets: readonly ScopePreset[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Which of the network's products the owner's app holds: its permissions are asked for as a whole, or refused as a whole. */
export function PresetChoice({ presets, value, onChange }: PresetChoiceProps) {
  const { t, i18n } = useLingui();
  return (
    <RadioGroup value={value} onChange={onChange} className="flex flex-col gap-2">
      <Label className="font-medium text-ink-1">{t`What your app may do`}</Label>
      <div className="grid grid-cols-2 gap-3">
        {presets.map(({ id, name, offers }) => (
          <Radio
            key={id}
            value={id}
            className="group flex cursor-pointer items-start gap-3 rounded-xl border border-line bg-surface-1 px-4 py-3 transition-colors hover:bg-surface-2 focus-visible:outline-2 focus-visible:outline-accent focus-visible:outline-offset-2 selected:border-accent"
          >
            <span
              aria-hidden="true"
              className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-line-strong group-selected:border-accent"
            >
              <span className="size-2 rounded-full bg-transparent group-selected:bg-accent" />
            </span>
            <span className="min-w-0">
              <span className="block font-medium text-ink-1">{i18n._(name)}</span>
              <span className="mt-0.5 block text-data text-ink-2">{i18n._(offers)}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
