import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import type { RightsRequest } from '../../../../shared/model/rights-request.ts';
import { orpc } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Section } from '../../../ui/ViewFrame.tsx';
import { RequestRow } from './RequestRow.tsx';
import { WriteRequest } from './WriteRequest.tsx';

/** Letters to data protection officers: written here, sent by the owner's mail program, followed until there is an answer. */
export function RequestsSection() {
  const { t } = useLingui();
  const requests = useQuery(orpc.requests.list.queryOptions());
  const [writing, setWriting] = useState<'new' | RightsRequest | null>(null);
  const all = requests.data ?? [];
  const open = all.filter(({ state }) => state !== 'closed');
  const closed = all.filter(({ state }) => state === 'closed');
  const begin = (
    <Button variant="primary" onPress={() => setWriting('new')}>
      <Trans>Write a request</Trans>
    </Button>
  );
  return (
    <>
      {requests.data === undefined ? (
        <Skeleton className="h-40 rounded-xl" />
      ) : all.length === 0 ? (
        <EmptyState icon={<Mail size={22} aria-hidden="true" />} title={t`No request yet`} action={begin}>
          <Trans>
            Kaizup drafts the letter, your mail program sends it, and the month for an answer is watched here.
          </Trans>
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <p className="min-w-0 flex-1 text-data text-ink-2">
              <Trans>
                An answer is due within one month (Art. 12(3) GDPR). Where that day is a holiday or a weekend,
                the next working day counts.
              </Trans>
            </p>
            {begin}
          </div>
          {open.length > 0 && (
            <Section title={t`Under way`}>
              {open.map((request) => (
                <RequestRow key={request.id} request={request} onEdit={() => setWriting(request)} />
              ))}
            </Section>
          )}
          {closed.length > 0 && (
            <Section title={t`Closed`} description={t`Kept for five years, then they go by themselves.`}>
              {closed.map((request) => (
                <RequestRow key={request.id} request={request} onEdit={() => setWriting(request)} />
              ))}
            </Section>
          )}
        </>
      )}
      {writing !== null && (
        <WriteRequest request={writing === 'new' ? null : writing} onClose={() => setWriting(null)} />
      )}
    </>
  );
}
