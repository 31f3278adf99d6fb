import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callErrorOf, orpc } from '../../app/engine-client.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ComposeDesk } from './ComposeDesk.tsx';
import { ComposeSkeleton } from './ComposeSkeleton.tsx';
import { keptCopy } from './draft/kept-copy.ts';
import { mendsApart } from '../post/next-step.ts';
import { MendDesk } from './mend/MendDesk.tsx';
import { LockedPost } from './LockedPost.tsx';

interface ComposeViewProps {
  readonly postId: string;
}

/** Writes a post: a draft that exists, or a new one that comes into being with its first word. */
export function ComposeView({ postId }: ComposeViewProps) {
  return <Composing key={postId} postId={postId} />;
}

function Composing({ postId }: ComposeViewProps) {
  const { t } = useLingui();
  const query = useQuery(orpc.posts.get.queryOptions({ input: { postId }, retry: false }));
  const [kept] = useState(() => keptCopy(sessionStorage, postId) !== null);
  const post = query.data ?? null;
  const problem = query.isError ? callErrorOf(query.error).code : null;
  // Once a draft is under the owner's hands it stays, whatever becomes of the engine meanwhile.
  const [opened, setOpened] = useState(false);
  const opens =
    post?.editable === true || problem === 'not-found' || (kept && query.fetchStatus === 'paused');
  if (opens && !opened) setOpened(true);

  if (post !== null && mendsApart(post)) {
    return post.publications.some(({ open }) => open) ? <MendDesk post={post} /> : <LockedPost post={post} />;
  }
  if (opened || opens) return <ComposeDesk postId={postId} post={post} />;
  if (problem === null || problem === 'engine-unavailable') return <ComposeSkeleton />;
  return (
    <>
      <h1 className="sr-only">
        <Trans>Post</Trans>
      </h1>
      <EmptyState
        title={t`This post could not be opened`}
        action={
          <Button variant="primary" onPress={() => void query.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        <Trans>Nothing of it is lost. It is on this computer as you left it.</Trans>
      </EmptyState>
    </>
  );
}
