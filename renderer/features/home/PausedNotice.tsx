import { Trans } from '@lingui/react/macro';
import { engine } from '../../app/engine-client.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { usePostAction } from '../post/use-post-action.ts';

/** Nothing goes out while publishing is paused; said where it cannot be missed. */
export function PausedNotice() {
  const { run, running } = usePostAction();
  return (
    <Banner
      tone="warning"
      action={
        <Button
          variant="secondary"
          isPending={running === 'resume'}
          onPress={() => void run('resume', () => engine.app.resume())}
        >
          <Trans>Resume</Trans>
        </Button>
      }
    >
      <Trans>Publishing is paused. Scheduled posts wait; nothing goes out until you resume.</Trans>
    </Banner>
  );
}
