import * as z from 'zod';
import type { AccountMetricName, AccountMetricValue } from '../../../../shared/model/account-figures.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import { graphSeconds } from '../../graph-api/graph-time.ts';
import { readInsights } from '../../graph-api/insights.ts';
import { emptyWithoutPermission } from '../../graph-api/side-failure.ts';
import type { Network } from '../network.ts';

/** Days of a Page (contract §5, "Page"): the names that answer now; the `impressions` family is gone. */
const days: Readonly<Partial<Record<AccountMetricName, string>>> = {
  reach: 'page_total_media_view_unique',
  views: 'page_media_view',
  engagement: 'page_post_engagements',
  'profile-views': 'page_views_total',
  'new-followers': 'page_daily_follows_unique',
  'lost-followers': 'page_daily_unfollows_unique',
};

/** How far back the last whole day is looked for: figures may come two days late (ms). */
const lookBack = 4 * 24 * 60 * 60_000;

const counts = z.looseObject({ followers_count: z.number().optional(), fan_count: z.number().optional() });

/** Figures of the Page itself. Who its followers are is told to nobody any more (contract §5, "Dead"). */
export const accountStatistics: NonNullable<Network['accountStatistics']> = async (line, account) => {
  const { token, remoteId } = account;
  const read = emptyWithoutPermission(
    await callGraph(line, { path: remoteId, token, query: { fields: 'followers_count,fan_count' } }, counts),
    {},
  );
  if (!read.ok) return read;
  const now = line.clock.now();
  const insights: Outcome<ReadonlyMap<string, number>, Failure> = emptyWithoutPermission(
    await readInsights(line, {
      path: `${remoteId}/insights`,
      token,
      metrics: Object.values(days),
      query: { period: 'day', since: graphSeconds(now - lookBack), until: graphSeconds(now) },
    }),
    new Map<string, number>(),
  );
  if (!insights.ok) return insights;
  const day = (Object.entries(days) as [AccountMetricName, string][]).map(
    ([metric, name]): AccountMetricValue => ({
      metric,
      period: 'day',
      value: insights.value.get(name) ?? null,
    }),
  );
  return ok({
    metrics: [
      { metric: 'followers', period: 'now', value: read.value.followers_count ?? null },
      { metric: 'likes', period: 'now', value: read.value.fan_count ?? null },
      ...day,
    ],
    demographics: [],
  });
};
