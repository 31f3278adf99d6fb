import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { auditActorWords, auditWords } from '../../../../shared/i18n/audit-words.ts';
import { consentWords } from '../../../../shared/i18n/consent-words.ts';
import { failureMessage, failureMessages } from '../../../../shared/i18n/failure-messages.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { AuditEntry } from '../../../../shared/model/audit.ts';
import { consentCategory } from '../../../../shared/model/consent.ts';
import { networkIds } from '../../../../shared/model/network-ids.ts';
import { orpc } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { VerifyLog } from './VerifyLog.tsx';

const pageSize = 50;

/** The audit log, newest first, and the check that it is whole. */
export function LogSection() {
  const { t } = useLingui();
  const query = useInfiniteQuery(
    orpc.privacy.audit.infiniteOptions({
      input: (before: number | null) => ({ before, limit: pageSize }),
      initialPageParam: null,
      getNextPageParam: (last) => (last.length < pageSize ? undefined : (last.at(-1)?.id ?? undefined)),
    }),
  );
  const entries = query.data?.pages.flat() ?? [];
  return (
    <>
      <VerifyLog />
      {query.isPending ? (
        <Skeleton className="h-64 rounded-xl" />
      ) : entries.length === 0 ? (
        <EmptyState title={query.isError ? t`The log could not be read` : t`Nothing recorded yet`}>
          <Trans>From the first connection on, everything that matters stands here.</Trans>
        </EmptyState>
      ) : (
        <div className="overflow-hidden rounded-xl border border-line bg-surface-1 shadow-card">
          <table aria-label={t`Audit log`} className="w-full text-left text-data">
            <thead className="bg-surface-0 text-ink-2">
              <tr>
                <th scope="col" className="px-4 py-2 font-medium">
                  <Trans>When</Trans>
                </th>
                <th scope="col" className="px-4 py-2 font-medium">
                  <Trans>Who</Trans>
                </th>
                <th scope="col" className="px-4 py-2 font-medium">
                  <Trans>What</Trans>
                </th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line border-line border-t">
              {entries.map((entry) => (
                <LogLine key={entry.id} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <Button
          variant="secondary"
          className="self-center"
          isDisabled={query.isFetchingNextPage}
          onPress={() => void query.fetchNextPage()}
        >
          <Trans>Show older entries</Trans>
        </Button>
      )}
    </>
  );
}

function LogLine({ entry }: { readonly entry: AuditEntry }) {
  const { t, i18n } = useLingui();
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const facts = useFacts(entry);
  return (
    <tr>
      <td className="whitespace-nowrap px-4 py-2 text-ink-2 tabular-nums">{when.format(entry.at)}</td>
      <td className="whitespace-nowrap px-4 py-2 text-ink-2">{t(auditActorWords[entry.actor])}</td>
      <td className="px-4 py-2 text-ink-1">
        {t(auditWords[entry.kind])}
        {facts !== '' && <span className="text-ink-2"> · {facts}</span>}
      </td>
    </tr>
  );
}

/** The network, whether in practice, why it failed, what was decided, and a number or version where there is one. */
function useFacts({ detail }: AuditEntry): string {
  const { t, i18n } = useLingui();
  const network = networkIds.find((id) => id === detail['network']);
  const count = detail['count'] ?? detail['removed'];
  const { failure, granted, policy } = detail;
  const consent = consentCategory.options.find((category) => category === detail['category']);
  return [
    network === undefined ? undefined : networkNames[network],
    detail['mode'] === 'practice' ? t`practice` : undefined,
    network !== undefined && isFailure(failure)
      ? failureMessage(i18n, network, { code: failure })
      : undefined,
    consent === undefined ? undefined : i18n._(consentWords[consent].name),
    typeof granted === 'boolean' ? (granted ? t`Yes` : t`No`) : undefined,
    typeof policy === 'string' ? policy : undefined,
    typeof count === 'number' ? i18n.number(count) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

const isFailure = (code: unknown): code is keyof typeof failureMessages =>
  typeof code === 'string' && code in failureMessages;
