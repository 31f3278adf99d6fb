import { Trans } from '@lingui/react/macro';
import { bridge } from '../../app/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { SupportWhileAway } from './SupportWhileAway.tsx';

/** What an owner can do when the cause is outside of Kaizup. */
export function BlockedActions({ offerLogs }: { readonly offerLogs: boolean }) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" onPress={() => void bridge.restartEngine()}>
        <Trans>Try again</Trans>
      </Button>
      {offerLogs && (
        <Button variant="secondary" onPress={() => void bridge.showLogs()}>
          <Trans>Show the logs</Trans>
        </Button>
      )}
      <SupportWhileAway />
      <Button variant="quiet" onPress={() => void bridge.quit()}>
        <Trans>Quit</Trans>
      </Button>
    </div>
  );
}
