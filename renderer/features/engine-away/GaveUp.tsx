import { Trans, useLingui } from '@lingui/react/macro';
import { Wrench } from 'lucide-react';
import { bridge } from '../../app/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from './FullPage.tsx';
import { SupportWhileAway } from './SupportWhileAway.tsx';

/** The engine stopped too often: look at the logs, or start with publishing paused. */
export function GaveUp() {
  const { t } = useLingui();
  return (
    <FullPage
      icon={<Wrench size={20} aria-hidden="true" />}
      title={t`Kaizup's engine stopped several times`}
      actions={
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" onPress={() => void bridge.restartEngine()}>
            <Trans>Start with publishing paused</Trans>
          </Button>
          <Button variant="secondary" onPress={() => void bridge.showLogs()}>
            <Trans>Show the logs</Trans>
          </Button>
          <SupportWhileAway />
          <Button variant="quiet" onPress={() => void bridge.quit()}>
            <Trans>Quit</Trans>
          </Button>
        </div>
      }
    >
      <p>
        <Trans>Your posts are safe on this computer. Nothing goes out while the engine is stopped.</Trans>
      </p>
      <p>
        <Trans>
          You can start it with publishing paused, look around, and resume when everything is as it should be.
        </Trans>
      </p>
    </FullPage>
  );
}
