import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

/** As many as the network invites to one post (Instagram content publishing, `collaborators`). */
const most = 3;

/** Accounts that are invited to publish the post as theirs too. */
export function NameList({ options, onChange }: OptionFieldsProps) {
  const { t } = useLingui();
  const names = options.collaborators;
  return (
    <>
      <ol className="flex flex-col gap-2">
        {names.map((name, index) => (
          <li key={`${index + 1}`} className="flex items-end gap-1">
            <TextField
              label={t`Username`}
              value={name}
              onChange={(value) =>
                onChange({
                  collaborators: names.map((known, place) =>
                    place === index ? value.replace(/^@/u, '') : known,
                  ),
                })
              }
              className="flex-1"
            />
            <IconButton
              label={t`Take off ${name === '' ? t`this account` : name}`}
              onPress={() => onChange({ collaborators: names.filter((_, place) => place !== index) })}
            >
              <X size={15} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ol>
      {names.length < most && (
        <div className="-ml-2">
          <Button variant="quiet" onPress={() => onChange({ collaborators: [...names, ''] })}>
            <Plus size={15} aria-hidden="true" />
            <Trans>Invite another account</Trans>
          </Button>
        </div>
      )}
    </>
  );
}
