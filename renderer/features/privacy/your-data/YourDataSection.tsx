import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Holdings } from '../../../../shared/model/rights.ts';
import { orpc } from '../../../app/engine-client.ts';
import { Section } from '../../../ui/ViewFrame.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Copies } from './Copies.tsx';
import { ErasureRows } from './ErasureRows.tsx';
import { Erasures } from './Erasures.tsx';

/** The owner's rights over what is held: see it, take it along, have it erased. */
export function YourDataSection() {
  const { t } = useLingui();
  const holdings = useQuery(orpc.privacy.holdings.queryOptions());
  return (
    <>
      {holdings.data === undefined ? (
        <Skeleton className="h-20 rounded-xl" />
      ) : (
        <HeldNumbers holdings={holdings.data} />
      )}
      <Section
        title={t`See it and take it along`}
        description={t`Both hold everything. Keys to your accounts are named in them, never shown.`}
      >
        <Copies isEmpty={holdings.data !== undefined && isEmpty(holdings.data)} />
      </Section>
      <Erasures />
      <Section
        title={t`Have it erased`}
        description={t`From the database, its free pages, the files and the logs. What is public on a network stays there until you delete it there.`}
      >
        <ErasureRows />
      </Section>
    </>
  );
}

const isEmpty = ({ posts, accounts, media }: Holdings): boolean => posts + accounts + media === 0;

function HeldNumbers({ holdings }: { readonly holdings: Holdings }) {
  const { t, i18n } = useLingui();
  const megabytes = i18n.number(holdings.mediaBytes / 1_000_000, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 0,
  });
  const numbers: readonly (readonly [string, number, string | null])[] = [
    [t`Posts`, holdings.posts, null],
    [t`Pictures, videos, PDFs`, holdings.media, megabytes],
    [t`Accounts`, holdings.accounts, null],
    [t`Figures`, holdings.figures, null],
  ];
  return (
    <section aria-label={t`What is held about you and your work`}>
      <dl className="grid grid-cols-2 gap-3 min-[760px]:grid-cols-4">
        {numbers.map(([name, count, note]) => (
          <div key={name} className="rounded-xl border border-line bg-surface-1 px-4 py-3 shadow-card">
            <dt className="text-data text-ink-2">{name}</dt>
            <dd className="font-semibold text-ink-1 text-title tabular-nums">
              {i18n.number(count)}
              {note !== null && <span className="ml-2 font-normal text-data text-ink-2">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-data text-ink-2">
        <Trans>All of it is on this computer.</Trans>
      </p>
    </section>
  );
}
