import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';
import { ExpectedError } from '../expected-error.ts';

/** The page's calls about publications on their way or out, each answered by the network or a service that asks it. */
export function createPublishedRouter(engine: Engine) {
  const os = implement(pageContract).posts;
  const { activity, accounts, clock, comments, events, firstComments, publications, remotePosts, scheduler } =
    engine;

  return {
    stopUpload: os.stopUpload.handler(({ input }) => {
      const row = publications.get(input.publicationId);
      if (row === undefined) throw new ExpectedError('not-found');
      if (!scheduler.stop(row.id)) throw new ExpectedError('not-in-this-state');
      activity.add(clock.now(), 'upload-stopped', {
        account: accounts.get(row.account_id),
        postId: row.post_id,
        publicationId: row.id,
      });
      events.changes.emit({ topics: ['posts', 'app', 'activity'], postId: row.post_id });
    }),
    editPublished: os.editPublished.handler(({ input }) => remotePosts.edit(input.publicationId, input.text)),
    deletePublished: os.deletePublished.handler(({ input }) => remotePosts.delete(input.publicationId)),
    retryComment: os.retryComment.handler(({ input }) => {
      const row = publications.get(input.publicationId);
      if (row === undefined) throw new ExpectedError('not-found');
      if (!firstComments.retry(row)) throw new ExpectedError('not-in-this-state');
      scheduler.scan();
    }),
    comments: os.comments.handler(({ input }) => comments.list(input.publicationId, input.cursor)),
    addComment: os.addComment.handler(async ({ input }) => ({
      outcome: await comments.add(input.publicationId, input.text, input.replyTo),
    })),
    hideComment: os.hideComment.handler(({ input }) =>
      comments.hide(input.publicationId, input.commentId, input.hidden),
    ),
    deleteComment: os.deleteComment.handler(({ input }) =>
      comments.delete(input.publicationId, input.commentId),
    ),
  };
}
