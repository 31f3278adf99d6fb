import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { KeptByLaw as Kept } from '../../../../shared/model/rights.ts';
import { orpc } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';

/** What an erasure must leave, each with the law that asks for it and the day on which it may go. */
export function KeptByLaw() {
  const { t, i18n } = useLingui();
  const query = useQuery(orpc.privacy.erasures.queryOptions());
  if (query.data === undefined) return null;
  const day = new Intl.DateTimeFormat(formatLocale(i18n.locale), { dateStyle: 'long' });
  const names: Readonly<Record<Kept['what'], string>> = { invoice: t`Invoices` };
  const { keptByLaw } = query.data;
  return (
    <div className="px-4 py-3 text-data text-ink-2">
      {keptByLaw.length === 0 ? (
        <p>
          <Trans>Nothing has to stay by law: this Kaizup keeps no invoices.</Trans>
        </p>
      ) : (
        <ul className="flex flex-col gap-1">
          {keptByLaw.map(({ what, law, until }) => {
            const name = names[what];
            const end = day.format(until);
            return (
              <li key={`${what}-${until}`}>
                <Trans>
                  {name}: until {end}, by law ({law})
                </Trans>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
