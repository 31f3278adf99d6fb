import type { MetricValue } from '../../../../shared/model/publication.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import type { Network } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { callFor, sendFor } from './api.ts';
import { failureOf } from './error-table.ts';
import { account as accountReply, type Status, status, statuses } from './parse.ts';

/** Statuses that one call answers for, on servers from 4.3 on. */
const pageSize = 20;

/** Counts of statuses, as the account's own server sees them (contract §2, "Metrics"): several in a call, or one by one on older servers. */
export const statistics: Network['statistics'] = async (line, account, remoteIds) => {
  const found = new Map<string, readonly MetricValue[]>();
  for (let start = 0; start < remoteIds.length; start += pageSize) {
    const ids = remoteIds.slice(start, start + pageSize);
    const together = await sendFor(line, account, {
      method: 'GET',
      path: '/api/v1/statuses',
      query: ids.map((id) => ['id[]', id]),
    });
    if (together.kind !== 'reply') return fail(unansweredFailure(together));
    if (together.status === 200) {
      const list = readBody(statuses, together);
      if (list === undefined) return fail(unexpectedReply(together));
      for (const post of list) found.set(post.id, metricsOf(post));
      continue;
    }
    if (together.status !== 404) return fail(failureOf(together, line.clock.now()));
    for (const id of ids) {
      const one = await callFor(line, account, { method: 'GET', path: `/api/v1/statuses/${id}` }, status);
      if (one.ok) found.set(id, metricsOf(one.value));
      else if (one.failure.code !== 'not-found') return one;
    }
  }
  return ok(found);
};

/** The network counts no views, no reach and no clicks; a quote is a share with words, and older servers count none. */
function metricsOf(post: Status): readonly MetricValue[] {
  const shares = post.reblogs_count === undefined ? null : post.reblogs_count + (post.quotes_count ?? 0);
  return [
    { metric: 'likes', value: post.favourites_count ?? null },
    { metric: 'comments', value: post.replies_count ?? null },
    { metric: 'shares', value: shares },
    { metric: 'views', value: null },
    { metric: 'reach', value: null },
    { metric: 'clicks', value: null },
    { metric: 'saves', value: null },
  ];
}

/** Figures of the account itself; the network knows nothing of its audience. */
export const accountStatistics: NonNullable<Network['accountStatistics']> = async (line, account) => {
  const who = await callFor(
    line,
    account,
    { method: 'GET', path: '/api/v1/accounts/verify_credentials' },
    accountReply,
  );
  if (!who.ok) return who;
  const { followers_count: followers, following_count: following, statuses_count: posts } = who.value;
  return ok({
    metrics: [
      { metric: 'followers', period: 'now', value: followers ?? null },
      { metric: 'following', period: 'now', value: following ?? null },
      { metric: 'posts', period: 'now', value: posts ?? null },
    ],
    demographics: [],
  });
};
