import { Trans, useLingui } from '@lingui/react/macro';
import {
  BookmarkPlus,
  CalendarClock,
  CalendarOff,
  Copy,
  Ellipsis,
  Eraser,
  ListOrdered,
  Pencil,
  RefreshCw,
  Send,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import type { PostDetail } from '../../../shared/contract/posts.ts';
import { engine } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/toast.ts';
import { cardOf } from '../calendar/card-of.ts';
import { MoveDialog } from '../calendar/MoveDialog.tsx';
import { EraseDialog } from '../privacy/your-data/EraseDialog.tsx';
import { useCopyPost } from '../compose/use-copy-post.ts';
import { SaveTemplateDialog } from '../templates/SaveTemplateDialog.tsx';
import { usePlannedErasure } from './ErasureNotice.tsx';
import { networksWithIt, postPowers } from './post-facts.ts';
import { usePostAction } from './use-post-action.ts';

type Asking = 'move' | 'unschedule' | 'remove' | 'publish' | 'template' | 'erase' | null;

interface PostActionsProps {
  readonly post: PostDetail;
  readonly onClose: () => void;
}

/** What can be done with the post as a whole: one button in sight, the rest in a menu. */
export function PostActions({ post, onClose }: PostActionsProps) {
  const { t } = useLingui();
  const { run, running } = usePostAction();
  const { copy } = useCopyPost();
  const [asking, setAsking] = useState<Asking>(null);
  const powers = postPowers(post);
  const erasure = usePlannedErasure(post.id);
  const published = post.publications.some(({ state }) => state === 'published');
  const { id: postId } = post;

  const refresh = async (): Promise<void> => {
    if (await run('refresh', () => engine.posts.refreshMetrics({ postId })))
      showToast({ tone: 'success', text: t`Figures are up to date` });
  };
  const unschedule = async (): Promise<void> => {
    if (await run('unschedule', () => engine.posts.unschedule({ postId })))
      showToast({ tone: 'success', text: t`Back among the drafts` });
  };
  const enqueue = async (): Promise<void> => {
    if (await run('queue', () => engine.planning.enqueue({ postId })))
      showToast({ tone: 'success', text: t`In the queue` });
  };
  const remove = async (): Promise<void> => {
    if (!(await run('remove', () => engine.posts.delete({ postId })))) return;
    showToast({ tone: 'success', text: t`Post deleted` });
    onClose();
  };

  return (
    <div className="flex items-center gap-1">
      {powers.edit ? (
        <Button variant="secondary" onPress={() => navigate(`/compose/${postId}`)}>
          <Pencil size={15} aria-hidden="true" />
          <Trans>Edit</Trans>
        </Button>
      ) : (
        powers.refreshFigures && (
          <IconButton
            label={t`Refresh figures`}
            isPending={running === 'refresh'}
            onPress={() => void refresh()}
          >
            <RefreshCw
              size={17}
              aria-hidden="true"
              className={running === 'refresh' ? 'animate-spin motion-reduce:animate-none' : ''}
            />
          </IconButton>
        )
      )}
      <MenuButton
        label={t`More for this post`}
        icon={<Ellipsis size={18} aria-hidden="true" />}
        items={[
          ...(powers.move || post.at === null
            ? [
                {
                  id: 'queue',
                  label: t`Add to the queue`,
                  icon: <ListOrdered size={16} aria-hidden="true" />,
                  onAction: () => void enqueue(),
                },
              ]
            : []),
          ...(powers.move
            ? [
                {
                  id: 'move',
                  label: t`Move to another time…`,
                  icon: <CalendarClock size={16} aria-hidden="true" />,
                  onAction: () => setAsking('move'),
                },
                {
                  id: 'publish',
                  label: t`Publish now…`,
                  icon: <Send size={16} aria-hidden="true" />,
                  onAction: () => setAsking('publish'),
                },
                {
                  id: 'unschedule',
                  label: t`Take off the calendar…`,
                  icon: <CalendarOff size={16} aria-hidden="true" />,
                  onAction: () => setAsking('unschedule'),
                },
              ]
            : []),
          {
            id: 'copy',
            label: t`Make a copy`,
            icon: <Copy size={16} aria-hidden="true" />,
            onAction: () => void copy(post),
          },
          {
            id: 'template',
            label: t`Save as a template…`,
            icon: <BookmarkPlus size={16} aria-hidden="true" />,
            onAction: () => setAsking('template'),
          },
          ...(powers.remove
            ? [
                {
                  id: 'remove',
                  label: t`Delete…`,
                  icon: <Trash2 size={16} aria-hidden="true" />,
                  onAction: () => setAsking('remove'),
                },
              ]
            : []),
          ...(erasure === null
            ? [
                {
                  id: 'erase',
                  label: t`Erase every trace…`,
                  icon: <Eraser size={16} aria-hidden="true" />,
                  onAction: () => setAsking('erase'),
                },
              ]
            : []),
        ]}
      />
      {asking === 'move' && <MoveDialog post={cardOf(post)} onClose={() => setAsking(null)} />}
      {asking === 'template' && <SaveTemplateDialog draft={post.draft} onClose={() => setAsking(null)} />}
      {asking === 'publish' && (
        <ConfirmDialog
          title={t`Publish this post now?`}
          confirmLabel={t`Publish now`}
          onConfirm={() => void run('publish', () => engine.posts.publishNow({ postId }))}
          onClose={() => setAsking(null)}
        >
          <Trans>It goes out to all its accounts at once, instead of at its time.</Trans>
        </ConfirmDialog>
      )}
      {asking === 'unschedule' && (
        <ConfirmDialog
          title={t`Take this post off the calendar?`}
          confirmLabel={t`Take off the calendar`}
          onConfirm={() => void unschedule()}
          onClose={() => setAsking(null)}
        >
          <Trans>It becomes a draft again. Nothing goes out until you give it a new time.</Trans>
        </ConfirmDialog>
      )}
      {asking === 'erase' && (
        <EraseDialog
          subject={{
            scope: 'post',
            id: postId,
            online: networksWithIt(post),
            ofSeries: post.seriesId !== null,
          }}
          onClose={() => setAsking(null)}
          onErased={onClose}
        />
      )}
      {asking === 'remove' && (
        <ConfirmDialog
          title={t`Delete this post?`}
          confirmLabel={t`Delete`}
          danger
          onConfirm={() => void remove()}
          onClose={() => setAsking(null)}
        >
          {published ? (
            <Trans>
              Kaizup forgets it, with its figures and attempts. What is published stays on the networks;
              delete it there if it should go.
            </Trans>
          ) : post.at === null ? (
            <Trans>The draft is gone for good.</Trans>
          ) : (
            <Trans>It will not go out, and is gone for good.</Trans>
          )}
        </ConfirmDialog>
      )}
    </div>
  );
}
