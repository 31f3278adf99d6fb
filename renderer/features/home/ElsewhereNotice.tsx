import { Trans, useLingui } from '@lingui/react/macro';
import { elsewhereTitle, otherPublisherWords } from '../../../shared/i18n/other-publisher-words.ts';
import type { OtherPublisher } from '../../../shared/model/other-publisher.ts';
import { engine } from '../../app/engine-client.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { usePostAction } from '../post/use-post-action.ts';

/** Another place publishes from this profile: who, and the way to go on from here. */
export function ElsewhereNotice({ other }: { readonly other: OtherPublisher }) {
  const { i18n } = useLingui();
  const { run, running } = usePostAction();
  return (
    <Banner
      tone="warning"
      title={i18n._(elsewhereTitle)}
      action={
        <Button
          variant="secondary"
          isPending={running === 'publish-here'}
          onPress={() => void run('publish-here', () => engine.app.publishHere())}
        >
          <Trans>Publish from this computer</Trans>
        </Button>
      }
    >
      {otherPublisherWords(i18n, other)}{' '}
      <Trans>
        Two with the same plan would publish everything twice, so nothing goes out from here. Once the other
        has ended for good, publish from this computer. You are asked about posts that are due by then.
      </Trans>
    </Banner>
  );
}
