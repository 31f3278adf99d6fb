import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { copyClip } from '../mp4.ts';
import { lengthenMp4 } from './practice.ts';
import {
  type Api,
  apiClient,
  bodyOf,
  initBody,
  initialize,
  put,
  refusal,
  signIn,
  statusText,
  tokenCall,
} from './tiktok-client.ts';
import { clip, digest, openToPublic, post, start } from './tiktok-bench.ts';

const minute = 60_000;

describe('TikTok creator info', () => {
  test('§T4 a private account has no public option', async () => {
    const { api } = await start();
    const body = await bodyOf(await api.post('/v2/post/publish/creator_info/query/'));
    expect(body).toMatchObject({
      data: {
        creator_nickname: 'Maison Levain',
        privacy_level_options: ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
        max_video_post_duration_sec: 600,
      },
      error: { code: 'ok', message: '' },
    });
  });

  test('§T4 caps are told under HTTP 200', async () => {
    const { bench, api } = await start();
    bench.server.world.collection('tiktok.profile').put('profile', { cap: 'reached_active_user_cap' });
    expect(await refusal(await api.post('/v2/post/publish/creator_info/query/'))).toEqual([
      200,
      'reached_active_user_cap',
    ]);
    expect(await refusal(await api.post('/v2/post/publish/video/init/', initBody(1000)))).toEqual([
      403,
      'reached_active_user_cap',
    ]);
  });
});

describe('TikTok start of a post', () => {
  const size = 50_000_123;
  const chunks = (chunk_size: number, total_chunk_count: number) =>
    initBody(size, {}, { chunk_size, total_chunk_count });

  test.each([
    ['the floor of the chunks', chunks(10_000_000, 5), 200, 'ok'],
    ['the ceiling of the chunks', chunks(10_000_000, 6), 400, 'invalid_param'],
    ['chunks below 5 MB', chunks(4_000_000, 12), 400, 'invalid_param'],
    [
      'chunks above 64 MB',
      initBody(200_000_000, {}, { chunk_size: 65_000_000, total_chunk_count: 3 }),
      400,
      'invalid_param',
    ],
    ['one chunk up to 64 MB', chunks(size, 1), 200, 'ok'],
    ['one chunk above 64 MB', initBody(70_000_000), 400, 'invalid_param'],
    ['a small file in one chunk', initBody(1_000_000), 200, 'ok'],
    ['no privacy level', initBody(1000, { privacy_level: undefined }), 400, 'invalid_param'],
    ['no brand content toggle', initBody(1000, { brand_content_toggle: undefined }), 400, 'invalid_param'],
    ['a caption of 2201', initBody(1000, { title: 'x'.repeat(2201) }), 400, 'invalid_param'],
    [
      'more than “only me” before the audit',
      initBody(1000, { privacy_level: 'MUTUAL_FOLLOW_FRIENDS' }),
      403,
      'unaudited_client_can_only_post_to_private_accounts',
    ],
    ['branded content for oneself', initBody(1000, { brand_content_toggle: true }), 400, 'invalid_param'],
    [
      'a video to be fetched',
      {
        ...(initBody(1000) as object),
        source_info: { source: 'PULL_FROM_URL', video_url: 'https://a.example/v.mp4' },
      },
      403,
      'url_ownership_unverified',
    ],
  ])('§T5 %s: %s', async (_, body, status, code) => {
    const { api } = await start();
    expect(await refusal(await api.post('/v2/post/publish/video/init/', body))).toEqual([status, code]);
  });

  test('§T5 before the audit the account must be private, after it the choice must be on offer', async () => {
    const { bench, api } = await start();
    const profile = bench.server.world.collection('tiktok.profile');
    const ask = async (privacy_level: string) =>
      (await refusal(await api.post('/v2/post/publish/video/init/', initBody(1000, { privacy_level }))))[1];
    profile.put('profile', { privateAccount: false });
    expect(await ask('SELF_ONLY')).toBe('unaudited_client_can_only_post_to_private_accounts');
    profile.put('profile', { privateAccount: false, audited: true });
    expect(await ask('PUBLIC_TO_EVERYONE')).toBe('ok');
    expect(await ask('FOLLOWER_OF_CREATOR')).toBe('privacy_level_option_mismatch');
  });

  test('§T8 the practice page switches audit and private account', async () => {
    const { bench, api } = await start();
    await fetch(bench.at('www.tiktok.com', '/practice'), {
      method: 'POST',
      body: new URLSearchParams({ audited: 'on' }),
    });
    expect(await bodyOf(await api.post('/v2/post/publish/creator_info/query/'))).toMatchObject({
      data: { privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'] },
    });
  });

  test.each([
    ['creator info', 20, (api: Api) => api.post('/v2/post/publish/creator_info/query/')],
    ['start', 6, (api: Api) => api.post('/v2/post/publish/video/init/', initBody(1000))],
    ['status', 30, (api: Api) => api.post('/v2/post/publish/status/fetch/', { publish_id: 'x' })],
  ])('§T8 %s: %i calls in any minute', async (_, limit, call) => {
    const { bench, api } = await start();
    const codes: string[] = [];
    for (let index = 0; index <= limit; index += 1) codes.push((await refusal(await call(api)))[1]);
    expect(codes.indexOf('rate_limit_exceeded')).toBe(limit);
    bench.pass(minute);
    expect((await call(api)).status).not.toBe(429);
  });

  test('§T8 fifteen posts in 24 hours are the cap', async () => {
    const { bench, api } = await start();
    bench.server.world.collection('tiktok.profile').put('profile', { dailyPosts: 1 });
    await post(api, await clip(bench));
    bench.pass(1500);
    expect(await refusal(await api.post('/v2/post/publish/video/init/', initBody(1000)))).toEqual([
      403,
      'spam_risk_too_many_posts',
    ]);
    expect(await refusal(await api.post('/v2/post/publish/creator_info/query/'))).toEqual([
      200,
      'spam_risk_too_many_posts',
    ]);
  });
});

describe('TikTok upload', () => {
  test('§T5 chunks go in order: 206, 416 with the range, and 201 for the last', async () => {
    const { bench, api } = await start();
    const path = await copyClip(bench.folder, { title: 'long' });
    const total = 12_000_123;
    await lengthenMp4(path, statSync(path).size, total);
    const bytes = readFileSync(path);
    const chunk = 6_000_000;
    const { publish_id: id, upload_url: url } = await initialize(
      api,
      initBody(total, {}, { chunk_size: chunk, total_chunk_count: 2 }),
    );
    const early = await put(url, bytes.subarray(chunk), chunk, total);
    expect([early.status, early.headers.get('content-range')]).toEqual([416, `bytes */${total}`]);
    const first = await put(url, bytes.subarray(0, chunk), 0, total);
    expect([first.status, first.headers.get('content-range')]).toEqual([
      206,
      `bytes 0-${chunk - 1}/${total}`,
    ]);
    const again = await put(url, bytes.subarray(0, chunk), 0, total);
    expect([again.status, again.headers.get('content-range')]).toEqual([
      416,
      `bytes 0-${chunk - 1}/${total}`,
    ]);
    expect(await statusText(api, id)).toContain(`"uploaded_bytes":${chunk}`);
    expect((await put(url, bytes.subarray(chunk, chunk + 5), chunk, total)).status).toBe(400);
    expect((await put(url, bytes.subarray(chunk), chunk, total)).status).toBe(201);
    bench.pass(1500);
    expect(bench.published('tiktok')).toMatchObject([
      { kind: 'video', media: [digest(bytes)], text: 'Kneading #bread' },
    ]);
  });

  test('§T5 the upload host varies, and an address works at its own host only', async () => {
    const { bench, api } = await start();
    const bytes = await clip(bench);
    const addresses: string[] = [];
    for (let index = 0; index < 2; index += 1)
      addresses.push((await initialize(api, initBody(bytes.length))).upload_url);
    const hosts = addresses.map((address) => new URL(address).pathname.split('/')[1]);
    expect(new Set(hosts).size).toBe(2);
    const [one = '', other = ''] = addresses;
    const moved = one.replace(hosts[0] ?? '', hosts[1] ?? '');
    expect((await put(moved, bytes, 0, bytes.length)).status).toBe(404);
    expect((await put(one, bytes, 0, bytes.length)).status).toBe(201);
    expect((await put(other, bytes, 0, bytes.length)).status).toBe(201);
  });

  test('§T5 the address is the credential, for one hour', async () => {
    const { bench, api } = await start();
    const bytes = await clip(bench);
    const { upload_url: url } = await initialize(api, initBody(bytes.length));
    const send = (address: string, headers = {}) => put(address, bytes, 0, bytes.length, headers);
    expect((await send(url, { authorization: 'Bearer x' })).status).toBe(400);
    expect((await send(url, { 'content-type': 'application/octet-stream' })).status).toBe(400);
    expect((await send(url, { 'content-range': `bytes 0-${bytes.length - 1}/1` })).status).toBe(400);
    expect((await send(`${url}x`)).status).toBe(404);
    bench.pass(60 * minute);
    expect((await send(url)).status).toBe(403);
  });

  test('§T7 a private post is complete without a public id, and its page says who sees it', async () => {
    const { bench, api } = await start();
    const id = await post(api, await clip(bench));
    expect(await statusText(api, id)).toContain('"status":"PROCESSING_UPLOAD"');
    expect(bench.published('tiktok')).toEqual([]);
    bench.pass(1500);
    bench.pass(60 * minute);
    expect(await statusText(api, id)).toContain(
      '"status":"PUBLISH_COMPLETE","publicaly_available_post_id":[]',
    );
    const [published] = bench.published('tiktok');
    const page = await fetch(bench.at('www.tiktok.com', `/@maisonlevain/video/${published?.id ?? ''}`));
    expect(await page.text()).toContain('Only you');
    expect(await (await fetch(bench.at('www.tiktok.com', '/@maisonlevain'))).text()).toContain(
      'Kneading #bread',
    );
  });

  test('§T7 a public post gets its id later, as a raw int64', async () => {
    const { bench, api } = await start();
    openToPublic(bench);
    const id = await post(api, await clip(bench), { privacy_level: 'PUBLIC_TO_EVERYONE' });
    bench.pass(1500);
    expect(await statusText(api, id)).toContain(
      '"status":"PUBLISH_COMPLETE","publicaly_available_post_id":[]',
    );
    bench.pass(4000);
    const postId = /"publicaly_available_post_id":\[(\d{19})\]/.exec(await statusText(api, id))?.[1];
    expect(postId).toBe(bench.published('tiktok')[0]?.id);
  });

  test('§T8 a post shows its labels, what viewers may not do, and its cover', async () => {
    const { bench, api } = await start();
    openToPublic(bench);
    await post(api, await clip(bench), {
      privacy_level: 'PUBLIC_TO_EVERYONE',
      brand_content_toggle: true,
      brand_organic_toggle: true,
      disable_comment: true,
      video_cover_timestamp_ms: 2500,
      is_aigc: true,
    });
    bench.pass(1500);
    const id = bench.published('tiktok')[0]?.id ?? '';
    const page = await (await fetch(bench.at('www.tiktok.com', `/@maisonlevain/video/${id}`))).text();
    for (const words of [
      'Paid partnership',
      'AI-generated',
      'Comments off · Duet off · Stitch off',
      '#t=2.5',
    ])
      expect(page).toContain(words);
  });

  test('§T7 what is not known is refused', async () => {
    const { api } = await start();
    const response = await api.post('/v2/post/publish/status/fetch/', { publish_id: 'v_pub_file~v2-1.0' });
    expect(await refusal(response)).toEqual([400, 'invalid_publish_id']);
  });

  test('§T7 each check of the bytes has its reason', async () => {
    const { bench, api } = await start();
    bench.server.world.collection('tiktok.profile').put('profile', { maxVideoSeconds: 3 });
    const long = await post(api, await clip(bench));
    const broken = await post(api, Buffer.from('no video at all'));
    const short = await post(api, await clip(bench, 2));
    bench.pass(1500);
    expect(await statusText(api, long)).toContain('"fail_reason":"duration_check_failed"');
    expect(await statusText(api, broken)).toContain('"fail_reason":"file_format_check_failed"');
    expect(await statusText(api, short)).toContain('PUBLISH_COMPLETE');
  });

  test('§S3 scripted failures: by caption, endless processing, and revocation while processing', async () => {
    const { bench, api } = await start();
    const bytes = await clip(bench);
    const failed = await post(api, bytes, { title: 'Bread [fault:processing-error=1]' });
    bench.server.faults.arm({ kind: 'processing-stuck', text: 'stuck' });
    const stuck = await post(api, bytes, { title: 'stuck' });
    bench.pass(minute);
    expect(await statusText(api, failed)).toContain('"fail_reason":"spam_risk_text"');
    expect(await statusText(api, stuck)).toContain('PROCESSING_UPLOAD');
    const id = await post(api, bytes);
    bench.network('tiktok').admin.revokeAll();
    const other = apiClient(bench, (await signIn(bench))['access_token']);
    bench.pass(1500);
    expect(await statusText(other, id)).toContain('"fail_reason":"auth_removed"');
  });

  test('§S3 a scripted revocation strikes the call it is armed for', async () => {
    const { bench, api, token } = await start();
    bench.server.faults.arm({ kind: 'revoked', path: '/video/init/' });
    expect((await api.post('/v2/post/publish/creator_info/query/')).status).toBe(200);
    expect(await refusal(await api.post('/v2/post/publish/video/init/', initBody(1000)))).toEqual([
      401,
      'access_token_invalid',
    ]);
    expect(
      await bodyOf(await tokenCall(bench, { grant_type: 'refresh_token', refresh_token: token })),
    ).toMatchObject({ error: 'invalid_grant' });
  });
});
