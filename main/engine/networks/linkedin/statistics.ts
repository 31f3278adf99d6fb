import type { Failure } from '../../../../shared/model/failure.ts';
import type { MetricName, MetricValue } from '../../../../shared/model/publication.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { ActingAccount, Line, Network } from '../network.ts';
import { readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { callRest, encodeId, sendRest } from './api.ts';
import { failureOf } from './error-table.ts';
import { memberMetric, shareStatistics, socialMetadata } from './parse.ts';

/** Figures of an organisation's posts in one call, of a member's one by one (contract L10). */
export const statistics: Network['statistics'] = (line, account, remoteIds) =>
  account.kind === 'organization'
    ? organizationFigures(line, account, remoteIds)
    : memberFigures(line, account, remoteIds);

type Figures = Outcome<ReadonlyMap<string, readonly MetricValue[]>, Failure>;

const allMetrics = ['views', 'reach', 'likes', 'comments', 'shares', 'clicks', 'saves'] as const;

function metrics(known: Partial<Record<MetricName, number | undefined>>): readonly MetricValue[] {
  return allMetrics.map((metric) => ({ metric, value: known[metric] ?? null }));
}

async function organizationFigures(
  line: Line,
  account: ActingAccount,
  remoteIds: readonly string[],
): Promise<Figures> {
  const list = (name: string, prefix: string): string => {
    const ids = remoteIds.filter((id) => id.startsWith(prefix));
    return ids.length === 0 ? '' : `&${name}=List(${ids.map(encodeId).join(',')})`;
  };
  const reply = await sendRest(line, {
    path:
      `/organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${encodeId(account.remoteId)}` +
      // Without a count only the first ten would come, and the others would pass for posts without activity.
      `${list('shares', 'urn:li:share:')}${list('ugcPosts', 'urn:li:ugcPost:')}&start=0&count=${remoteIds.length}`,
    token: account.token,
    method: 'FINDER',
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  // Posting needs less than reading figures: without that role there are none, and the account stays signed in.
  if (reply.status === 403) return ok(new Map(remoteIds.map((id) => [id, metrics({})])));
  if (reply.status !== 200) return fail(failureOf(reply, line.clock.now()));
  const body = readBody(shareStatistics, reply);
  if (body === undefined) return fail(unexpectedReply(reply));
  const found = new Map(
    body.elements.map(({ share, ugcPost, totalShareStatistics: total }) => [
      share ?? ugcPost,
      metrics({
        views: total.impressionCount,
        reach: total.uniqueImpressionsCount,
        // May be below zero (contract L10).
        likes: Math.max(0, total.likeCount ?? 0),
        comments: total.commentCount,
        shares: total.shareCount,
        clicks: total.clickCount,
      }),
    ]),
  );
  // Posts on which nothing happened are left out of the reply.
  const nothing = metrics({ views: 0, reach: 0, likes: 0, comments: 0, shares: 0, clicks: 0 });
  return ok(new Map(remoteIds.map((id) => [id, found.get(id) ?? nothing])));
}

/** One request a metric; what matters most comes first, because a day has few of them. */
const memberTypes: readonly (readonly [MetricName, string])[] = [
  ['views', 'IMPRESSION'],
  ['reach', 'MEMBERS_REACHED'],
  ['likes', 'REACTION'],
  ['comments', 'COMMENT'],
  ['shares', 'RESHARE'],
  ['clicks', 'LINK_CLICKS'],
  ['saves', 'POST_SAVE'],
];

async function memberFigures(
  line: Line,
  account: ActingAccount,
  remoteIds: readonly string[],
): Promise<Figures> {
  const found = new Map<string, readonly MetricValue[]>();
  let permitted = true;
  for (const urn of remoteIds) {
    const known: Partial<Record<MetricName, number>> = {};
    for (const [metric, type] of permitted ? memberTypes : []) {
      const value = await memberValue(line, account, urn, type);
      // What a spent quota leaves unanswered is asked for another day.
      if (!value.ok) return found.size > 0 ? ok(found) : value;
      if (value.value === 'forbidden') {
        // It would be the same for every metric of every post.
        permitted = false;
        break;
      }
      if (value.value !== null) known[metric] = value.value;
    }
    if (known.likes === undefined || known.comments === undefined) {
      const social = await socialCounts(line, account, urn);
      if (!social.ok) return found.size > 0 ? ok(found) : social;
      Object.assign(known, { ...social.value, ...known });
    }
    found.set(urn, metrics(known));
  }
  return ok(found);
}

/** `null`: the network does not provide it for this post; `forbidden`: not to this application. */
async function memberValue(
  line: Line,
  account: ActingAccount,
  urn: string,
  type: string,
): Promise<Outcome<number | 'forbidden' | null, Failure>> {
  const kind = urn.startsWith('urn:li:ugcPost:') ? 'ugc' : 'share';
  const reply = await sendRest(line, {
    path: `/memberCreatorPostAnalytics?q=entity&entity=(${kind}:${encodeId(urn)})&queryType=${type}&aggregation=TOTAL`,
    token: account.token,
    method: 'FINDER',
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status === 403) return ok('forbidden');
  if (reply.status === 404) return ok(null);
  if (reply.status !== 200) return fail(failureOf(reply, line.clock.now()));
  const body = readBody(memberMetric, reply);
  if (body === undefined) return fail(unexpectedReply(reply));
  return ok(body.elements.find(({ metricType = type }) => metricType === type)?.count ?? null);
}

/** Reactions and comments as everybody sees them, for applications that may not read more. */
async function socialCounts(
  line: Line,
  account: ActingAccount,
  urn: string,
): Promise<Outcome<Partial<Record<MetricName, number>>, Failure>> {
  const found = await callRest(
    line,
    { path: `/socialMetadata/${encodeId(urn)}`, token: account.token },
    socialMetadata,
  );
  if (!found.ok) {
    const withheld = ['permission-missing', 'role-lost', 'not-found'].includes(found.failure.code);
    return withheld ? ok({}) : found;
  }
  const { reactionSummaries, commentSummary } = found.value;
  return ok({
    ...(reactionSummaries === undefined
      ? {}
      : { likes: Object.values(reactionSummaries).reduce((sum, { count }) => sum + count, 0) }),
    ...(commentSummary === undefined ? {} : { comments: commentSummary.count }),
  });
}
