import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { requestOutcomeWords } from '../../../../shared/i18n/request-words.ts';
import {
  type RequestOutcome,
  requestOutcome,
  type RightsRequest,
} from '../../../../shared/model/rights-request.ts';
import { engine } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { localDay } from '../../../ui/MomentField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toastError } from '../../../ui/toast-error.ts';

export type StepName = 'sent' | 'answered' | 'extended' | 'closed';

interface RequestStepProps {
  readonly request: RightsRequest;
  readonly step: StepName;
  readonly onClose: () => void;
}

/** Notes the next step of a request: the day it left, was answered or put off, or what came of it. */
export function RequestStep({ request: { id, sentOn }, step, onClose }: RequestStepProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [on, setOn] = useState(() => localDay(new Date()));
  const [outcome, setOutcome] = useState<RequestOutcome | null>(null);
  const [note, setNote] = useState('');
  const write = useMutation({
    mutationFn: async () => {
      if (step === 'sent') await engine.requests.sent({ id, on, zone: ownZone() });
      else if (step === 'answered') await engine.requests.answered({ id, on });
      else if (step === 'extended') await engine.requests.extended({ id, on });
      else if (outcome !== null) await engine.requests.close({ id, outcome, note });
    },
    onSuccess: onClose,
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries(),
  });
  const titles: Readonly<Record<StepName, string>> = {
    sent: t`When did it leave?`,
    answered: t`When did the answer come?`,
    extended: t`When did they say so?`,
    closed: t`What came of it?`,
  };
  return (
    <Dialog
      title={titles[step]}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onPress={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            variant="primary"
            isPending={write.isPending}
            isDisabled={step === 'closed' && outcome === null}
            onPress={() => write.mutate()}
          >
            {step === 'closed' ? <Trans>Close the request</Trans> : <Trans>Note it</Trans>}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {step === 'closed' ? (
          <>
            <Select
              label={t`Outcome`}
              value={outcome}
              onChange={setOutcome}
              placeholder={t`Choose one`}
              options={requestOutcome.options.map((value) => ({
                value,
                label: t(requestOutcomeWords[value]),
              }))}
            />
            <TextArea label={t`Note`} rows={3} value={note} onChange={setNote} maxLength={2000} />
          </>
        ) : (
          <>
            <DateField
              label={t`Day`}
              value={on}
              onChange={setOn}
              {...(sentOn === null ? {} : { min: sentOn })}
            />
            <p className="text-data text-ink-2">
              {step === 'sent' && (
                <Trans>
                  The answer is due one month later. Kaizup reminds you a week before, on the day, and when it
                  is late.
                </Trans>
              )}
              {step === 'extended' && (
                <Trans>
                  Two months are added when they told you, with reasons, within the first month. Told later,
                  it changes nothing.
                </Trans>
              )}
              {step === 'answered' && (
                <Trans>The clock stops. You can close the request once you have looked at the answer.</Trans>
              )}
            </p>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** The zone of this computer's clock. */
const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
