import { Trans } from '@lingui/react/macro';
import { Button } from '../../ui/Button.tsx';
import { Row } from '../../ui/ViewFrame.tsx';
import { stateOf, useConsents, useDecision } from '../privacy/consents/use-consents.ts';

/** Whether these settings are kept, which rests on consent: given and taken back here as well. */
export function PreferencesNote() {
  const state = stateOf(useConsents().data, 'preferences');
  const { chosen, decide } = useDecision('preferences', 'settings');
  if (state === undefined) return null;
  const holds = chosen ?? state.holds;
  return (
    <Row>
      <p className="max-w-[60ch] flex-1 text-data text-ink-2">
        {holds ? (
          <Trans>Theme, density, first day of the week, sidebar and window are kept with your consent.</Trans>
        ) : (
          <Trans>
            Theme, density, first day of the week, sidebar and window last until you quit Kaizup: you did not
            agree to keeping them.
          </Trans>
        )}
      </p>
      <Button variant="secondary" onPress={() => decide(!holds)}>
        {holds ? <Trans>No longer keep them</Trans> : <Trans>Keep them</Trans>}
      </Button>
    </Row>
  );
}
