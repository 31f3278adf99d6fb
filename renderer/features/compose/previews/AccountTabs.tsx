import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useRef } from 'react';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { Account } from '../../../../shared/model/account.ts';
import { NetworkMark } from '../../../ui/NetworkMark.tsx';

interface AccountTabsProps {
  readonly accounts: readonly Account[];
  readonly shown: string;
  readonly onShow: (accountId: string) => void;
  readonly panelId: string;
}

/** Marks of the chosen accounts as tabs over the preview; names where they are needed to tell two apart. */
export function AccountTabs({ accounts, shown, onShow, panelId }: AccountTabsProps) {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent): void => {
    const index = accounts.findIndex(({ id }) => id === shown);
    const next =
      event.key === 'ArrowRight'
        ? index + 1
        : event.key === 'ArrowLeft'
          ? index - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? accounts.length - 1
              : null;
    if (next === null) return;
    const place = (next + accounts.length) % accounts.length;
    const account = accounts[place];
    if (account === undefined) return;
    event.preventDefault();
    onShow(account.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[place]?.focus();
  };

  return (
    <div
      ref={list}
      role="tablist"
      aria-label={t`Account to preview`}
      onKeyDown={onKeyDown}
      className="flex flex-wrap gap-1 px-4"
    >
      {accounts.map((account) => {
        const isShown = account.id === shown;
        const twin = accounts.some(({ id, network }) => id !== account.id && network === account.network);
        return (
          <button
            key={account.id}
            type="button"
            role="tab"
            aria-selected={isShown}
            aria-controls={panelId}
            aria-label={`${account.name}, ${networkNames[account.network]}`}
            title={`${account.name} · ${networkNames[account.network]}`}
            tabIndex={isShown ? 0 : -1}
            onClick={() => onShow(account.id)}
            className={`flex h-8 min-w-8 items-center gap-1.5 rounded-lg px-2 text-[13px] ${
              isShown ? 'bg-surface-3 font-medium text-ink-1' : 'text-ink-2 hover:bg-surface-2'
            }`}
          >
            <NetworkMark network={account.network} size={16} decorative />
            {twin && <span className="max-w-28 truncate">{account.name}</span>}
          </button>
        );
      })}
    </div>
  );
}
