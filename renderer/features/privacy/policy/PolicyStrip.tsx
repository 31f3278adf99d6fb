import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PolicyVersion } from '../../../../shared/model/policy.ts';
import { engine, orpc } from '../../../app/engine-client.ts';
import { navigate } from '../../../app/router.ts';
import { Button } from '../../../ui/Button.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { useConsents } from '../consents/use-consents.ts';
import { AskedAgainNote } from './AskedAgainNote.tsx';
import { PolicyChanges } from './PolicyChanges.tsx';
import { useDay } from './use-day.ts';

/**
 * Says above every view that a large change of the policy comes or came, with what it changes, and that one asks for a consent again.
 * Gone once it is read or answered.
 */
export function PolicyStrip() {
  const policy = useQuery(orpc.privacy.policy.queryOptions()).data;
  const consents = useConsents().data;
  if (policy === undefined || consents === undefined) return null;
  const { coming, untold, seen } = policy;
  const isAsked = consents.some(({ open, last }) => open && last !== null);
  return (
    <div role="status" className="shrink-0">
      {isAsked ? <AskedStrip /> : untold !== null && <ChangeStrip version={untold} holds />}
      {coming !== null && coming.id !== seen && <ChangeStrip version={coming} holds={false} />}
    </div>
  );
}

function AskedStrip() {
  return (
    <Strip
      title={<Trans>The privacy policy has changed, and asks you again for a consent.</Trans>}
      action={
        <>
          <Button variant="secondary" onPress={() => navigate('/privacy/policy')}>
            <Trans>What changed</Trans>
          </Button>
          <Button variant="secondary" onPress={() => navigate('/privacy/consents')}>
            <Trans>Answer</Trans>
          </Button>
        </>
      }
    >
      <Trans>Until you answer, it counts as a no.</Trans>
    </Strip>
  );
}

function ChangeStrip({ version, holds }: { readonly version: PolicyVersion; readonly holds: boolean }) {
  const from = useDay()(version.holdsFrom);
  const queryClient = useQueryClient();
  const see = useMutation({
    mutationFn: () => engine.privacy.policySeen({ id: version.id }),
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.privacy.policy.key() }),
  });
  return (
    <Strip
      title={
        holds ? (
          <Trans>The privacy policy changed on {from}.</Trans>
        ) : (
          <Trans>The privacy policy changes on {from}.</Trans>
        )
      }
      action={
        <Button variant="secondary" isPending={see.isPending} onPress={() => see.mutate()}>
          <Trans>I have read it</Trans>
        </Button>
      }
    >
      <PolicyChanges id={version.id} />
      <AskedAgainNote version={version} />
    </Strip>
  );
}

interface StripProps {
  readonly title: ReactNode;
  readonly action: ReactNode;
  readonly children: ReactNode;
}

function Strip({ title, action, children }: StripProps) {
  return (
    <div className="flex items-start gap-2.5 border-info-line border-b bg-info-fill px-4 py-2.5 text-data text-info-ink">
      <ScrollText size={15} aria-hidden="true" className="mt-0.5 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-medium">{title}</p>
        {children}
      </div>
      <div className="flex shrink-0 items-center gap-2">{action}</div>
    </div>
  );
}
