import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { PublicationDetail } from '../../../shared/contract/posts.ts';
import { callErrorOf, orpc } from '../../app/engine-client.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PracticeBand } from '../../ui/PracticeBand.tsx';
import { useZone } from '../planning/use-zone.ts';
import { useMinute } from '../calendar/use-now.ts';
import { momentWords } from '../compose/when/moment-words.ts';
import { MissedRuleOfPost } from '../missed-times/MissedRuleOfPost.tsx';
import { SeriesOfPost } from '../series/SeriesOfPost.tsx';
import { ErasureNotice, usePlannedErasure } from './ErasureNotice.tsx';
import { PostActions } from './PostActions.tsx';
import { PostContent } from './PostContent.tsx';
import { PostSkeleton } from './PostSkeleton.tsx';
import { PublicationCard } from './PublicationCard.tsx';
import { reachedByKeyboard } from './reached-by-keyboard.ts';
import { TryAllAgain } from './TryAllAgain.tsx';

interface PostInspectorProps {
  readonly postId: string;
  readonly onClose: () => void;
}

/** Everything about one post: what it says, where it is, how it went, and what helps. */
export function PostInspector({ postId, onClose }: PostInspectorProps) {
  const { t, i18n } = useLingui();
  const now = useMinute();
  const section = useRef<HTMLElement>(null);
  // The inspector opens beside another view: the keyboard goes with it, and Escape leads back.
  useEffect(() => section.current?.focus(), []);
  useEffect(() => {
    const element = section.current;
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') onClose();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [onClose]);
  const query = useQuery(orpc.posts.get.queryOptions({ input: { postId }, retry: false }));
  const post = query.data;
  const erasure = usePlannedErasure(postId);
  const business = useZone();
  const zone = post?.wallTime?.zone ?? business;
  const practice = post?.publications.some(({ mode }) => mode === 'practice') === true;

  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t`Inspector`}
      className="flex h-full min-h-0 flex-col outline-none"
    >
      {practice && <PracticeBand />}
      <header className="flex min-h-14 items-center gap-2 border-line border-b bg-surface-1 py-2 pr-2 pl-5">
        <h2 className="min-w-0 flex-1 truncate text-[15px] font-semibold text-ink-1">
          {post === undefined ? (
            <Trans>Post</Trans>
          ) : post.at === null ? (
            <Trans>Draft</Trans>
          ) : (
            momentWords(i18n.locale, zone, post.at, now)
          )}
        </h2>
        {post !== undefined && <PostActions post={post} onClose={onClose} />}
        <IconButton label={t`Close`} onPress={onClose}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </header>
      <div
        {...reachedByKeyboard}
        role="region"
        aria-label={t`Post`}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        {post !== undefined ? (
          <div className="mx-auto flex max-w-[680px] flex-col gap-5 px-5 pt-4 pb-8">
            {erasure !== null && <ErasureNotice erasure={erasure} />}
            <PostContent post={post} />
            {post.publications.length > 0 && (
              <section aria-label={t`Where it goes`} className="flex flex-col gap-2.5">
                {whatWaitsFirst(post.publications).map((publication) => (
                  <PublicationCard
                    key={publication.id}
                    post={post}
                    publication={publication}
                    zone={zone}
                    now={now}
                  />
                ))}
                <TryAllAgain posts={[post]} from={2} />
              </section>
            )}
            <SeriesOfPost post={post} />
            <MissedRuleOfPost post={post} />
          </div>
        ) : query.isError && callErrorOf(query.error).code === 'not-found' ? (
          <EmptyState title={t`This post is not there any more`} action={<CloseButton onClose={onClose} />}>
            <Trans>It was deleted. What it published stays on the networks.</Trans>
          </EmptyState>
        ) : query.isError && callErrorOf(query.error).code !== 'engine-unavailable' ? (
          <EmptyState
            title={t`This post could not be read`}
            action={
              <Button variant="primary" onPress={() => void query.refetch()}>
                <Trans>Try again</Trans>
              </Button>
            }
          >
            <Trans>Nothing of it is lost.</Trans>
          </EmptyState>
        ) : (
          <PostSkeleton />
        )}
      </div>
    </section>
  );
}

/** Its accounts, with those that wait for the owner's answer before the others. */
function whatWaitsFirst(publications: readonly PublicationDetail[]): readonly PublicationDetail[] {
  const rank = ({ state }: PublicationDetail): number => (state === 'needs-owner' ? 0 : 1);
  return publications.toSorted((first, second) => rank(first) - rank(second));
}

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  return (
    <Button variant="secondary" onPress={onClose}>
      <Trans>Close</Trans>
    </Button>
  );
}
