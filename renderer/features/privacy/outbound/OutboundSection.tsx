import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { OutboundRequest } from '../../../../shared/contract/privacy.ts';
import { orpc } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { NetworkMark } from '../../../ui/NetworkMark.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

const pageSize = 50;

/** Every request that left this computer, newest first. */
export function OutboundSection() {
  const { t } = useLingui();
  const query = useInfiniteQuery(
    orpc.privacy.outbound.infiniteOptions({
      input: (before: number | null) => ({ before, limit: pageSize }),
      initialPageParam: null,
      getNextPageParam: (last) => (last.length < pageSize ? undefined : (last.at(-1)?.id ?? undefined)),
    }),
  );
  const requests = query.data?.pages.flat() ?? [];
  if (query.isPending) return <Skeleton className="h-64 rounded-xl" />;
  if (requests.length === 0) {
    return (
      <EmptyState title={query.isError ? t`The record could not be read` : t`Nothing has left this computer`}>
        <Trans>Drafting, planning and looking back need no connection.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <div className="overflow-x-auto rounded-xl border border-line bg-surface-1 shadow-card">
        <table aria-label={t`Requests that left this computer`} className="w-full text-left text-data">
          <thead className="bg-surface-0 text-ink-2">
            <tr>
              <th scope="col" className="px-4 py-2 font-medium">
                <Trans>When</Trans>
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                <Trans>Where to</Trans>
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                <Trans>How it ended</Trans>
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-line border-t">
            {requests.map((request) => (
              <RequestLine key={request.id} request={request} />
            ))}
          </tbody>
        </table>
      </div>
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

function RequestLine({ request }: { readonly request: OutboundRequest }) {
  const { i18n } = useLingui();
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const { network, practice, method, host, path, status, answered } = request;
  const seconds = i18n.number(request.durationMs / 1000, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });
  return (
    <tr>
      <td className="whitespace-nowrap px-4 py-2 text-ink-2 tabular-nums">{when.format(request.at)}</td>
      <td className="px-4 py-2">
        <span className="flex items-center gap-2 text-ink-1">
          <NetworkMark network={network} mode={practice ? 'practice' : 'real'} size={14} />
          {practice ? <Trans>This computer</Trans> : host}
        </span>
        <span className="break-all font-mono text-ink-2 text-xs">
          {method} {path}
        </span>
      </td>
      <td className="whitespace-nowrap px-4 py-2 text-ink-2">
        {answered ? <Trans>Answered with {status}</Trans> : <Trans>No answer</Trans>} · {seconds}
      </td>
    </tr>
  );
}
