import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Erasure } from '../../../shared/model/rights.ts';
import { orpc } from '../../app/engine-client.ts';
import { formatLocale } from '../../app/format-locale.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCancelErasure } from '../privacy/your-data/use-cancel-erasure.ts';

/** The erasure of this post that is planned; null: none. */
export function usePlannedErasure(postId: string): Erasure | null {
  const { data } = useQuery(orpc.privacy.erasures.queryOptions());
  return (
    data?.erasures.find(
      ({ scope, subjectId, doneAt }) => scope === 'post' && subjectId === postId && doneAt === null,
    ) ?? null
  );
}

/** Says when the post is erased, and lets the owner think again. */
export function ErasureNotice({ erasure }: { readonly erasure: Erasure }) {
  const { i18n } = useLingui();
  const cancel = useCancelErasure(erasure.id);
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(erasure.dueAt);
  return (
    <Banner tone="warning" title={<Trans>Every trace of this post is erased on {when}</Trans>}>
      <p>
        <Trans>What is public on a network stays there until you delete it there.</Trans>
      </p>
      <Button className="mt-2" isPending={cancel.isPending} onPress={() => cancel.mutate()}>
        <Trans>Call it off</Trans>
      </Button>
    </Banner>
  );
}
