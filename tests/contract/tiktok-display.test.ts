import { describe, expect, test } from 'vitest';
import { startPractice } from './practice.ts';
import { clip, openToPublic, post, start } from './tiktok-bench.ts';
import { apiClient, bodyOf, refusal, signIn } from './tiktok-client.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('TikTok Display API', () => {
  test('§T10 fields are mandatory and bound to scopes', async () => {
    const bench = await startPractice();
    const api = apiClient(bench, (await signIn(bench, 'user.info.basic'))['access_token']);
    expect(await refusal(await api.get('/v2/user/info/'))).toEqual([400, 'invalid_params']);
    expect(await refusal(await api.get('/v2/user/info/?fields=open_id,follower_count'))).toEqual([
      401,
      'scope_not_authorized',
    ]);
    expect(await bodyOf(await api.get('/v2/user/info/?fields=display_name'))).toMatchObject({
      data: { user: { display_name: 'Maison Levain' } },
    });
  });

  test('§T10 only public posts are listed and counted, and counts grow', async () => {
    const { bench, api } = await start();
    await post(api, await clip(bench), { title: 'Mine' });
    openToPublic(bench);
    await post(api, await clip(bench), { title: 'First', privacy_level: 'PUBLIC_TO_EVERYONE' });
    bench.pass(minute);
    await post(api, await clip(bench), { title: 'Second', privacy_level: 'PUBLIC_TO_EVERYONE' });
    bench.pass(minute);
    const list = async (cursor?: unknown) =>
      (
        await bodyOf(
          await api.post('/v2/video/list/?fields=id,title', {
            max_count: 1,
            ...(cursor === undefined ? {} : { cursor }),
          }),
        )
      )['data'] as {
        readonly videos: readonly { readonly id: string; readonly title: string }[];
        readonly cursor: number;
        readonly has_more: boolean;
      };
    const newest = await list();
    expect(newest).toMatchObject({ videos: [{ title: 'Second' }], has_more: true });
    expect(await list(newest.cursor)).toMatchObject({ videos: [{ title: 'First' }], has_more: false });

    const privateId = bench.published('tiktok').find((entry) => entry.text === 'Mine')?.id;
    const views = async () => {
      const reply = await api.post('/v2/video/query/?fields=id,view_count', {
        filters: { video_ids: [newest.videos[0]?.id, privateId] },
      });
      const { videos } = (await bodyOf(reply))['data'] as {
        readonly videos: readonly { readonly id: string; readonly view_count: number }[];
      };
      expect(videos.map((video) => video.id)).toEqual([newest.videos[0]?.id]);
      return videos[0]?.view_count ?? -1;
    };
    const early = await views();
    bench.pass(90 * minute);
    expect(await views()).toBeGreaterThan(early);
  });

  test('§T10 the counts of the creator grow from day to day, on the practice clock', async () => {
    const { bench, api } = await start();
    const counts = async (): Promise<Record<string, number>> => {
      const fields = 'follower_count,following_count,likes_count,video_count';
      const body = await bodyOf(await api.get(`/v2/user/info/?fields=${fields}`));
      return (body['data'] as { readonly user: Record<string, number> }).user;
    };
    const first = await counts();
    expect(first).toEqual({ follower_count: 1520, following_count: 12, likes_count: 9001, video_count: 0 });
    // Tokens end sooner than a day: the days pass in the life of one, as a test may let them.
    bench.server.world.collection('tiktok.profile').put('profile', { accessSeconds: 90 * 86_400 });
    const later = apiClient(bench, (await signIn(bench))['access_token']);
    const followers: number[] = [first['follower_count'] ?? 0];
    for (let index = 0; index < 5; index += 1) {
      bench.pass(day);
      const body = await bodyOf(await later.get('/v2/user/info/?fields=follower_count'));
      followers.push(
        (body['data'] as { readonly user: { readonly follower_count: number } }).user.follower_count,
      );
    }
    expect(followers).toEqual(followers.toSorted((one, other) => one - other));
    expect(new Set(followers).size).toBe(followers.length);
  });

  test('§T10 likes and videos of the creator are those of public posts', async () => {
    const { bench, api } = await start();
    openToPublic(bench);
    await post(api, await clip(bench), { privacy_level: 'PUBLIC_TO_EVERYONE' });
    bench.pass(90 * minute);
    const body = await bodyOf(await api.get('/v2/user/info/?fields=likes_count,video_count'));
    const { user } = body['data'] as {
      readonly user: { readonly likes_count: number; readonly video_count: number };
    };
    expect(user.video_count).toBe(1);
    expect(user.likes_count).toBeGreaterThan(9001);
  });
});
