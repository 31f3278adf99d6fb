import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { breachDecisionWords, reasonWords } from '../../../../shared/i18n/breach-words.ts';
import { type Breach, type BreachDecision, breachDecision } from '../../../../shared/model/breach.ts';
import { engine } from '../../../app/engine-client.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { Section } from '../../../ui/ViewFrame.tsx';
import type { BreachDraft } from './use-breach.ts';

const tones = { nobody: 'success', authority: 'warning', 'authority-and-persons': 'danger' } as const;

/** What Kaizup recommends, with its reasons, and what the owner decides. */
export function Decision({ draft, breach }: { readonly draft: BreachDraft; readonly breach: Breach }) {
  const { t } = useLingui();
  const { id, recommendation, closedAt } = breach;
  const [chosen, setChosen] = useState<BreachDecision | null>(breach.decision);
  const [reason, setReason] = useState(breach.decisionReason);
  const decision = chosen ?? recommendation?.decision ?? null;
  const deviates = recommendation !== null && decision !== recommendation.decision;
  return (
    <Section title={t`4. Who is told`}>
      <div className="flex flex-col gap-4 px-4 py-4">
        {recommendation === null ? (
          <p className="text-ink-2">
            <Trans>
              Once the six questions are answered, a recommendation stands here, with its reasons.
            </Trans>
          </p>
        ) : (
          <Banner
            tone={tones[recommendation.decision]}
            title={<Trans>Recommended: {t(breachDecisionWords[recommendation.decision].name)}</Trans>}
          >
            <p>{t(breachDecisionWords[recommendation.decision].what)}</p>
            <ul className="mt-1 list-disc pl-4">
              {recommendation.reasons.map((each) => (
                <li key={each}>{t(reasonWords[each])}</li>
              ))}
            </ul>
          </Banner>
        )}
        {breach.decision !== null && (
          <p className="font-medium text-ink-1">
            <Trans>Decided: {t(breachDecisionWords[breach.decision].name)}</Trans>
          </p>
        )}
        {closedAt === null && (
          <>
            <Select
              label={t`Your decision`}
              value={decision}
              onChange={setChosen}
              placeholder={t`Choose one`}
              options={breachDecision.options.map((value) => ({
                value,
                label: t(breachDecisionWords[value].name),
              }))}
              className="max-w-[440px]"
            />
            <TextArea
              label={deviates ? t`Why you decide otherwise` : t`Your reasons`}
              rows={2}
              maxLength={2000}
              value={reason}
              onChange={setReason}
              description={t`An authority that asks later wants to read why.`}
            />
            <Button
              variant="primary"
              className="self-start"
              isDisabled={decision === null || (deviates && reason.trim() === '')}
              isPending={draft.busy}
              onPress={() => {
                if (decision !== null) void draft.run(() => engine.breach.decide({ id, decision, reason }));
              }}
            >
              <Trans>Record the decision</Trans>
            </Button>
          </>
        )}
      </div>
    </Section>
  );
}
