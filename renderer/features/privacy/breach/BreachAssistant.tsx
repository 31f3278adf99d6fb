import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { BreachClock } from './BreachClock.tsx';
import { Decision } from './Decision.tsx';
import { Describe } from './Describe.tsx';
import { Finish } from './Finish.tsx';
import { Measures } from './Measures.tsx';
import { Notices } from './Notices.tsx';
import { RiskQuestions } from './RiskQuestions.tsx';
import { useBreach } from './use-breach.ts';

/** From the first minute to the closed record, from top to bottom; every part can be left and come back to. */
export function BreachAssistant({ id, onBack }: { readonly id: number; readonly onBack: () => void }) {
  const { t } = useLingui();
  const draft = useBreach(id);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  const { breach, answers } = draft;
  return (
    <div
      ref={top}
      tabIndex={-1}
      role="region"
      aria-label={t`Incident ${id}`}
      className="flex flex-col gap-6 outline-none"
    >
      <Button variant="quiet" className="-ml-3.5 self-start" onPress={onBack}>
        <ArrowLeft size={16} aria-hidden="true" />
        <Trans>All incidents</Trans>
      </Button>
      {breach === undefined || answers === undefined ? (
        <Skeleton className="h-96 rounded-xl" />
      ) : (
        <>
          <BreachClock draft={draft} breach={breach} />
          {breach.closedAt === null && <Measures draft={draft} breach={breach} />}
          <Describe draft={draft} answers={answers} isClosed={breach.closedAt !== null} />
          <RiskQuestions draft={draft} answers={answers} isClosed={breach.closedAt !== null} />
          <Decision key={`decision-${breach.decision}`} draft={draft} breach={breach} />
          {breach.decision !== null && breach.decision !== 'nobody' && (
            <Notices draft={draft} breach={breach} />
          )}
          <Finish draft={draft} breach={breach} />
        </>
      )}
    </div>
  );
}
