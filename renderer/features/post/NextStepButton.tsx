import { Trans, useLingui } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import type { PostDetail, PublicationDetail } from '../../../shared/contract/posts.ts';
import { failureHelpWords } from '../../../shared/i18n/failure-help-words.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import { engine } from '../../app/engine-client.ts';
import { openPublished } from '../../app/open-published.ts';
import { navigate } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { canEditBeside, canTryAgain, mendsApart, type NextStep } from './next-step.ts';
import { usePostAction } from './use-post-action.ts';

interface NextStepButtonProps {
  readonly step: Exclude<NextStep, 'decide'>;
  readonly post: PostDetail;
  readonly publication: PublicationDetail;
}

/** The button that helps a publication on, and "Try again" beside it where that makes sense too. */
export function NextStepButton({ step, post, publication }: NextStepButtonProps) {
  const { i18n } = useLingui();
  const { run, running } = usePostAction();
  const edit = (): void => navigate(`/compose/${post.id}`);
  const retry = (): void => void run('retry', () => engine.posts.retry({ publicationId: publication.id }));
  const networkName = networkNames[publication.network];

  if (step === 'none') return null;
  if (step === 'open-link') {
    const { url } = publication;
    if (url === null) return null;
    return (
      <div>
        <Button variant="secondary" onPress={() => void openPublished(url, publication.mode)}>
          <ExternalLink size={15} aria-hidden="true" />
          <Trans>Open on {networkName}</Trans>
        </Button>
      </div>
    );
  }
  const also = step !== 'retry' && canTryAgain(publication);
  return (
    <div className="flex flex-wrap gap-2">
      {step === 'retry' && (
        <Button variant="primary" isPending={running === 'retry'} onPress={retry}>
          {i18n._(failureHelpWords['try-again'])}
        </Button>
      )}
      {step === 'publish-now' && (
        <Button variant="primary" isPending={running === 'retry'} onPress={retry}>
          <Trans>Publish now</Trans>
        </Button>
      )}
      {step === 'reconnect' && (
        <Button variant="primary" onPress={() => navigate('/accounts')}>
          {i18n._(failureHelpWords['sign-in'])}
        </Button>
      )}
      {step === 'open-accounts' && (
        <Button variant="primary" onPress={() => navigate('/accounts')}>
          {i18n._(failureHelpWords['open-accounts'])}
        </Button>
      )}
      {step === 'open-privacy' && (
        <Button variant="primary" onPress={() => navigate('/privacy/hold')}>
          {i18n._(failureHelpWords['open-privacy'])}
        </Button>
      )}
      {step === 'ask-support' && (
        <Button variant="primary" onPress={() => navigate('/support')}>
          {i18n._(failureHelpWords['ask-support'])}
        </Button>
      )}
      {step === 'resume-publishing' && (
        <Button
          variant="primary"
          isPending={running === 'resume'}
          onPress={() => void run('resume', () => engine.app.resume())}
        >
          <Trans>Resume publishing</Trans>
        </Button>
      )}
      {(step === 'edit' || step === 'mend') && (
        <Button variant="primary" onPress={edit}>
          <EditWords whole={!mendsApart(post)} />
        </Button>
      )}
      {also && (
        <Button variant="secondary" isPending={running === 'retry'} onPress={retry}>
          {i18n._(failureHelpWords['try-again'])}
        </Button>
      )}
      {canEditBeside(publication, step) && (
        <Button variant="secondary" onPress={edit}>
          <EditWords whole={!mendsApart(post)} />
        </Button>
      )}
    </div>
  );
}

function EditWords({ whole }: { readonly whole: boolean }) {
  const { i18n } = useLingui();
  return whole ? i18n._(failureHelpWords.edit) : <Trans>Edit for this account</Trans>;
}
