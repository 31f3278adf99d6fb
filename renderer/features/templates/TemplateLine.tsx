import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import type { TemplateCard } from '../../../shared/contract/templates.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';

interface TemplateLineProps {
  readonly template: TemplateCard;
  readonly isDisabled: boolean;
  readonly onUse: () => void;
  readonly onRename: () => void;
  readonly onDelete: () => void;
}

/** A template: its name, how it begins, and the button that begins a post. */
export function TemplateLine({ template, isDisabled, onUse, onRename, onDelete }: TemplateLineProps) {
  const { t } = useLingui();
  const { name, excerpt, media } = template;
  const accounts = template.accountIds.length;
  return (
    <li className="flex items-center gap-3 py-3">
      <div className="min-w-0 flex-1">
        <h3 className="truncate font-medium text-ink-1 text-sm">{name}</h3>
        {excerpt !== '' && <p className="truncate text-data text-ink-2">{excerpt}</p>}
        <p className="flex gap-3 text-ink-2 text-xs">
          {accounts > 0 && (
            <span>
              <Plural value={accounts} one="# account" other="# accounts" />
            </span>
          )}
          {media > 0 && (
            <span>
              <Plural value={media} one="# picture or video" other="# pictures and videos" />
            </span>
          )}
        </p>
      </div>
      <Button
        variant="secondary"
        isDisabled={isDisabled}
        onPress={onUse}
        aria-label={t`Begin with “${name}”`}
      >
        <Trans>Begin</Trans>
      </Button>
      <MenuButton
        label={t`More for “${name}”`}
        icon={<Ellipsis size={18} aria-hidden="true" />}
        items={[
          {
            id: 'rename',
            label: t`Rename…`,
            icon: <Pencil size={16} aria-hidden="true" />,
            onAction: onRename,
          },
          {
            id: 'delete',
            label: t`Delete…`,
            icon: <Trash2 size={16} aria-hidden="true" />,
            tone: 'danger',
            onAction: onDelete,
          },
        ]}
      />
    </li>
  );
}
