import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { breachStepWords } from '../../../../shared/i18n/breach-words.ts';
import type { Breach } from '../../../../shared/model/breach.ts';
import { bridge } from '../../../app/bridge.ts';
import { engine } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { useSettings } from '../../../app/settings.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { Section } from '../../../ui/ViewFrame.tsx';
import { tellFileOutcome } from '../your-data/tell-file-outcome.ts';
import type { BreachDraft } from './use-breach.ts';

/** The record, line by line; taking it out, and closing it once everybody is told. */
export function Finish({ draft, breach }: { readonly draft: BreachDraft; readonly breach: Breach }) {
  const { t, i18n } = useLingui();
  const { locale } = useSettings();
  const [conclusion, setConclusion] = useState(breach.conclusion);
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const { id, decision, closedAt } = breach;
  const isDone =
    decision === 'nobody' ||
    (decision !== null &&
      breach.authorityToldAt !== null &&
      (decision === 'authority' || breach.personsToldAt !== null));
  const takeOut = (): void =>
    void draft.run(async () => {
      const { text } = await engine.breach.record({ id, locale });
      tellFileOutcome(await bridge.saveText(`kaizup-incident-${id}.txt`, text), t`The record is written.`);
    });
  return (
    <Section
      title={t`The record`}
      description={t`Kept for good. Nothing in it can be changed afterwards; the audit log knows of every line.`}
    >
      <ol className="flex flex-col gap-1 px-4 py-3.5">
        {breach.steps.map(({ id: stepId, at, step }) => (
          <li key={stepId} className="flex flex-wrap gap-x-4 text-data">
            <span className="w-44 shrink-0 text-ink-2 tabular-nums">{when.format(at)}</span>
            <span className="text-ink-1">{t(breachStepWords[step])}</span>
          </li>
        ))}
      </ol>
      <div className="flex flex-col gap-3 px-4 py-4">
        {closedAt === null ? (
          <TextArea
            label={t`Conclusion`}
            rows={2}
            maxLength={2000}
            value={conclusion}
            onChange={setConclusion}
            description={
              isDone
                ? t`What you learned from it, and what is different now.`
                : t`The record can be closed once it is decided who is told, and they are.`
            }
          />
        ) : (
          <p className="text-ink-1">{breach.conclusion}</p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button isPending={draft.busy} onPress={takeOut}>
            <Trans>Save the record…</Trans>
          </Button>
          {closedAt === null && (
            <Button
              variant="primary"
              isDisabled={!isDone || conclusion.trim().length < 3}
              isPending={draft.busy}
              onPress={() => void draft.run(() => engine.breach.close({ id, conclusion }))}
            >
              <Trans>Close the record</Trans>
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
