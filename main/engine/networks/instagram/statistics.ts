import type { Failure } from '../../../../shared/model/failure.ts';
import type { MetricName, MetricValue } from '../../../../shared/model/publication.ts';
import { metricName } from '../../../../shared/model/publication.ts';
import { ok } from '../../../../shared/outcome.ts';
import { askGraph, failureOf } from '../../graph-api/call.ts';
import { readInsights } from '../../graph-api/insights.ts';
import { restAbove } from '../../graph-api/usage.ts';
import type { Network } from '../network.ts';
import { mediaType } from './parse.ts';

/** The network's names for what is counted (contract §5). Clicks are counted for stories only. */
const names: Readonly<Record<MetricName, string | null>> = {
  likes: 'likes',
  comments: 'comments',
  shares: 'shares',
  views: 'views',
  reach: 'reach',
  saves: 'saved',
  clicks: null,
};

/** Metrics by product type: one that does not fit fails the whole call (contract §5). */
const feed = ['reach', 'views', 'shares', 'likes', 'comments', 'saved'] as const;
const byType: Readonly<Record<string, readonly string[]>> = {
  FEED: feed,
  REELS: feed,
  STORY: ['reach', 'views', 'shares', 'link_clicks'],
};

/** Figures of media, one after another; stops while there is allowance left to publish with (contract §7). */
export const statistics: Network['statistics'] = async (line, { token }, remoteIds) => {
  const found = new Map<string, readonly MetricValue[]>();
  for (const id of remoteIds) {
    const type = await askGraph(
      line,
      { path: id, token, query: { fields: 'media_product_type' } },
      mediaType,
    );
    if (type.kind !== 'answered') {
      const failure = failureOf(type);
      // Deleted, or only known by its container: left out.
      if (failure.code === 'not-found' || failure.code === 'content-refused') continue;
      return found.size > 0 && failure.class !== 'reauth' ? ok(found) : { ok: false, failure };
    }
    const product = type.body.media_product_type ?? 'FEED';
    const metrics = Object.hasOwn(byType, product) ? (byType[product] ?? feed) : feed;
    const insights = await readInsights(line, { path: `${id}/insights`, token, metrics });
    // A story tells its figures for a day, and only once five people saw it (contract §5): until then, and after, nothing is claimed.
    if (product === 'STORY' && (insights.ok ? insights.value.size === 0 : hasNone(insights.failure))) {
      if (type.usedPercent >= restAbove) break;
      continue;
    }
    if (insights.ok) found.set(id, metricsOf(insights.value));
    // A missing permission for insights costs the insights, not the sign-in.
    else if (insights.failure.code === 'permission-missing') found.set(id, metricsOf(new Map()));
    else if (insights.failure.code !== 'not-found') {
      return found.size > 0 && insights.failure.class !== 'reauth' ? ok(found) : insights;
    }
    if (type.usedPercent >= restAbove) break;
  }
  return ok(found);
};

const hasNone = ({ code }: Failure): boolean => code === 'permission-missing' || code === 'not-found';

function metricsOf(insights: ReadonlyMap<string, number>): readonly MetricValue[] {
  return metricName.options.map((metric) => {
    const name = metric === 'clicks' && insights.has('link_clicks') ? 'link_clicks' : names[metric];
    return { metric, value: name === null ? null : (insights.get(name) ?? null) };
  });
}
