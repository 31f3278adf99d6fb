import { chanceOf } from '../../kit/growth.ts';
import { instagramFor } from '../access.ts';
import { type Audience, audienceOf, combine } from '../audience.ts';
import { type Answer, type Call, momentOf } from '../call.ts';
import { mediaThread, topLevel } from '../comment-thread.ts';
import type { Node } from '../fields.ts';
import { badParam, type GraphError, isGraphError } from '../graph-error.ts';
import { askedMetrics, isLate } from '../insights.ts';
import { graphTime } from '../meta-world.ts';
import type { InstagramRecord } from '../model.ts';
import { demographicMetrics, demographics } from './demographics.ts';

const day = 86_400_000;

/** Below so many followers the original tells nothing of who they are (§5). */
const fewestFollowers = 100;

/** What a stretch of time brought an account. */
interface Earned extends Audience {
  readonly comments: number;
}

interface Metric {
  /** Splits that it may be asked in. */
  readonly breakdowns: readonly string[];
  read(earned: Earned): number;
}

const byProduct = ['media_product_type'];

/** Totals of a time (§5, "IG account"). */
const totals: Readonly<Record<string, Metric>> = {
  reach: { breakdowns: ['media_product_type', 'follow_type'], read: ({ reach }) => reach },
  views: {
    breakdowns: ['media_product_type', 'follow_type', 'follower_type'],
    read: ({ views }) => views,
  },
  accounts_engaged: { breakdowns: [], read: ({ likes, saves }) => likes + saves },
  total_interactions: {
    breakdowns: byProduct,
    read: (earned) => earned.likes + earned.saves + earned.shares + earned.comments,
  },
  likes: { breakdowns: byProduct, read: ({ likes }) => likes },
  comments: { breakdowns: byProduct, read: ({ comments }) => comments },
  saves: { breakdowns: byProduct, read: ({ saves }) => saves },
  shares: { breakdowns: byProduct, read: ({ shares }) => shares },
  replies: { breakdowns: [], read: () => 0 },
  reposts: { breakdowns: [], read: ({ shares }) => Math.floor(shares / 3) },
  profile_links_taps: { breakdowns: ['contact_button_type'], read: ({ clicks }) => clicks },
  follows_and_unfollows: { breakdowns: ['follow_type'], read: ({ follows }) => follows },
};

/** What may be asked day by day. */
const series = ['reach', 'follower_count'];

/** `GET /{ig}/insights`: totals, days or who the followers are; one wrong name fails the whole call (§5). */
export function accountInsights(call: Call, id: string): Answer {
  const account = instagramFor(call, id, 'instagram_manage_insights');
  if (isGraphError(account)) return account;
  const asTotals = call.params.get('metric_type') === 'total_value';
  const allowed = asTotals ? [...Object.keys(totals), ...demographicMetrics] : series;
  const names = askedMetrics(call, (name) => allowed.includes(name));
  if (isGraphError(names)) return names;
  if (names.some((name) => demographicMetrics.includes(name))) {
    return demographics(call, account, names, account.followers < fewestFollowers);
  }
  if ((call.params.get('period') ?? 'day') !== 'day') return badParam('The period of these metrics is day');
  const range = rangeOf(call);
  if (isGraphError(range)) return range;
  // One day is from its start to the next one's; a range without length has no data.
  if (range.until <= range.since || isLate(call, range.since)) return { data: [] };
  return asTotals
    ? totalsOf(call, account, names, range)
    : { data: names.map((name) => seriesOf(call, account, name, range)) };
}

interface Range {
  readonly since: number;
  readonly until: number;
}

function rangeOf(call: Call): Range | GraphError {
  const since = momentOf(call, 'since');
  const until = momentOf(call, 'until');
  if (isGraphError(since)) return since;
  if (isGraphError(until)) return until;
  const last = until ?? call.world.now();
  const first = since ?? last - 2 * day;
  return last - first > 90 * day
    ? badParam('At most 90 days can be asked for')
    : { since: first, until: last };
}

function totalsOf(call: Call, account: InstagramRecord, names: readonly string[], range: Range): Answer {
  const breakdown = call.params.get('breakdown');
  const fits = names.every((name) => breakdown === undefined || totals[name]?.breakdowns.includes(breakdown));
  if (!fits) return badParam(`The breakdown ${breakdown} does not go with these metrics`);
  const whole = earnedIn(call, account, range);
  return {
    data: names.map((name) => {
      const value = totals[name]?.read(whole) ?? 0;
      const split = breakdown === undefined ? {} : breakdownOf(call, account, name, breakdown, value, range);
      return { ...nodeOf(account, name, 'day'), total_value: { value, ...split } };
    }),
  };
}

function breakdownOf(
  call: Call,
  account: InstagramRecord,
  name: string,
  breakdown: string,
  value: number,
  range: Range,
): Node {
  const result = (key: string, part: number): Node => ({ dimension_values: [key], value: part });
  const results =
    breakdown === 'media_product_type'
      ? (['POST', 'REELS', 'STORY'] as const).map((product) =>
          result(product, totals[name]?.read(earnedIn(call, account, range, product)) ?? 0),
        )
      : breakdown === 'contact_button_type'
        ? [result('WEBSITE', value)]
        : // Those who came, and those who left (`follows_and_unfollows`); else those who follow, and those who do not.
          [
            result('FOLLOWER', name === 'follows_and_unfollows' ? value : Math.floor(value * 0.7)),
            result(
              'NON_FOLLOWER',
              name === 'follows_and_unfollows' ? Math.floor(value / 5) : Math.ceil(value * 0.3),
            ),
          ];
  return { breakdowns: [{ dimension_keys: [breakdown], results }] };
}

const productOf = { FEED: 'POST', REELS: 'REELS', STORY: 'STORY' } as const;

/** What an account's posts earned in a time, on top of what it earns every day without any. */
function earnedIn(
  call: Call,
  account: InstagramRecord,
  { since, until }: Range,
  product?: 'POST' | 'REELS' | 'STORY',
): Earned {
  const quiet = audienceOf(`${account.id}/${since}`, account.followers * 0.03, 30 * day);
  const nothing = combine(quiet, quiet, -1);
  let earned = product === undefined || product === 'POST' ? quiet : nothing;
  let comments = 0;
  for (const media of call.world.media.filter(({ instagramId }) => instagramId === account.id)) {
    if (product !== undefined && productOf[media.product] !== product) continue;
    const after = audienceOf(media.id, account.followers, until - media.publishedAt);
    const before = audienceOf(media.id, account.followers, since - media.publishedAt);
    earned = combine(combine(earned, after, 1), before, -1);
    comments += topLevel(mediaThread(call.world, media)).filter(
      ({ createdAt }) => createdAt >= since && createdAt < until,
    ).length;
  }
  return { ...earned, comments };
}

function seriesOf(call: Call, account: InstagramRecord, name: string, { since, until }: Range): Node {
  const values: Node[] = [];
  for (let start = since; start + day <= until; start += day) {
    const earned = earnedIn(call, account, { since: start, until: start + day });
    values.push({
      value: name === 'reach' ? earned.reach : Math.floor(earned.follows * (0.5 + chanceOf(account.id))),
      end_time: graphTime(start + day),
    });
  }
  return { ...nodeOf(account, name, 'day'), values };
}

const nodeOf = (account: InstagramRecord, name: string, period: string): Node => ({
  name,
  period,
  title: name.replaceAll('_', ' '),
  description: name.replaceAll('_', ' '),
  id: `${account.id}/insights/${name}/${period}`,
});
