import * as z from 'zod';
import type {
  AccountMetricName,
  AccountMetricValue,
  DemographicValue,
} from '../../../../shared/model/account-figures.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import { graphSeconds } from '../../graph-api/graph-time.ts';
import { readBreakdown, readInsights } from '../../graph-api/insights.ts';
import { emptyWithoutPermission } from '../../graph-api/side-failure.ts';
import type { ActingAccount, Line, Network } from '../network.ts';

const dayMs = 24 * 60 * 60_000;

/** Totals of a day (contract §5, "IG account"). */
const totals: Readonly<Partial<Record<AccountMetricName, string>>> = {
  reach: 'reach',
  views: 'views',
  engagement: 'total_interactions',
  likes: 'likes',
};

/** Traits that the network tells of followers. */
const traits = ['age', 'gender', 'country', 'city'] as const;

const counts = z.looseObject({
  followers_count: z.number().optional(),
  follows_count: z.number().optional(),
  media_count: z.number().optional(),
});

/** Figures of the account itself and of its audience. */
export const accountStatistics: NonNullable<Network['accountStatistics']> = async (line, account) => {
  const read = emptyWithoutPermission(
    await callGraph(
      line,
      {
        path: account.remoteId,
        token: account.token,
        query: { fields: 'followers_count,follows_count,media_count' },
      },
      counts,
    ),
    {},
  );
  if (!read.ok) return read;
  const day = await readDay(line, account);
  if (!day.ok) return day;
  const demographics = await readDemographics(line, account);
  if (!demographics.ok) return demographics;
  const { followers_count, follows_count, media_count } = read.value;
  return ok({
    metrics: [
      { metric: 'followers', period: 'now', value: followers_count ?? null },
      { metric: 'following', period: 'now', value: follows_count ?? null },
      { metric: 'posts', period: 'now', value: media_count ?? null },
      ...day.value,
    ],
    demographics: demographics.value,
  });
};

/** Figures come up to two days late (contract §5): the newest of these days that has some is told. */
const latestDays = [1, 2, 3];

async function readDay(
  line: Line,
  account: ActingAccount,
): Promise<Outcome<readonly AccountMetricValue[], Failure>> {
  const { token } = account;
  const path = `${account.remoteId}/insights`;
  const today = Math.floor(line.clock.now() / dayMs) * dayMs;
  let query: Readonly<Record<string, string>> = {};
  let found: Outcome<ReadonlyMap<string, number>, Failure> = ok(new Map());
  for (const back of latestDays) {
    // A day is from its start to the start of the one after it (contract §5).
    const since = today - back * dayMs;
    query = {
      period: 'day',
      metric_type: 'total_value',
      since: graphSeconds(since),
      until: graphSeconds(since + dayMs),
    };
    found = await readInsights(line, { path, token, query, metrics: Object.values(totals) });
    if (!found.ok || found.value.size > 0) break;
  }
  found = emptyWithoutPermission(found, new Map<string, number>());
  if (!found.ok) return found;
  const { value } = found;
  // Those who came are counted as followers of now, those who left as no followers.
  const moved = emptyWithoutPermission(
    await readBreakdown(line, { path, token, query, metric: 'follows_and_unfollows', by: 'follow_type' }),
    new Map<string, number>(),
  );
  if (!moved.ok) return moved;
  const dayOf = (metric: AccountMetricName, counted: number | undefined): AccountMetricValue => ({
    metric,
    period: 'day',
    value: counted ?? null,
  });
  return ok([
    ...(Object.entries(totals) as [AccountMetricName, string][]).map(([metric, name]) =>
      dayOf(metric, value.get(name)),
    ),
    dayOf('new-followers', moved.value.get('FOLLOWER')),
    dayOf('lost-followers', moved.value.get('NON_FOLLOWER')),
  ]);
}

/** Who the followers are; nothing below 100 of them. */
async function readDemographics(
  line: Line,
  { remoteId, token }: ActingAccount,
): Promise<Outcome<readonly DemographicValue[], Failure>> {
  const values: DemographicValue[] = [];
  for (const dimension of traits) {
    const read = emptyWithoutPermission(
      await readBreakdown(line, {
        path: `${remoteId}/insights`,
        token,
        metric: 'follower_demographics',
        query: { period: 'lifetime', metric_type: 'total_value', timeframe: 'this_month' },
        by: dimension,
      }),
      new Map<string, number>(),
    );
    if (!read.ok) return read;
    for (const [key, value] of read.value) values.push({ dimension, key, value });
  }
  return ok(values);
}
