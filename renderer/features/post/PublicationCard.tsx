import { Trans, useLingui } from '@lingui/react/macro';
import { ExternalLink } from 'lucide-react';
import type { PostDetail, PublicationDetail } from '../../../shared/contract/posts.ts';
import { networkNames } from '../../../shared/i18n/network-names.ts';
import { ownerMay } from '../../../shared/model/owner-steps.ts';
import { engine } from '../../app/engine-client.ts';
import { Button } from '../../ui/Button.tsx';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { PracticeTag } from '../../ui/PracticeTag.tsx';
import { PublicationStateBadge } from '../../ui/PublicationStateBadge.tsx';
import { Attempts } from './Attempts.tsx';
import { Decision } from './Decision.tsx';
import { Figures } from './Figures.tsx';
import { lastAnswer, NetworkAnswer } from './NetworkAnswer.tsx';
import { NextStepButton } from './NextStepButton.tsx';
import { nextStep } from './next-step.ts';
import { Comments } from './published/Comments.tsx';
import { FirstComment } from './published/FirstComment.tsx';
import { PublishedActions } from './published/PublishedActions.tsx';
import { usePostAction } from './use-post-action.ts';
import { PublicationSentence } from './PublicationSentence.tsx';

interface PublicationCardProps {
  readonly post: PostDetail;
  readonly publication: PublicationDetail;
  readonly zone: string;
  readonly now: number;
}

/** One account of the post: its state, what that means, the button that helps, figures and attempts. */
export function PublicationCard({ post, publication, zone, now }: PublicationCardProps) {
  const { t } = useLingui();
  const { network, accountName, state, url, progress } = publication;
  const step = nextStep(publication, post.editable);
  const networkName = networkNames[network];
  const answer = lastAnswer(publication);
  const out = state === 'published' && publication.removedAt === null;
  const { run, running } = usePostAction();
  return (
    <article
      aria-label={`${accountName}, ${networkName}`}
      className={`rounded-xl border bg-surface-1 ${borderOf(state)}`}
    >
      <div className="flex flex-col gap-2.5 px-4 py-3">
        <header className="flex items-start gap-2.5">
          <span className="mt-1">
            <NetworkMark network={network} mode={publication.mode} size={18} decorative />
          </span>
          <div className="min-w-0 flex-1">
            <h3 className="truncate text-sm font-medium text-ink-1">{accountName}</h3>
            <p className="flex items-center gap-2 text-data leading-5 text-ink-2">
              {networkName}
              {publication.mode === 'practice' && <PracticeTag />}
            </p>
          </div>
          <PublicationStateBadge state={state} />
          {out && (
            <PublishedActions publication={publication} text={publication.sentText ?? post.draft.text} />
          )}
        </header>
        <PublicationSentence publication={publication} zone={zone} now={now} />
        {state === 'failed' && answer !== undefined && (
          <NetworkAnswer answer={answer} networkName={networkName} />
        )}
        {publication.removedAt !== null && (
          <p className="text-data text-ink-2">
            <Trans>You deleted it on {networkName}. Its figures stay as they were.</Trans>
          </p>
        )}
        {ownerMay(state, 'owner-stops') && (
          <div>
            <Button
              variant="secondary"
              isPending={running === 'stop'}
              onPress={() =>
                void run('stop', () => engine.posts.stopUpload({ publicationId: publication.id }))
              }
            >
              <Trans>Stop the upload</Trans>
            </Button>
          </div>
        )}
        {state === 'preparing' && progress !== null && (
          <progress
            aria-label={t`Brought to ${networkName}`}
            value={progress}
            max={1}
            className="h-1.5 w-full overflow-hidden rounded-full accent-accent"
          />
        )}
        <FirstComment publication={publication} />
        {step === 'decide' ? (
          <Decision publication={publication} zone={zone} now={now} />
        ) : (
          <NextStepButton step={step} post={post} publication={publication} />
        )}
        {state === 'published' && <Figures publication={publication} zone={zone} now={now} />}
        {out && <Comments publication={publication} zone={zone} now={now} />}
        {state === 'published' && url === null && (
          <p className="flex items-center gap-1.5 text-data text-ink-2">
            <ExternalLink size={14} aria-hidden="true" />
            <Trans>{networkName} gave no link to this post</Trans>
          </p>
        )}
      </div>
      <Attempts publication={publication} zone={zone} now={now} />
    </article>
  );
}

/** Only what waits for the owner stands out. */
function borderOf(state: PublicationDetail['state']): string {
  if (state === 'failed') return 'border-danger-line';
  return state === 'needs-owner' || state === 'missed' ? 'border-warning-line' : 'border-line';
}
