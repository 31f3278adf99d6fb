import { Trans } from '@lingui/react/macro';
import { Check, KeyRound } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { networkNames } from '../../shared/i18n/network-names.ts';
import type { Account } from '../../shared/model/account.ts';
import { Avatar } from './Avatar.tsx';
import { cx } from './cx.ts';

export interface AccountChipProps {
  readonly account: Pick<Account, 'network' | 'mode' | 'name' | 'status'>;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly isDisabled?: boolean;
}

/** An account to choose: its letters, mark and name; practice and signed-out ones say so. */
export function AccountChip({ account, isSelected, onChange, isDisabled = false }: AccountChipProps) {
  const { name, network, mode, status } = account;
  return (
    <ToggleButton
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      className={cx(
        'group inline-flex h-10 max-w-64 items-center gap-2.5 rounded-full border border-line bg-surface-1 pr-3.5 pl-1.5 text-sm transition-colors',
        'hover:border-line-strong selected:border-accent selected:bg-accent-fill disabled:opacity-50',
        'focus-visible:outline-2 focus-visible:outline-accent focus-visible:outline-offset-2',
      )}
    >
      <span className="relative">
        <Avatar name={name} network={network} mode={mode} size={28} />
        <span className="absolute inset-0 flex items-center justify-center rounded-full bg-accent text-on-accent opacity-0 transition-opacity group-selected:opacity-100">
          <Check size={15} strokeWidth={3} aria-hidden="true" />
        </span>
      </span>
      <span className="flex min-w-0 flex-col items-start text-left">
        <span className="max-w-full truncate font-medium text-data text-ink-1 leading-4">{name}</span>
        <span className="flex max-w-full items-center gap-1 truncate text-ink-2 text-xs leading-[14px]">
          {networkNames[network]}
          {mode === 'practice' && (
            <span className="font-medium text-warning-ink">
              · <Trans>Practice</Trans>
            </span>
          )}
          {status === 'signed-out' && (
            <span className="inline-flex items-center gap-0.5 font-medium text-danger-ink">
              · <KeyRound size={11} aria-hidden="true" /> <Trans>Signed out</Trans>
            </span>
          )}
        </span>
      </span>
    </ToggleButton>
  );
}
