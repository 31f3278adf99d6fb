import type { MetricValue } from '../../../../shared/model/publication.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import type { Network } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { failureOf } from './error-table.ts';
import { callerOf } from './caller.ts';
import { postViews, profile } from './parse.ts';
import { callXrpc, sendXrpc } from './xrpc.ts';

/** Posts that one call answers for (contract §1, "Metrics"). */
const pageSize = 25;

/** Counts of posts. They come from the public index behind the account's server; while that is away nothing is answered. */
export const statistics: Network['statistics'] = async (line, account, remoteIds) => {
  const found = new Map<string, readonly MetricValue[]>();
  for (let start = 0; start < remoteIds.length; start += pageSize) {
    const reply = await sendXrpc(line, {
      as: callerOf(line, account),
      method: 'app.bsky.feed.getPosts',
      query: remoteIds.slice(start, start + pageSize).map((uri) => ['uris', uri]),
    });
    if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
    if (reply.status === 502) return ok(found);
    if (reply.status !== 200) return fail(failureOf(reply));
    const body = readBody(postViews, reply);
    if (body === undefined) return fail(unexpectedReply(reply));
    for (const post of body.posts) found.set(post.uri, metricsOf(post));
  }
  return ok(found);
};

/** How many people follow the account now; the network tells nothing of who they are. */
export const accountStatistics: NonNullable<Network['accountStatistics']> = async (line, account) => {
  const found = await callXrpc(
    line,
    {
      as: callerOf(line, account),
      method: 'app.bsky.actor.getProfile',
      query: [['actor', account.remoteId]],
    },
    profile,
  );
  if (!found.ok) return found;
  const { followersCount, followsCount, postsCount } = found.value;
  return ok({
    metrics: [
      { metric: 'followers', period: 'now', value: followersCount ?? null },
      { metric: 'following', period: 'now', value: followsCount ?? null },
      { metric: 'posts', period: 'now', value: postsCount ?? null },
    ],
    demographics: [],
  });
};

type PostView = ReturnType<typeof postViews.parse>['posts'][number];

/** The network counts no views, no reach and no clicks; a quote is a share with words. */
function metricsOf(post: PostView): readonly MetricValue[] {
  const shares =
    post.repostCount === undefined && post.quoteCount === undefined
      ? null
      : (post.repostCount ?? 0) + (post.quoteCount ?? 0);
  return [
    { metric: 'likes', value: post.likeCount ?? null },
    { metric: 'comments', value: post.replyCount ?? null },
    { metric: 'shares', value: shares },
    { metric: 'saves', value: post.bookmarkCount ?? null },
    { metric: 'views', value: null },
    { metric: 'reach', value: null },
    { metric: 'clicks', value: null },
  ];
}
