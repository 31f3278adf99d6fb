import { Trans, useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import type { PostDetail } from '../../../shared/contract/posts.ts';
import { navigate } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useCopyPost } from './use-copy-post.ts';

/** A post that is on its way or out: its content stands, a copy can be changed. */
export function LockedPost({ post }: { readonly post: PostDetail }) {
  const { t } = useLingui();
  const { copy, busy } = useCopyPost();
  return (
    <>
      <h1 className="sr-only">
        <Trans>Post</Trans>
      </h1>
      <EmptyState
        title={t`This post is on its way or out`}
        action={
          <div className="flex gap-2">
            <Button variant="primary" onPress={() => navigate(`/posts/${post.id}`)}>
              <Trans>See how it went</Trans>
            </Button>
            <Button variant="secondary" isPending={busy} onPress={() => void copy(post)}>
              <Copy size={16} aria-hidden="true" />
              <Trans>Make a copy to change</Trans>
            </Button>
          </div>
        }
      >
        <Trans>What the networks have received cannot be changed from here any more.</Trans>
      </EmptyState>
    </>
  );
}
