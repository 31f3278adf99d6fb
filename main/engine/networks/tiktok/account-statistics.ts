import { ok } from '../../../../shared/outcome.ts';
import type { Network } from '../network.ts';
import { callApi } from './api.ts';
import { userCounts } from './parse.ts';

const fields = 'follower_count,following_count,likes_count,video_count';

/** What the creator's account counts now (contract T10). TikTok gives no series, no reach and nothing about the audience. */
export const accountStatistics: NonNullable<Network['accountStatistics']> = async (line, account) => {
  const found = await callApi(
    line,
    { path: `/v2/user/info/?fields=${fields}`, token: account.token },
    userCounts,
  );
  // Publishing does not need this permission: without it there are no figures, and the account stays signed in.
  if (!found.ok && found.failure.code !== 'permission-missing') return found;
  const user = found.ok ? found.value.user : {};
  const now = (metric: 'followers' | 'following' | 'likes' | 'posts', value: number | null | undefined) =>
    ({ metric, period: 'now', value: value ?? null }) as const;
  return ok({
    metrics: [
      now('followers', user.follower_count),
      now('following', user.following_count),
      now('likes', user.likes_count),
      now('posts', user.video_count),
    ],
    demographics: [],
  });
};
