import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Copy, Sparkles, X } from 'lucide-react';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import type { Slot } from '../../../shared/contract/planning.ts';
import type { Account } from '../../../shared/model/account.ts';
import { Menu } from '../../ui/Menu.tsx';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { showToast } from '../../ui/toast.ts';
import { presetWords } from './preset-words.ts';
import { presetNames, presets } from './slot-sets.ts';

interface SlotActionsProps {
  readonly account: Account;
  readonly others: readonly Account[];
  readonly slots: readonly Slot[];
  readonly onChange: (slots: readonly Slot[]) => void;
  /** Gives other accounts the same slots. */
  readonly onCopy: (accountIds: readonly string[]) => void;
}

/** Whose slots these are, and what changes all of them at once; each change can be taken back. */
export function SlotActions({ account, others, slots, onChange, onCopy }: SlotActionsProps) {
  const { t, i18n } = useLingui();
  const { name } = account;

  function replace(next: readonly Slot[]): void {
    const before = slots;
    onChange(next);
    showToast({
      tone: 'success',
      text: t`The slots of ${name} have changed`,
      action: { label: t`Undo`, onPress: () => onChange(before) },
    });
  }
  function copyTo(ids: readonly string[], whose: string): void {
    onCopy(ids);
    showToast({ tone: 'success', text: t`${whose}: the same slots as ${name}` });
  }
  const nameOf = (other: Account): string => `${other.name}, ${networkNames[other.network]}`;

  return (
    <header className="flex flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-4 py-2.5">
      <NetworkMark network={account.network} mode={account.mode} size={18} />
      <h2 className="min-w-0 flex-1 truncate text-heading font-semibold text-ink-1">
        {name}
        <span className="ml-2 text-data font-normal text-ink-2">
          <Plural value={slots.length} _0="No slots yet" one="# slot a week" other="# slots a week" />
        </span>
      </h2>
      <Menu
        label={t`Usual weeks`}
        items={[
          ...presetNames.map((preset) => ({
            id: preset,
            label: i18n._(presetWords[preset]),
            icon: <Sparkles size={16} aria-hidden="true" />,
            onAction: () => replace(presets[preset]),
          })),
          ...(slots.length === 0
            ? []
            : [
                {
                  id: 'none',
                  label: t`No slots`,
                  icon: <X size={16} aria-hidden="true" />,
                  onAction: () => replace([]),
                },
              ]),
        ]}
      >
        <Trans>Usual weeks</Trans>
      </Menu>
      {others.length > 0 && slots.length > 0 && (
        <Menu
          label={t`Copy to other accounts`}
          items={[
            ...(others.length > 1
              ? [
                  {
                    id: 'all',
                    label: t`All other accounts`,
                    icon: <Copy size={16} aria-hidden="true" />,
                    onAction: () =>
                      copyTo(
                        others.map(({ id }) => id),
                        t`All other accounts`,
                      ),
                  },
                ]
              : []),
            ...others.map((other) => ({
              id: other.id,
              label: nameOf(other),
              icon: <Copy size={16} aria-hidden="true" />,
              onAction: () => copyTo([other.id], nameOf(other)),
            })),
          ]}
        >
          <Trans>Copy to</Trans>
        </Menu>
      )}
    </header>
  );
}
