import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { MessageCircle, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { featureSupport } from '../../../../shared/capabilities/index.ts';
import type { PublicationDetail } from '../../../../shared/contract/posts.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import { callErrorOf, orpc } from '../../../app/engine-client.ts';
import { Button } from '../../../ui/Button.tsx';
import { useErrorSentence } from '../../../ui/error-sentence.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { CommentBox } from './CommentBox.tsx';
import { CommentLine } from './CommentLine.tsx';

interface CommentsProps {
  readonly publication: PublicationDetail;
  readonly zone: string;
  readonly now: number;
}

/** Comments under a post that is out: read from the network when they are opened, and kept nowhere. */
export function Comments({ publication, zone, now }: CommentsProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const [open, setOpen] = useState(false);
  const { id: publicationId, network, accountKind } = publication;
  const query = useInfiniteQuery({
    ...orpc.posts.comments.infiniteOptions({
      input: (cursor: string | null) => ({ publicationId, cursor }),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),
    enabled: open,
    // What people said is asked for again each time it is opened.
    gcTime: 0,
  });
  if (featureSupport(network, accountKind, 'comments-read') !== true) return null;
  const comments = query.data?.pages.flatMap((page) => page.comments) ?? [];
  const refresh = (): void => void query.refetch();
  const networkName = networkNames[network];

  if (!open) {
    return (
      <div>
        <Button variant="secondary" onPress={() => setOpen(true)}>
          <MessageCircle size={15} aria-hidden="true" />
          <Trans>Show comments</Trans>
        </Button>
      </div>
    );
  }
  return (
    <section aria-label={t`Comments on ${networkName}`} className="flex flex-col gap-2">
      <header className="flex items-center">
        <h4 className="flex-1 font-medium text-data text-ink-1">
          <Trans>Comments</Trans>
        </h4>
        <IconButton label={t`Read again`} onPress={refresh}>
          <RefreshCw
            size={15}
            aria-hidden="true"
            className={query.isFetching ? 'animate-spin motion-reduce:animate-none' : ''}
          />
        </IconButton>
      </header>
      {query.isPending && (
        <div aria-busy="true" className="flex flex-col gap-3">
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-4/5" />
        </div>
      )}
      {query.isError && <p className="text-data text-ink-2">{sentence(callErrorOf(query.error).code)}</p>}
      {query.isSuccess && comments.length === 0 && (
        <p className="text-data text-ink-2">
          <Trans>Nobody has commented yet.</Trans>
        </p>
      )}
      <ol className="flex flex-col gap-3">
        {comments.map((comment) => (
          <CommentLine
            key={comment.id}
            comment={comment}
            publication={publication}
            zone={zone}
            now={now}
            onChanged={refresh}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <div>
          <Button
            variant="quiet"
            isPending={query.isFetchingNextPage}
            onPress={() => void query.fetchNextPage()}
          >
            <Trans>Show more</Trans>
          </Button>
        </div>
      )}
      <CommentBox publication={publication} replyTo={null} label={t`Comment as yourself`} onSent={refresh} />
    </section>
  );
}
