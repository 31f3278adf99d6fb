import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { accountMetricNames, dimensionNames } from '../../../shared/i18n/account-figure-words.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { DemographicValue } from '../../../shared/model/account-figures.ts';
import { engine, orpc } from '../../app/engine-client.ts';
import { formatLocale } from '../../app/format-locale.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { toastError } from '../../ui/toast-error.ts';
import { audienceOf, latestFigures, periodDays } from './account-figures.ts';
import { traitWords } from './trait-words.ts';

interface AccountFiguresDialogProps {
  readonly account: Account;
  readonly now: number;
  readonly onClose: () => void;
}

/** The figures of an account as a whole, against four weeks ago, and who its audience is where the network says. */
export function AccountFiguresDialog({ account, now, onClose }: AccountFiguresDialogProps) {
  const { t, i18n } = useLingui();
  const client = useQueryClient();
  const [reading, setReading] = useState(false);
  const [from] = useState(() => now - periodDays * 86_400_000);
  const query = useQuery(orpc.accounts.figures.queryOptions({ input: { accountId: account.id, from } }));
  const number = new Intl.NumberFormat(formatLocale(i18n.locale));
  const network = networkNames[account.network];
  const read = async (): Promise<void> => {
    setReading(true);
    try {
      await engine.accounts.refreshFigures({ accountId: account.id });
      await client.invalidateQueries({ queryKey: orpc.accounts.figures.key() });
    } catch (error) {
      toastError(error);
    } finally {
      setReading(false);
    }
  };
  const figures = query.data === undefined ? [] : latestFigures(query.data.points);
  const audience = query.data === undefined ? [] : audienceOf(query.data.demographics);
  return (
    <Dialog
      title={t`${account.name} on ${network}`}
      onClose={onClose}
      footer={
        <Button variant="secondary" isPending={reading} onPress={() => void read()}>
          <RefreshCw size={15} aria-hidden="true" />
          <Trans>Read now</Trans>
        </Button>
      }
    >
      {query.isPending ? (
        <div aria-busy="true" className="grid grid-cols-3 gap-3">
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
        </div>
      ) : figures.length === 0 ? (
        <p className="text-ink-2">
          <Trans>Kaizup reads these figures once a day. There are none yet for this account.</Trans>
        </p>
      ) : (
        <div className="flex flex-col gap-6">
          <dl className="grid grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-2">
            {figures.map(({ metric, value, change }) => (
              <div key={metric} className="flex flex-col gap-0.5 rounded-xl border border-line px-3.5 py-3">
                <dt className="text-data text-ink-2">{i18n._(accountMetricNames[metric])}</dt>
                <dd className="font-semibold text-ink-1 text-title tabular-nums">
                  {value === null ? (
                    <span className="font-normal text-ink-2 text-sm">
                      <Trans>Not provided</Trans>
                    </span>
                  ) : (
                    number.format(value)
                  )}
                </dd>
                {change !== null && change !== 0 && (
                  <dd className="text-data text-ink-2 tabular-nums">
                    {change > 0 ? (
                      <Trans>{number.format(change)} more in 4 weeks</Trans>
                    ) : (
                      <Trans>{number.format(-change)} fewer in 4 weeks</Trans>
                    )}
                  </dd>
                )}
              </div>
            ))}
          </dl>
          {audience.map(({ dimension, values }) => (
            <Audience key={dimension} dimension={dimension} values={values} />
          ))}
        </div>
      )}
    </Dialog>
  );
}

interface AudienceProps {
  readonly dimension: DemographicValue['dimension'];
  readonly values: readonly { readonly key: string; readonly value: number; readonly share: number }[];
}

/** The largest groups of an audience, as bars with their words beside them. */
function Audience({ dimension, values }: AudienceProps) {
  const { i18n } = useLingui();
  const number = new Intl.NumberFormat(formatLocale(i18n.locale));
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium text-ink-1 text-sm">{i18n._(dimensionNames[dimension])}</h3>
      <ul className="flex flex-col gap-1.5">
        {values.map(({ key, value, share }) => (
          <li key={key} className="grid grid-cols-[9rem_minmax(0,1fr)_4rem] items-center gap-3 text-data">
            <span className="truncate text-ink-2">{traitWords(i18n, dimension, key)}</span>
            <span className="h-2 overflow-hidden rounded-full bg-surface-2">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
            </span>
            <span className="text-right text-ink-1 tabular-nums">{number.format(value)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
