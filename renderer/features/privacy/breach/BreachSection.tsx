import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { engine, orpc } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { Section } from '../../../ui/ViewFrame.tsx';
import { BreachAssistant } from './BreachAssistant.tsx';
import { BreachRow } from './BreachRow.tsx';
import { JudgedSignals } from './JudgedSignals.tsx';
import { SignalRow } from './SignalRow.tsx';

/** What looks like an incident, the assistant for one, and the record of each. */
export function BreachSection() {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const overview = useQuery(orpc.breach.overview.queryOptions());
  const [shown, setShown] = useState<number | null>(null);
  const open = useMutation({
    mutationFn: (signalIds: readonly number[]) =>
      engine.breach.open({ signalIds: [...signalIds], knownAt: Date.now() }),
    onSuccess: ({ id }) => setShown(id),
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries(),
  });
  if (overview.data === undefined) return <Skeleton className="h-56 rounded-xl" />;
  if (shown !== null) return <BreachAssistant id={shown} onBack={() => setShown(null)} />;
  const { signals, breaches } = overview.data;
  const waiting = signals.filter(({ decidedAt }) => decidedAt === null);
  const judged = signals.filter(({ decidedAt, breachId }) => decidedAt !== null && breachId === null);
  return (
    <>
      {waiting.length === 0 ? (
        <div className="flex items-center gap-4 rounded-xl border border-line bg-surface-1 px-5 py-4 shadow-card">
          <span className="flex size-10 shrink-0 items-center justify-center rounded-2xl bg-success-fill text-success-ink">
            <ShieldCheck size={20} aria-hidden="true" />
          </span>
          <div className="min-w-0 flex-1">
            <p className="font-medium text-ink-1">
              <Trans>Nothing looks like an incident</Trans>
            </p>
            <p className="max-w-[62ch] text-data text-ink-2">
              <Trans>
                Kaizup watches for wrong passwords, changes to its log and database, another keychain, unknown
                hosts, and what networks say of your sign-ins.
              </Trans>
            </p>
          </div>
        </div>
      ) : (
        <Section
          title={t`Needs your judgement`}
          description={t`A signal is no proof. Say what it was: nothing, or something to look into.`}
        >
          {waiting.map((signal) => (
            <SignalRow
              key={signal.id}
              signal={signal}
              isPending={open.isPending}
              onOpen={() => open.mutate([signal.id])}
            />
          ))}
        </Section>
      )}
      <Section
        title={t`Records`}
        description={t`What happened, what it meant, who was told and when. Kept for good, as the law asks (Art. 33(5) GDPR).`}
      >
        {breaches.map((breach) => (
          <BreachRow key={breach.id} breach={breach} onOpen={() => setShown(breach.id)} />
        ))}
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
          <p className="min-w-0 flex-1 text-data text-ink-2">
            <Trans>
              A lost laptop, a mail to the wrong person, a stolen password: tell it here, also without a
              signal.
            </Trans>
          </p>
          <Button isPending={open.isPending} onPress={() => open.mutate([])}>
            <Trans>Something happened</Trans>
          </Button>
        </div>
      </Section>
      {judged.length > 0 && <JudgedSignals signals={judged} />}
    </>
  );
}
