import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { DateOrder, ImportReading } from '../../../shared/model/bulk.ts';
import { orpc } from '../../app/engine-client.ts';
import { formatLocale } from '../../app/format-locale.ts';
import { AccountChip } from '../../ui/AccountChip.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { Row } from '../../ui/ViewFrame.tsx';
import { SettingWords } from '../settings/SettingWords.tsx';

interface ReadingChoicesProps {
  readonly reading: ImportReading;
  readonly needsDateOrder: boolean;
  readonly onChange: (change: Partial<ImportReading>) => void;
}

/** What a file does not say by itself: headings, the order of day and month, and where rows go that name no account. */
export function ReadingChoices({ reading, needsDateOrder, onChange }: ReadingChoicesProps) {
  const { t, i18n } = useLingui();
  const accounts = useQuery(orpc.accounts.list.queryOptions()).data ?? [];
  const usable = accounts.filter(({ status }) => status === 'connected');
  const long = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const april = long.format(Date.UTC(2026, 3, 3));
  const march = long.format(Date.UTC(2026, 2, 4));
  return (
    <>
      <Row>
        <Switch
          atEnd
          className="w-full"
          isSelected={reading.hasHeader}
          onChange={(hasHeader) => onChange({ hasHeader })}
        >
          <SettingWords name={t`The first row is headings`} />
        </Switch>
      </Row>
      {needsDateOrder && (
        <Row>
          <SettingWords
            name={t`03/04/2026 means`}
            note={t`Nothing in this file tells whether the day or the month comes first.`}
          />
          <SegmentedControl<DateOrder | 'unknown'>
            label={t`03/04/2026 means`}
            value={reading.dateOrder ?? 'unknown'}
            onChange={(order) => onChange({ dateOrder: order === 'unknown' ? null : order })}
            options={[
              { value: 'day-first', label: april },
              { value: 'month-first', label: march },
            ]}
          />
        </Row>
      )}
      <div className="flex flex-col gap-2.5 px-4 py-3">
        <SettingWords
          name={t`Rows that name no account go to`}
          note={t`In the file, accounts are called by name, @handle or network.`}
        />
        <div className="flex flex-wrap gap-2" role="group" aria-label={t`Rows that name no account go to`}>
          {usable.map((account) => (
            <AccountChip
              key={account.id}
              account={account}
              isSelected={reading.accountIds.includes(account.id)}
              onChange={(chosen) =>
                onChange({
                  accountIds: chosen
                    ? [...reading.accountIds, account.id]
                    : reading.accountIds.filter((id) => id !== account.id),
                })
              }
            />
          ))}
          {usable.length === 0 && (
            <p className="text-data text-ink-2">
              <Trans>No account is connected yet.</Trans>
            </p>
          )}
        </div>
      </div>
    </>
  );
}
