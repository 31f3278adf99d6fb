import type { Failure } from '../../../../shared/model/failure.ts';
import type { MetricValue } from '../../../../shared/model/publication.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { askGraph, failureOf } from '../../graph-api/call.ts';
import { type Insights, readInsights } from '../../graph-api/insights.ts';
import { restAbove } from '../../graph-api/usage.ts';
import type { Line, Network } from '../network.ts';
import { postCounts } from './parse.ts';

/** Lifetime metrics of a post (contract §5); the `impressions` family is gone. */
const metrics = [
  'post_media_view',
  'post_total_media_view_unique',
  'post_clicks',
  'post_reactions_by_type_total',
] as const;

/** Counts of posts, one after another; stops while there is allowance left to publish with (contract §7). */
export const statistics: Network['statistics'] = async (line, account, remoteIds) => {
  const found = new Map<string, readonly MetricValue[]>();
  for (const id of remoteIds) {
    const counts = await readCounts(line, account.token, id);
    if (!counts.ok) return found.size > 0 && counts.failure.class !== 'reauth' ? ok(found) : counts;
    if (counts.value === 'gone') continue;
    const insights = permitted(
      await readInsights(line, { path: `${id}/insights`, token: account.token, metrics }),
    );
    if (!insights.ok) return found.size > 0 && insights.failure.class !== 'reauth' ? ok(found) : insights;
    found.set(id, metricsOf(counts.value, insights.value));
    if (counts.value.usedPercent >= restAbove) break;
  }
  return ok(found);
};

interface Counts {
  readonly likes: number | null;
  readonly comments: number | null;
  readonly shares: number | null;
  readonly usedPercent: number;
}

/** Reads counts; without the permission for comments and reactions, the shares alone. */
async function readCounts(
  line: Line,
  token: string,
  id: string,
  fields = 'shares,comments.summary(true),reactions.summary(true)',
): Promise<Outcome<Counts | 'gone', Failure>> {
  const answer = await askGraph(line, { path: id, token, query: { fields } }, postCounts);
  if (answer.kind !== 'answered') {
    const failure = failureOf(answer);
    // The post was deleted, or belongs to somebody else now.
    if (failure.code === 'not-found') return ok('gone');
    if (failure.code === 'permission-missing' && fields !== 'shares') {
      return readCounts(line, token, id, 'shares');
    }
    return failure.code === 'permission-missing' ? ok('gone') : fail(failure);
  }
  const { shares, comments, reactions } = answer.body;
  return ok({
    likes: reactions?.summary?.total_count ?? null,
    comments: comments?.summary?.total_count ?? null,
    // The network leaves the field out of a post that nobody shared.
    shares: shares?.count ?? 0,
    usedPercent: answer.usedPercent,
  });
}

/** A missing permission for insights costs the insights, not the sign-in. */
function permitted(insights: Outcome<Insights, Failure>): Outcome<Insights, Failure> {
  if (insights.ok) return insights;
  const { code } = insights.failure;
  return code === 'permission-missing' || code === 'not-found' ? ok(new Map()) : insights;
}

function metricsOf(counts: Counts, insights: Insights): readonly MetricValue[] {
  return [
    { metric: 'likes', value: counts.likes ?? insights.get('post_reactions_by_type_total') ?? null },
    { metric: 'comments', value: counts.comments },
    { metric: 'shares', value: counts.shares },
    { metric: 'views', value: insights.get('post_media_view') ?? null },
    { metric: 'reach', value: insights.get('post_total_media_view_unique') ?? null },
    { metric: 'clicks', value: insights.get('post_clicks') ?? null },
    { metric: 'saves', value: null },
  ];
}
