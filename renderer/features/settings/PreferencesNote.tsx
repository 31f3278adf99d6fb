import { Trans, useLingui } from '@lingui/react/macro';
import { consentWords } from '../../../shared/i18n/consent-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Row } from '../../ui/ViewFrame.tsx';
import { stateOf, useConsents, useDecision } from '../privacy/consents/use-consents.ts';

/**
 * Whether these settings are kept, which rests on consent: given and taken back here as well, in one press either way, on the words that
 * the decision is put on record with.
 */
export function PreferencesNote() {
  const { i18n } = useLingui();
  const state = stateOf(useConsents().data, 'preferences');
  const { chosen, decide } = useDecision('preferences', 'settings');
  if (state === undefined) return null;
  const holds = chosen ?? state.holds;
  return (
    <Row>
      <div className="flex min-w-0 flex-1 flex-col text-data text-ink-2">
        <p className="max-w-[60ch]">{i18n._(consentWords.preferences.what)}</p>
        <p className="mt-0.5 text-ink-3 text-xs">
          {holds ? (
            <Trans>Kept with your consent.</Trans>
          ) : (
            <Trans>Not kept, for want of your consent: all of it lasts until you quit Kaizup.</Trans>
          )}
        </p>
      </div>
      <Button variant="secondary" onPress={() => decide(!holds)}>
        {holds ? <Trans>No longer keep them</Trans> : <Trans>Keep them</Trans>}
      </Button>
    </Row>
  );
}
