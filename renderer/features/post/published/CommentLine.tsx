import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PublicationDetail } from '../../../../shared/contract/posts.ts';
import type { Comment } from '../../../../shared/model/comment.ts';
import { engine } from '../../../app/engine-client.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/Dialog.tsx';
import { momentWords } from '../../compose/when/moment-words.ts';
import { usePostAction } from '../use-post-action.ts';
import { CommentBox } from './CommentBox.tsx';

interface CommentLineProps {
  readonly comment: Comment;
  readonly publication: PublicationDetail;
  readonly zone: string;
  readonly now: number;
  readonly onChanged: () => void;
}

/** One comment, and what this account may do with it on its network. */
export function CommentLine({ comment, publication, zone, now, onChanged }: CommentLineProps) {
  const { t, i18n } = useLingui();
  const { run, running } = usePostAction();
  const [answering, setAnswering] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { id: publicationId } = publication;
  const { id: commentId, author, can, hidden } = comment;
  const change = async (name: string, action: () => Promise<unknown>): Promise<void> => {
    if (await run(name, action)) onChanged();
    setDeleting(false);
  };
  const who = author ?? t`Somebody`;
  return (
    <li
      className={`flex flex-col gap-1 ${comment.replyTo === null ? '' : 'ml-5 border-line border-l-2 pl-3'}`}
    >
      <p className="flex flex-wrap items-center gap-x-2 text-data text-ink-2">
        <span className="font-medium text-ink-1">{who}</span>
        {comment.own && (
          <Badge tone="accent">
            <Trans>You</Trans>
          </Badge>
        )}
        {hidden && (
          <Badge tone="neutral">
            <Trans>Hidden</Trans>
          </Badge>
        )}
        {comment.at !== null && <span>{momentWords(i18n.locale, zone, comment.at, now)}</span>}
        {comment.likes !== null && comment.likes > 0 && (
          <span className="tabular-nums">
            <Plural value={comment.likes} one="# like" other="# likes" />
          </span>
        )}
      </p>
      <p className={`whitespace-pre-line text-sm leading-5 ${hidden ? 'text-ink-3' : 'text-ink-1'}`}>
        {comment.text}
      </p>
      <div className="-ml-3 flex flex-wrap">
        {can.reply && (
          <Button variant="quiet" onPress={() => setAnswering(!answering)}>
            <Trans>Answer</Trans>
          </Button>
        )}
        {can.hide && (
          <Button
            variant="quiet"
            isPending={running === 'hide'}
            onPress={() =>
              void change('hide', () =>
                engine.posts.hideComment({ publicationId, commentId, hidden: !hidden }),
              )
            }
          >
            {hidden ? <Trans>Show again</Trans> : <Trans>Hide</Trans>}
          </Button>
        )}
        {can.delete && (
          <Button variant="quiet" onPress={() => setDeleting(true)}>
            <Trans>Delete…</Trans>
          </Button>
        )}
      </div>
      {answering && (
        <CommentBox
          publication={publication}
          replyTo={commentId}
          label={t`Answer to ${who}`}
          onSent={() => {
            setAnswering(false);
            onChanged();
          }}
        />
      )}
      {deleting && (
        <ConfirmDialog
          title={t`Delete this comment?`}
          confirmLabel={t`Delete`}
          danger
          isPending={running === 'delete'}
          onConfirm={() =>
            void change('delete', () => engine.posts.deleteComment({ publicationId, commentId }))
          }
          onClose={() => setDeleting(false)}
        >
          <Trans>It disappears on the network for everybody.</Trans>
        </ConfirmDialog>
      )}
    </li>
  );
}
