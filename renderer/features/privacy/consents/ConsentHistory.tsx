import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { consentWords } from '../../../../shared/i18n/consent-words.ts';
import { consentPlaceWords } from '../../../../shared/i18n/consent-place-words.ts';
import { orpc } from '../../../app/engine-client.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Row, Section } from '../../../ui/ViewFrame.tsx';
import { DecisionLine } from './DecisionLine.tsx';
import { WordsShown } from './WordsShown.tsx';

/** Every decision, newest first: the proof of what was agreed to. */
export function ConsentHistory() {
  const { t, i18n } = useLingui();
  const { data } = useQuery(orpc.privacy.consentHistory.queryOptions());
  if (data === undefined || data.length === 0) return null;
  return (
    <Section
      title={t`What you decided so far`}
      description={t`Kept as proof, with the words that you were shown. A later decision replaces an earlier one; none is changed.`}
    >
      {data.map((decision) => {
        const where = decision.place === null ? null : i18n._(consentPlaceWords[decision.place]);
        return (
          <Row key={decision.id}>
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="font-medium text-ink-1">{i18n._(consentWords[decision.category].name)}</span>
              <DecisionLine decision={decision} />
              {where !== null && <span className="text-ink-3 text-xs">{where}</span>}
              <WordsShown decision={decision} />
            </span>
            <Badge tone={decision.granted ? 'success' : 'neutral'}>
              {decision.granted ? <Trans>Yes</Trans> : <Trans>No</Trans>}
            </Badge>
          </Row>
        );
      })}
    </Section>
  );
}
