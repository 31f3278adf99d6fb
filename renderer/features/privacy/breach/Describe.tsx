import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { breachNatureWords } from '../../../../shared/i18n/breach-words.ts';
import { activityWords } from '../../../../shared/i18n/register-words.ts';
import { type BreachAnswers, breachNature } from '../../../../shared/model/breach.ts';
import { type ProcessingActivityId, processingActivities } from '../../../../shared/privacy/register.ts';
import { orpc } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { MomentField } from '../../../ui/MomentField.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Section } from '../../../ui/ViewFrame.tsx';
import type { BreachDraft } from './use-breach.ts';

export interface AnswersProps {
  readonly draft: BreachDraft;
  readonly answers: BreachAnswers;
  readonly isClosed: boolean;
}

const activities = Object.keys(processingActivities) as ProcessingActivityId[];
const toggled = <T,>(list: readonly T[], value: T, on: boolean): T[] =>
  on ? [...list.filter((each) => each !== value), value] : list.filter((each) => each !== value);
const amountOf = (text: string): number | null => {
  const digits = text.replace(/\D/g, '').slice(0, 9);
  return digits === '' ? null : Number(digits);
};

/** What happened, to which data, of how many people: what Art. 33(3) asks, with the figures of this computer at hand. */
export function Describe({ draft, answers, isClosed }: AnswersProps) {
  const { t, i18n } = useLingui();
  const held = useQuery(orpc.breach.held.queryOptions());
  const { change } = draft;
  const counts = held.data?.byActivity ?? {};
  const inChosen = answers.data.reduce((sum, id) => sum + (counts[id] ?? 0), 0);
  const shared = { isReadOnly: isClosed };
  return (
    <Section
      title={t`2. What happened`}
      description={t`What you know now is enough; the rest can follow, to the authority too (Art. 33(4)).`}
    >
      <div className="flex flex-col gap-5 px-4 py-4">
        <TextArea
          label={t`In your own words`}
          rows={4}
          maxLength={4000}
          value={answers.happened}
          onChange={(happened) => change({ happened })}
          {...shared}
        />
        <Choices label={t`What became of the data?`}>
          {breachNature.options.map((id) => (
            <Checkbox
              key={id}
              isSelected={answers.nature.includes(id)}
              isReadOnly={isClosed}
              onChange={(on) => change({ nature: toggled(answers.nature, id, on) })}
            >
              {t(breachNatureWords[id].name)}
            </Checkbox>
          ))}
        </Choices>
        {answers.since === null ? (
          !isClosed && (
            <Button variant="secondary" className="self-start" onPress={() => change({ since: Date.now() })}>
              <Trans>I know when it began</Trans>
            </Button>
          )
        ) : (
          <MomentField
            dayLabel={t`Day it began`}
            timeLabel={t`Time it began`}
            value={answers.since}
            onChange={(since) => change({ since })}
          />
        )}
        <Choices label={t`Which data? This computer holds so many records of each.`}>
          <div className="grid grid-cols-1 gap-x-6 min-[760px]:grid-cols-2">
            {activities.map((id) => (
              <Checkbox
                key={id}
                isSelected={answers.data.includes(id)}
                isReadOnly={isClosed}
                onChange={(on) => change({ data: toggled(answers.data, id, on) })}
              >
                <span className="flex items-baseline justify-between gap-3">
                  <span>{t(activityWords[id].name)}</span>
                  <span className="text-data text-ink-2 tabular-nums">{i18n.number(counts[id] ?? 0)}</span>
                </span>
              </Checkbox>
            ))}
          </div>
        </Choices>
        <TextField
          label={t`Who are the people concerned?`}
          value={answers.who}
          onChange={(who) => change({ who })}
          placeholder={t`Customers who wrote to us, two members of staff`}
          maxLength={4000}
          {...shared}
        />
        <div className="grid grid-cols-1 items-start gap-4 min-[700px]:grid-cols-2">
          <TextField
            label={t`How many people, about?`}
            inputMode="numeric"
            value={answers.persons === null ? '' : String(answers.persons)}
            onChange={(text) => change({ persons: amountOf(text) })}
            {...shared}
          />
          <TextField
            label={t`How many records, about?`}
            inputMode="numeric"
            value={answers.records === null ? '' : String(answers.records)}
            onChange={(text) => change({ records: amountOf(text) })}
            {...shared}
            {...(inChosen === 0
              ? {}
              : { description: t`In what you ticked, this computer holds ${i18n.number(inChosen)}.` })}
          />
        </div>
        {!isClosed && inChosen > 0 && answers.records !== inChosen && (
          <Button className="-mt-2 self-start" onPress={() => change({ records: inChosen })}>
            <Trans>Take {i18n.number(inChosen)} as the number of records</Trans>
          </Button>
        )}
        <TextArea
          label={t`What may follow from it for people?`}
          rows={2}
          maxLength={4000}
          value={answers.consequences}
          onChange={(consequences) => change({ consequences })}
          {...shared}
        />
        <TextArea
          label={t`What did you do about it, or will you?`}
          rows={2}
          maxLength={4000}
          value={answers.measures}
          onChange={(measures) => change({ measures })}
          {...shared}
        />
        <TextField
          label={t`Who can answer questions?`}
          value={answers.contact}
          onChange={(contact) => change({ contact })}
          placeholder={t`Name, e-mail, telephone`}
          maxLength={4000}
          {...shared}
        />
      </div>
    </Section>
  );
}

function Choices({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-data text-ink-1">{label}</legend>
      {children}
    </fieldset>
  );
}
