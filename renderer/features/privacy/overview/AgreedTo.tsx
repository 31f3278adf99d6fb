import { Trans, useLingui } from '@lingui/react/macro';
import { consentWords } from '../../../../shared/i18n/consent-words.ts';
import { navigate } from '../../../app/router.ts';
import { Button } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/ViewFrame.tsx';
import { useConsents } from '../consents/use-consents.ts';

/** In a sentence what the owner agreed to, and the way to change it. */
export function AgreedTo() {
  const { i18n } = useLingui();
  const { data } = useConsents();
  const names = (data ?? [])
    .filter(({ holds }) => holds)
    .map(({ category }) => i18n._(consentWords[category].name));
  const list = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(names);
  return (
    <Row>
      <p className="min-w-0 flex-1 text-ink-2">
        {data === undefined ? null : names.length === 0 ? (
          <Trans>Nothing beyond what Kaizup cannot do without.</Trans>
        ) : (
          <Trans>Beside what Kaizup cannot do without: {list}.</Trans>
        )}
      </p>
      <Button variant="secondary" onPress={() => navigate('/privacy/consents')}>
        <Trans>Change</Trans>
      </Button>
    </Row>
  );
}
