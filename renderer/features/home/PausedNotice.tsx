import { Plural, Trans } from '@lingui/react/macro';
import { engine } from '../../app/engine-client.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { usePostAction } from '../post/use-post-action.ts';

interface PausedNoticeProps {
  /** Posts that networks have not given back yet. */
  readonly stillHeldThere: number;
}

/** Nothing goes out while publishing is paused; said where it cannot be missed, with what is not in Kaizup's hands. */
export function PausedNotice({ stillHeldThere }: PausedNoticeProps) {
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
      {stillHeldThere > 0 && (
        <>
          {' '}
          <Plural
            value={stillHeldThere}
            one="# post is still with its network, which did not give it back. Kaizup asks again."
            other="# posts are still with their networks, which did not give them back. Kaizup asks again."
          />
        </>
      )}
    </Banner>
  );
}
