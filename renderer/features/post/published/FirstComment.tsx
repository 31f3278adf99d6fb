import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck, CircleDashed, MessageCircle } from 'lucide-react';
import type { PublicationDetail } from '../../../../shared/contract/posts.ts';
import { failureMessage } from '../../../../shared/i18n/failure-messages.ts';
import { engine } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { usePostAction } from '../use-post-action.ts';

/** How the owner's first comment stands; the post itself is not touched by it. */
export function FirstComment({ publication }: { readonly publication: PublicationDetail }) {
  const { i18n } = useLingui();
  const { run, running } = usePostAction();
  const { id: publicationId, firstComment, network, state } = publication;
  if (firstComment === null) return null;
  const out = state === 'published';
  const failed = firstComment.state === 'failed';
  return (
    <div className="flex flex-col gap-1.5 rounded-lg bg-surface-2 px-3 py-2">
      <p className="flex items-center gap-1.5 font-medium text-data text-ink-2">
        {!out ? (
          <MessageCircle size={14} aria-hidden="true" />
        ) : firstComment.state === 'done' ? (
          <CircleCheck size={14} aria-hidden="true" className="text-success-ink" />
        ) : failed ? (
          <CircleAlert size={14} aria-hidden="true" className="text-danger-ink" />
        ) : (
          <CircleDashed size={14} aria-hidden="true" className="text-info-ink" />
        )}
        {!out || firstComment.state === 'waiting' ? (
          <Trans>First comment, follows the post</Trans>
        ) : firstComment.state === 'done' ? (
          <Trans>First comment is there</Trans>
        ) : failed ? (
          <Trans>First comment could not be added</Trans>
        ) : (
          <Trans>Looking for the first comment</Trans>
        )}
      </p>
      <p className="whitespace-pre-line text-data text-ink-1 leading-5">{firstComment.text}</p>
      {failed && (
        <>
          {firstComment.failure !== null && (
            <p className="text-data text-ink-2">{failureMessage(i18n, network, firstComment.failure)}</p>
          )}
          <div>
            <Button
              variant="secondary"
              isPending={running === 'comment'}
              onPress={() => void run('comment', () => engine.posts.retryComment({ publicationId }))}
            >
              <Trans>Add it again</Trans>
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
