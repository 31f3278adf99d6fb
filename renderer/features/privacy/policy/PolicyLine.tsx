import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../../app/engine-client.ts';
import { navigate } from '../../../app/router.ts';
import { Button } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/ViewFrame.tsx';
import { PolicyDate } from './PolicyDate.tsx';

/** The policy that holds, with its date: all that a small change says, without a word on top of anything. */
export function PolicyLine() {
  const current = useQuery(orpc.privacy.policy.queryOptions()).data?.current;
  return (
    <Row>
      <p className="flex min-w-0 flex-1 flex-col">
        <span className="font-medium text-ink-1">
          <Trans>Privacy policy</Trans>
        </span>
        <span className="min-h-5 text-data text-ink-2 tabular-nums">
          {current !== undefined && (
            <>
              {current.id}, <PolicyDate version={current} />
            </>
          )}
        </span>
      </p>
      <Button variant="secondary" onPress={() => navigate('/privacy/policy')}>
        <Trans>What it says</Trans>
      </Button>
    </Row>
  );
}
