import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Slot } from '../../../shared/contract/planning.ts';
import type { Account } from '../../../shared/model/account.ts';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { PracticeTag } from '../../ui/PracticeTag.tsx';

interface AccountListProps {
  readonly accounts: readonly Account[];
  readonly slots: ReadonlyMap<string, readonly Slot[]>;
  readonly chosen: string;
  readonly onChoose: (accountId: string) => void;
}

/** The accounts, with how often each of them posts. */
export function AccountList({ accounts, slots, chosen, onChoose }: AccountListProps) {
  const { t } = useLingui();
  return (
    <ListBox
      aria-label={t`Accounts`}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const account = accounts.find(({ id }) => keys !== 'all' && keys.has(id));
        if (account !== undefined) onChoose(account.id);
      }}
      className="flex flex-col gap-0.5 outline-none"
    >
      {accounts.map((account) => (
        <ListBoxItem
          key={account.id}
          id={account.id}
          textValue={account.name}
          className="flex min-h-12 cursor-default items-center gap-2.5 rounded-lg px-2 py-1.5 outline-none hover:bg-surface-2 focus-visible:outline-2 focus-visible:outline-accent selected:bg-surface-3"
        >
          <NetworkMark network={account.network} size={20} />
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="flex min-w-0 items-center gap-1.5 text-sm font-medium text-ink-1">
              <span className="truncate">{account.name}</span>
              {account.mode === 'practice' && <PracticeTag />}
            </span>
            <span className="text-xs text-ink-2">
              {slots.has(account.id) ? (
                <Plural
                  value={slots.get(account.id)?.length ?? 0}
                  one="# slot a week"
                  other="# slots a week"
                />
              ) : (
                <Trans>No slots yet</Trans>
              )}
            </span>
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
