import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import { engine, orpc } from '../../../app/engine-client.ts';
import { navigate } from '../../../app/router.ts';
import { Button } from '../../../ui/Button.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { useConsents } from '../consents/use-consents.ts';
import { useDay } from './use-day.ts';

/** Says above every view that a large change of the policy comes, or that one asks for a consent again. Gone once it is answered. */
export function PolicyStrip() {
  const policy = useQuery(orpc.privacy.policy.queryOptions()).data;
  const consents = useConsents().data;
  const day = useDay();
  if (policy === undefined || consents === undefined) return null;
  const { coming, seen } = policy;
  if (consents.some(({ open, last }) => open && last !== null)) {
    return (
      <Strip
        action={
          <Button variant="quiet" onPress={() => navigate('/privacy/consents')}>
            <Trans>Answer</Trans>
          </Button>
        }
      >
        <Trans>The privacy policy has changed, and asks you again for a consent.</Trans>
      </Strip>
    );
  }
  if (coming === null || coming.id === seen) return null;
  const from = day(coming.holdsFrom);
  return (
    <Strip action={<SeenActions id={coming.id} />}>
      <Trans>The privacy policy changes on {from}.</Trans>
    </Strip>
  );
}

function SeenActions({ id }: { readonly id: string }) {
  const queryClient = useQueryClient();
  const see = useMutation({
    mutationFn: () => engine.privacy.policySeen({ id }),
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.privacy.policy.key() }),
  });
  return (
    <>
      <Button variant="quiet" onPress={() => navigate('/privacy/policy')}>
        <Trans>What changes</Trans>
      </Button>
      <Button variant="quiet" isPending={see.isPending} onPress={() => see.mutate()}>
        <Trans>I have read it</Trans>
      </Button>
    </>
  );
}

function Strip({ children, action }: { readonly children: ReactNode; readonly action: ReactNode }) {
  return (
    <div
      role="status"
      className="flex min-h-11 shrink-0 items-center gap-2 border-info-line border-b bg-info-fill px-4 text-data text-info-ink"
    >
      <ScrollText size={15} aria-hidden="true" className="shrink-0" />
      <p className="min-w-0 flex-1">{children}</p>
      {action}
    </div>
  );
}
