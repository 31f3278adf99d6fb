import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import {
  requestOutcomeWords,
  requestRightWords,
  requestStateWords,
} from '../../../../shared/i18n/request-words.ts';
import type { RequestState, RightsRequest } from '../../../../shared/model/rights-request.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Badge, type BadgeTone } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { RequestStep, type StepName } from './RequestStep.tsx';
import { useRecipientName } from './recipient-name.ts';

const tones: Readonly<Record<RequestState, BadgeTone>> = {
  drafted: 'neutral',
  sent: 'info',
  extended: 'info',
  overdue: 'danger',
  answered: 'success',
  closed: 'neutral',
};

/** Which steps a request may take now. */
const stepsOf: Readonly<Record<RequestState, readonly StepName[]>> = {
  drafted: ['sent'],
  sent: ['answered', 'extended', 'closed'],
  extended: ['answered', 'closed'],
  overdue: ['answered', 'extended', 'closed'],
  answered: ['closed'],
  closed: [],
};

/** A request with how far it is, how long an answer may take, and what can be done next. */
export function RequestRow({
  request,
  onEdit,
}: {
  readonly request: RightsRequest;
  readonly onEdit: () => void;
}) {
  const { t } = useLingui();
  const recipient = useRecipientName()(request.recipient);
  const [step, setStep] = useState<StepName | null>(null);
  const labels: Readonly<Record<StepName, string>> = {
    sent: t`I sent it…`,
    answered: t`I have an answer…`,
    extended: t`They need longer…`,
    closed: t`Close…`,
  };
  const { right, state } = request;
  return (
    <div className="flex flex-col gap-2 px-4 py-3.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium text-ink-1">
          {t(requestRightWords[right].name)} · {recipient}
        </h3>
        <Badge tone={tones[state]}>{t(requestStateWords[state])}</Badge>
      </div>
      <Dates request={request} />
      {request.outcome !== null && (
        <p className="text-data text-ink-2">
          {t(requestOutcomeWords[request.outcome])}
          {request.note !== '' && <> · {request.note}</>}
        </p>
      )}
      <div className="-ml-3.5 flex flex-wrap gap-1">
        {stepsOf[state].map((name, index) => (
          <Button
            key={name}
            variant={index === 0 && state !== 'answered' ? 'secondary' : 'quiet'}
            className={index === 0 && state !== 'answered' ? 'ml-3.5' : ''}
            onPress={() => setStep(name)}
          >
            {labels[name]}
          </Button>
        ))}
        <Button variant="quiet" onPress={onEdit} className={state === 'closed' ? 'ml-0' : ''}>
          {state === 'drafted' ? <Trans>Edit the letter</Trans> : <Trans>Read the letter</Trans>}
        </Button>
      </div>
      {step !== null && <RequestStep request={request} step={step} onClose={() => setStep(null)} />}
    </div>
  );
}

function Dates({ request }: { readonly request: RightsRequest }) {
  const { t, i18n } = useLingui();
  const format = new Intl.DateTimeFormat(formatLocale(i18n.locale), { dateStyle: 'long', timeZone: 'UTC' });
  const day = (text: string): string => format.format(new Date(`${text}T12:00:00Z`));
  const { sentOn, dueOn, daysLeft, answeredOn } = request;
  if (sentOn === null || dueOn === null) {
    return (
      <p className="text-data text-ink-2">
        <Trans>Not sent yet. The month runs from the day it leaves.</Trans>
      </p>
    );
  }
  return (
    <p className="text-data text-ink-2 tabular-nums">
      <Trans>Sent on {day(sentOn)}</Trans>
      {' · '}
      {answeredOn !== null ? (
        <Trans>answered on {day(answeredOn)}</Trans>
      ) : daysLeft === null ? (
        <Trans>an answer was due on {day(dueOn)}</Trans>
      ) : (
        <>
          <Trans>answer due on {day(dueOn)}</Trans>
          {', '}
          <span className={daysLeft < 0 ? 'font-medium text-danger-ink' : 'font-medium text-ink-1'}>
            {daysLeft < 0
              ? t`${plural(-daysLeft, { one: '# day late', other: '# days late' })}`
              : daysLeft === 0
                ? t`today`
                : t`${plural(daysLeft, { one: '# day left', other: '# days left' })}`}
          </span>
        </>
      )}
    </p>
  );
}
