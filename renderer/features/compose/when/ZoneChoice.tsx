import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../../ui/Button.tsx';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { zoneOptions } from '../../planning/zone-names.ts';
import { zoneWords } from './moment-words.ts';

interface ZoneChoiceProps {
  readonly zone: string;
  readonly now: number;
  readonly onChange: (zone: string) => void;
}

/** By which clock the post goes; another one for readers elsewhere. */
export function ZoneChoice({ zone, now, onChange }: ZoneChoiceProps) {
  const { t, i18n } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const today = Math.floor(now / 86_400_000) * 86_400_000;
  const options = useMemo(() => zoneOptions(zone, today), [zone, today]);
  const words = zoneWords(i18n.locale, zone, now);
  return (
    <>
      <AriaButton
        onPress={() => setOpen(true)}
        className="-mx-1 w-fit rounded px-1 text-left text-xs text-ink-2 underline decoration-line-strong decoration-dotted underline-offset-2 hover:text-ink-1 focus-visible:outline-2 focus-visible:outline-accent"
      >
        {words}
      </AriaButton>
      {isOpen && (
        <Dialog
          title={t`Time zone of this post`}
          size="small"
          onClose={() => setOpen(false)}
          footer={
            <Button variant="primary" onPress={() => setOpen(false)}>
              <Trans>Done</Trans>
            </Button>
          }
        >
          <div className="flex flex-col gap-3">
            <p className="text-ink-2">
              <Trans>For this post alone, say for readers in another country.</Trans>
            </p>
            <ComboBox
              key={zone}
              label={t`Time zone of this post`}
              hideLabel
              value={zone}
              options={options}
              onChange={onChange}
            />
          </div>
        </Dialog>
      )}
    </>
  );
}
