import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert } from 'lucide-react';
import { bridge } from '../../app/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { FullPage } from './FullPage.tsx';

/** The engine is there but its first answer is not to be had. */
export function StateUnreadable({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLingui();
  return (
    <FullPage
      icon={<CircleAlert size={20} aria-hidden="true" />}
      title={t`Kaizup could not read its data`}
      actions={
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" onPress={onRetry}>
            <Trans>Try again</Trans>
          </Button>
          <Button variant="secondary" onPress={() => void bridge.showLogs()}>
            <Trans>Show the logs</Trans>
          </Button>
        </div>
      }
    >
      <p>
        <Trans>Nothing was changed. Try again; if it stays like this, the logs say more.</Trans>
      </p>
    </FullPage>
  );
}
