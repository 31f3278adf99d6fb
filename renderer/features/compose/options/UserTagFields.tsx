import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { mediaUrl } from '../../../ui/media-url.ts';
import type { OptionFieldsProps } from './OptionsPanel.tsx';

/** People on the pictures: a name, and a click on where they are. The place has fields too, for the keyboard. */
export function UserTagFields({ options, shown: pictures, onChange }: OptionFieldsProps) {
  const { t } = useLingui();
  const tags = options.userTags;
  const change = (index: number, part: Partial<(typeof tags)[number]>): void =>
    onChange({ userTags: tags.map((tag, place) => (place === index ? { ...tag, ...part } : tag)) });
  const percent = (share: number): string => String(Math.round(share * 100));
  const shareOf = (text: string): number => Math.min(1, Math.max(0, Number(text) / 100 || 0));
  return (
    <>
      <ol className="flex flex-col gap-3">
        {tags.map((tag, index) => {
          const picture = pictures[tag.file] ?? pictures[0];
          return (
            <li key={`${index + 1}`} className="flex gap-3">
              {picture !== undefined && (
                <button
                  type="button"
                  // The fields beside it do the same from the keyboard.
                  tabIndex={-1}
                  aria-label={t`Point at the person`}
                  onClick={({ currentTarget, clientX, clientY }) => {
                    const box = currentTarget.getBoundingClientRect();
                    change(index, {
                      x: (clientX - box.left) / box.width,
                      y: (clientY - box.top) / box.height,
                    });
                  }}
                  className="relative size-28 shrink-0 cursor-crosshair overflow-hidden rounded-lg bg-surface-2"
                >
                  <img
                    src={mediaUrl(picture.assetId, 'preview')}
                    alt=""
                    draggable={false}
                    className="size-full object-cover"
                  />
                  <span
                    aria-hidden="true"
                    className="pointer-events-none absolute size-3 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-white bg-accent"
                    style={{ left: `${percent(tag.x)}%`, top: `${percent(tag.y)}%` }}
                  />
                </button>
              )}
              <div className="flex min-w-0 flex-1 flex-col gap-2">
                <div className="flex items-end gap-1">
                  <TextField
                    label={t`Username`}
                    value={tag.username}
                    onChange={(username) => change(index, { username: username.replace(/^@/u, '') })}
                    className="flex-1"
                  />
                  <IconButton
                    label={t`Take off ${tag.username === '' ? t`this person` : tag.username}`}
                    onPress={() => onChange({ userTags: tags.filter((_, place) => place !== index) })}
                  >
                    <X size={15} aria-hidden="true" />
                  </IconButton>
                </div>
                <div className="flex flex-wrap gap-2">
                  <TextField
                    label={t`From the left (%)`}
                    inputMode="numeric"
                    value={percent(tag.x)}
                    onChange={(text) => change(index, { x: shareOf(text) })}
                    className="w-32"
                  />
                  <TextField
                    label={t`From the top (%)`}
                    inputMode="numeric"
                    value={percent(tag.y)}
                    onChange={(text) => change(index, { y: shareOf(text) })}
                    className="w-32"
                  />
                  {pictures.length > 1 && (
                    <Select
                      label={t`Picture`}
                      value={String(tag.file)}
                      onChange={(value: string) => change(index, { file: Number(value) })}
                      options={pictures.map(({ fileName }, place) => ({
                        value: String(place),
                        label: `${place + 1} · ${fileName}`,
                      }))}
                      className="w-44"
                    />
                  )}
                </div>
              </div>
            </li>
          );
        })}
      </ol>
      <div className="-ml-2">
        <Button
          variant="quiet"
          onPress={() => onChange({ userTags: [...tags, { file: 0, username: '', x: 0.5, y: 0.5 }] })}
        >
          <Plus size={15} aria-hidden="true" />
          <Trans>Add a person</Trans>
        </Button>
      </div>
    </>
  );
}
