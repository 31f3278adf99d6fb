import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

/** Names in the text that become links: LinkedIn wants the exact name and the id behind it. */
export function MentionFields({ options, onChange }: OptionFieldsProps) {
  const { t } = useLingui();
  const { mentions } = options;
  const change = (index: number, part: Partial<(typeof mentions)[number]>): void =>
    onChange({ mentions: mentions.map((known, place) => (place === index ? { ...known, ...part } : known)) });
  return (
    <>
      <p className="text-data text-ink-2">
        <Trans>
          Write the name in the text exactly as it stands here. For an organisation, the id looks like
          urn:li:organization:108.
        </Trans>
      </p>
      <ol className="flex flex-col gap-2">
        {mentions.map(({ name, id }, index) => (
          <li key={`${index + 1}`} className="flex flex-wrap items-end gap-2">
            <TextField
              label={t`Name`}
              value={name}
              onChange={(value) => change(index, { name: value })}
              className="min-w-40 flex-1"
            />
            <TextField
              label={t`Id`}
              mono
              value={id}
              onChange={(value) => change(index, { id: value.trim() })}
              className="min-w-48 flex-1"
            />
            <IconButton
              label={t`Take off ${name === '' ? t`this mention` : name}`}
              onPress={() => onChange({ mentions: mentions.filter((_, place) => place !== index) })}
            >
              <X size={15} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ol>
      <div className="-ml-2">
        <Button variant="quiet" onPress={() => onChange({ mentions: [...mentions, { name: '', id: '' }] })}>
          <Plus size={15} aria-hidden="true" />
          <Trans>Add a mention</Trans>
        </Button>
      </div>
    </>
  );
}
