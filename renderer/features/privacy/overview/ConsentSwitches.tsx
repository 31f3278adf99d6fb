import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { consentWords } from '../../../../shared/i18n/consent-words.ts';
import {
  type ConsentCategory,
  type ConsentDecision,
  consentCategory,
} from '../../../../shared/model/consent.ts';
import { callErrorOf, engine, orpc } from '../../../app/engine-client.ts';
import { formatLocale } from '../../../app/format-locale.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { toastError } from '../../../ui/toast-error.ts';
import { Row } from '../../../ui/ViewFrame.tsx';
import { SettingWords } from '../../settings/SettingWords.tsx';

/** One switch a category, with when it was decided and on which policy. */
export function ConsentSwitches() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const query = useQuery(orpc.app.consents.queryOptions());
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
      {consentCategory.options.map((category) => (
        <Row key={category}>
          {query.data === undefined ? (
            <div className="flex w-full items-center justify-between">
              <Skeleton className="h-10 w-80" />
              <Skeleton className="h-5 w-9 rounded-full" />
            </div>
          ) : (
            <ConsentSwitch category={category} decision={latest(query.data, category)} />
          )}
        </Row>
      ))}
    </>
  );
}

function latest(decisions: readonly ConsentDecision[], category: ConsentCategory): ConsentDecision | null {
  const own = decisions.filter((decision) => decision.category === category);
  return own.reduce<ConsentDecision | null>(
    (last, decision) => (last === null || decision.decidedAt > last.decidedAt ? decision : last),
    null,
  );
}

interface ConsentSwitchProps {
  readonly category: ConsentCategory;
  readonly decision: ConsentDecision | null;
}

function ConsentSwitch({ category, decision }: ConsentSwitchProps) {
  const { i18n } = useLingui();
  const queryClient = useQueryClient();
  const decide = useMutation({
    mutationFn: (granted: boolean) => engine.app.decideConsent({ category, granted }),
    onError: toastError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.app.consents.key() }),
  });
  const { name, what } = consentWords[category];
  const granted = decide.isPending ? decide.variables : decision?.granted === true;
  return (
    <Switch atEnd className="w-full" isSelected={granted} onChange={(next) => decide.mutate(next)}>
      <span className="flex flex-col">
        <SettingWords name={i18n._(name)} note={i18n._(what)} />
        {decision !== null && <DecidedAt decision={decision} />}
      </span>
    </Switch>
  );
}

function DecidedAt({ decision }: { readonly decision: ConsentDecision }) {
  const { i18n } = useLingui();
  const when = new Intl.DateTimeFormat(formatLocale(i18n.locale), {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(decision.decidedAt);
  const version = decision.policyVersion;
  return (
    <span className="text-ink-3 text-xs tabular-nums">
      {decision.granted ? (
        <Trans>
          Accepted on {when}, policy {version}
        </Trans>
      ) : (
        <Trans>
          Refused on {when}, policy {version}
        </Trans>
      )}
    </span>
  );
}
