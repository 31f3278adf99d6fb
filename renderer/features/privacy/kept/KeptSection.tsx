import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { RegisterEntry } from '../../../../shared/contract/privacy.ts';
import {
  activityWords,
  dataKindWords,
  dataSourceWords,
  legalBasisWords,
} from '../../../../shared/i18n/register-words.ts';
import { type DataKind, processingActivities } from '../../../../shared/privacy/register.ts';
import { orpc } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { PlacesOf } from './PlacesOf.tsx';
import { Recipients } from './Recipients.tsx';
import { SaveRegister } from './SaveRegister.tsx';

/** The record of processing activities: what is kept, why, for how long, and who receives it. */
export function KeptSection() {
  const { t } = useLingui();
  const query = useQuery(orpc.privacy.register.queryOptions());
  if (query.isPending) return <Skeleton className="h-96 rounded-xl" />;
  if (query.data === undefined) {
    return (
      <EmptyState
        title={t`The register could not be read`}
        action={
          <Button variant="primary" onPress={() => void query.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    );
  }
  return (
    <>
      <SaveRegister />
      {query.data.map((entry) => (
        <ActivityCard key={entry.activity} entry={entry} />
      ))}
      <Recipients />
    </>
  );
}

function ActivityCard({ entry }: { readonly entry: RegisterEntry }) {
  const { t, i18n } = useLingui();
  const { name, purpose, kept } = activityWords[entry.activity];
  const { basis, sources, recipients } = processingActivities[entry.activity];
  const list = new Intl.ListFormat(formatLocale(i18n.locale), { type: 'conjunction' });
  const kinds = kindsOf(entry);
  const facts: readonly (readonly [string, string])[] = [
    [t`Why it is allowed`, t(legalBasisWords[basis])],
    [t`Kept`, t(kept)],
    [t`Comes from`, list.format(sources.map((source) => t(dataSourceWords[source])))],
    [
      t`Who receives it`,
      recipients === 'nobody' ? t`Nobody` : t`The networks you choose, when you publish or read there`,
    ],
    ...(kinds.length === 0
      ? []
      : [[t`What it is`, list.format(kinds.map((kind) => t(dataKindWords[kind])))] as const]),
  ];
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface-1 p-4 shadow-card">
      <div>
        <h2 className="font-semibold text-heading text-ink-1">{t(name)}</h2>
        <p className="max-w-[68ch] text-data text-ink-2">{t(purpose)}</p>
      </div>
      <dl className="grid grid-cols-[minmax(120px,168px)_1fr] gap-x-4 gap-y-1.5 text-data">
        {facts.map(([term, words]) => (
          <div key={term} className="contents">
            <dt className="text-ink-2">{term}</dt>
            <dd className="text-ink-1">{words}</dd>
          </div>
        ))}
      </dl>
      <PlacesOf entry={entry} />
    </section>
  );
}

/** Kinds of data of an activity, what says most first; what only ties records together is left out. */
function kindsOf({ tables, files }: RegisterEntry): readonly DataKind[] {
  const found = new Set([
    ...tables.flatMap(({ columns }) => columns.map(({ kind }) => kind)),
    ...files.map(({ kind }) => kind),
  ]);
  const order: readonly DataKind[] = ['identity', 'content', 'secret', 'figure', 'time', 'state'];
  return order.filter((kind) => found.has(kind));
}
