import { Trans, useLingui } from '@lingui/react/macro';
import { consentWords } from '../../../../shared/i18n/consent-words.ts';
import { consentCategory, type ConsentState } from '../../../../shared/model/consent.ts';
import { callErrorOf } from '../../../app/engine-client.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { Row } from '../../../ui/ViewFrame.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';
import { YesNo } from '../../welcome/YesNo.tsx';
import { DecisionLine } from './DecisionLine.tsx';
import { stateOf, useConsents, useDecision } from './use-consents.ts';

/** One switch a category, with when it was decided and on which policy; a question again where a newer policy asks. */
export function ConsentSwitches() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const query = useConsents();
  if (query.isError && query.data === undefined) {
    return (
      <div className="p-3">
        <Banner
          tone="warning"
          action={
            <Button variant="secondary" onPress={() => void query.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        >
          {sentence(callErrorOf(query.error).code)}
        </Banner>
      </div>
    );
  }
  return (
    <>
      <Row>
        <SettingWords
          name={t`What Kaizup cannot do without`}
          note={t`Your posts, accounts and their keys, to publish at the times you set. Not shared with anyone but the networks you choose.`}
        />
        <span className="text-data text-ink-2">
          <Trans>Always</Trans>
        </span>
      </Row>
      {consentCategory.options.map((category) => {
        const state = stateOf(query.data, category);
        return (
          <Row key={category}>
            {state === undefined ? (
              <div className="flex w-full items-center justify-between">
                <Skeleton className="h-10 w-80" />
                <Skeleton className="h-5 w-9 rounded-full" />
              </div>
            ) : state.open ? (
              <AskedAgain state={state} />
            ) : (
              <ConsentSwitch state={state} />
            )}
          </Row>
        );
      })}
    </>
  );
}

function ConsentSwitch({ state }: { readonly state: ConsentState }) {
  const { i18n } = useLingui();
  const { category, last, holds } = state;
  const { chosen, decide } = useDecision(category, 'privacy');
  const { name, what } = consentWords[category];
  return (
    <Switch atEnd className="w-full" isSelected={chosen ?? holds} onChange={decide}>
      <span className="flex flex-col">
        <SettingWords name={i18n._(name)} note={i18n._(what)} />
        {last !== null && <DecisionLine decision={last} />}
      </span>
    </Switch>
  );
}

/** A consent that no longer counts, or was never asked: both answers weigh the same. */
function AskedAgain({ state }: { readonly state: ConsentState }) {
  const { i18n } = useLingui();
  const { category, last } = state;
  const { chosen, decide } = useDecision(category, last === null ? 'privacy' : 'policy');
  const { name, what } = consentWords[category];
  return (
    <>
      <span className="flex min-w-0 flex-1 flex-col">
        <SettingWords name={i18n._(name)} note={i18n._(what)} />
        <span className="mt-0.5 text-warning-ink text-xs">
          {last === null ? (
            <Trans>Not decided yet. Until then it counts as a no.</Trans>
          ) : (
            <Trans>The policy has changed since you decided. Until you answer, it counts as a no.</Trans>
          )}
        </span>
      </span>
      <YesNo label={i18n._(name)} value={chosen} onChange={decide} />
    </>
  );
}
