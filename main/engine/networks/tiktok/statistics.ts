import type { Failure } from '../../../../shared/model/failure.ts';
import type { MetricValue } from '../../../../shared/model/publication.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { ActingAccount, Line, Network } from '../network.ts';
import { callApi } from './api.ts';
import { publishStatus, videos } from './parse.ts';

/** Videos that one call answers for (contract T10). */
const pageSize = 20;
const fields = 'id,like_count,comment_count,share_count,view_count';

type Video = ReturnType<typeof videos.parse>['videos'][number];

/**
 * Lifetime counts of public videos. A private one, or one that has no public id yet, has none: that is not zero.
 * Videos known by their publish id only are looked up first.
 */
export const statistics: Network['statistics'] = async (line, account, remoteIds) => {
  const videoIds = new Map<string, string>();
  for (const remoteId of remoteIds) {
    const id = await videoIdOf(line, account, remoteId);
    if (!id.ok) return fail(id.failure);
    if (id.value !== undefined) videoIds.set(remoteId, id.value);
  }
  const found = await queryVideos(line, account, [...new Set(videoIds.values())]);
  if (!found.ok) return found;
  return ok(new Map(remoteIds.map((id) => [id, metricsOf(found.value.get(videoIds.get(id) ?? ''))])));
};

async function videoIdOf(
  line: Line,
  account: ActingAccount,
  remoteId: string,
): Promise<Outcome<string | undefined, Failure>> {
  if (/^\d+$/.test(remoteId)) return ok(remoteId);
  const found = await callApi(
    line,
    {
      path: '/v2/post/publish/status/fetch/',
      token: account.token,
      body: { publish_id: remoteId },
      counts: { as: 'status', for: account },
    },
    publishStatus,
  );
  if (found.ok) return ok(found.value.publicaly_available_post_id?.[0]);
  return found.failure.code === 'not-found' ? ok(undefined) : found;
}

async function queryVideos(
  line: Line,
  account: ActingAccount,
  ids: readonly string[],
): Promise<Outcome<ReadonlyMap<string, Video>, Failure>> {
  const byId = new Map<string, Video>();
  for (let start = 0; start < ids.length; start += pageSize) {
    const found = await callApi(
      line,
      {
        path: `/v2/video/query/?fields=${fields}`,
        token: account.token,
        body: { filters: { video_ids: ids.slice(start, start + pageSize) } },
      },
      videos,
    );
    // Publishing does not need this permission: without it there are no figures, and the account stays signed in.
    if (!found.ok && found.failure.code === 'permission-missing') return ok(byId);
    if (!found.ok) return found;
    for (const video of found.value.videos) byId.set(video.id, video);
  }
  return ok(byId);
}

function metricsOf(video: Video | undefined): readonly MetricValue[] {
  return [
    { metric: 'views', value: video?.view_count ?? null },
    { metric: 'likes', value: video?.like_count ?? null },
    { metric: 'comments', value: video?.comment_count ?? null },
    { metric: 'shares', value: video?.share_count ?? null },
    { metric: 'reach', value: null },
    { metric: 'clicks', value: null },
    { metric: 'saves', value: null },
  ];
}
