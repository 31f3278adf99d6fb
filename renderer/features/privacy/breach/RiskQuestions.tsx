import { useLingui } from '@lingui/react/macro';
import { riskAnswerWords, riskQuestionWords } from '../../../../shared/i18n/breach-words.ts';
import { type RiskAnswer, riskAnswer, riskQuestion } from '../../../../shared/model/breach.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Section } from '../../../ui/ViewFrame.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';
import type { AnswersProps } from './Describe.tsx';

/** The questions on which it depends who must be told. */
export function RiskQuestions({ draft, answers, isClosed }: AnswersProps) {
  const { t } = useLingui();
  return (
    <Section
      title={t`3. The risk for people`}
      description={t`Six questions. What you do not know counts as a danger, until you know.`}
    >
      {riskQuestion.options.map((question) => {
        const { ask, help } = riskQuestionWords[question];
        return (
          <div key={question} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
            <SettingWords name={t(ask)} note={t(help)} />
            {isClosed ? (
              <span className="text-ink-1">{t(riskAnswerWords[answers.risk[question] ?? 'unknown'])}</span>
            ) : (
              <SegmentedControl<RiskAnswer | ''>
                label={t(ask)}
                value={answers.risk[question] ?? ''}
                onChange={(answer) => {
                  if (answer !== '') draft.change({ risk: { ...answers.risk, [question]: answer } });
                }}
                options={riskAnswer.options.map((value) => ({ value, label: t(riskAnswerWords[value]) }))}
              />
            )}
          </div>
        );
      })}
    </Section>
  );
}
