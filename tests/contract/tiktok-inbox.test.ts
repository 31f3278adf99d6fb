import { describe, expect, test } from 'vitest';
import type { PracticeBench } from './practice.ts';
import { submit } from './practice.ts';
import { clip, openToPublic, post, start } from './tiktok-bench.ts';
import {
  type Api,
  bodyOf,
  inboxBody,
  initBody,
  initialize,
  put,
  refusal,
  statusText,
} from './tiktok-client.ts';

const minute = 60_000;
const init = '/v2/post/publish/inbox/video/init/';

/** Sends a clip to the inbox and lets it be processed. */
async function share(bench: PracticeBench, api: Api): Promise<string> {
  const bytes = await clip(bench);
  const { publish_id: id, upload_url: url } = await initialize(api, inboxBody(bytes.length), init);
  expect((await put(url, bytes, 0, bytes.length)).status).toBe(201);
  bench.pass(1500);
  return id;
}

const profilePage = async (bench: PracticeBench): Promise<string> =>
  (await fetch(bench.at('www.tiktok.com', '/@maisonlevain'))).text();

/** The address of the first draft on the profile page. */
async function draftOf(bench: PracticeBench): Promise<string> {
  const address = /href="([^"]+\/practice\/inbox\/\d+)"/.exec(await profilePage(bench))?.[1];
  if (address === undefined) throw new Error('There is no draft in the inbox');
  return address;
}

describe('TikTok inbox drafts', () => {
  test('§T5 the body is the source alone, and the id says where it goes', async () => {
    const { api } = await start();
    expect((await initialize(api, inboxBody(1000), init)).publish_id).toMatch(/^v_inbox_file~/);
    expect(await refusal(await api.post(init, initBody(1000)))).toEqual([400, 'invalid_param']);
  });

  test('§T5 drafts need their own permission, and no other', async () => {
    const { api } = await start('user.info.basic,video.upload');
    const { publish_id: id } = await initialize(api, inboxBody(1000), init);
    expect(await statusText(api, id)).toContain('"status":"PROCESSING_UPLOAD"');
    const direct = await api.post('/v2/post/publish/video/init/', initBody(1000));
    expect(await refusal(direct)).toEqual([401, 'scope_not_authorized']);
    const other = await start('user.info.basic,video.publish');
    expect(await refusal(await other.api.post(init, inboxBody(1000)))).toEqual([401, 'scope_not_authorized']);
  });

  test('§T7 a draft stays in the inbox until the person posts it', async () => {
    const { bench, api } = await start();
    const id = await share(bench, api);
    expect(await statusText(api, id)).toContain('"status":"SEND_TO_USER_INBOX"');
    expect(bench.published('tiktok')).toEqual([]);
    expect(await (await fetch(await draftOf(bench))).text()).toContain('Who can watch');

    await submit(await draftOf(bench), [
      ['title', 'By hand'],
      ['privacy', 'SELF_ONLY'],
      ['decision', 'post'],
    ]);
    expect(await statusText(api, id)).toContain('"status":"PUBLISH_COMPLETE"');
    expect(bench.published('tiktok')).toMatchObject([{ text: 'By hand', kind: 'video' }]);
    expect(await profilePage(bench)).not.toContain('/practice/inbox/');
  });

  test('§T7 a draft that is posted to everyone gets its public id', async () => {
    const { bench, api } = await start();
    openToPublic(bench);
    const id = await share(bench, api);
    await submit(await draftOf(bench), [
      ['title', 'For all'],
      ['privacy', 'PUBLIC_TO_EVERYONE'],
      ['decision', 'post'],
    ]);
    bench.pass(4000);
    expect(await statusText(api, id)).toMatch(/"publicaly_available_post_id":\[\d{19}\]/);
  });

  test('§T8 five pending shares in 24 hours are the limit; clearing the inbox makes room', async () => {
    const { bench, api } = await start();
    for (let index = 0; index < 5; index += 1) await share(bench, api);
    bench.pass(minute);
    expect(await refusal(await api.post(init, inboxBody(1000)))).toEqual([
      403,
      'spam_risk_too_many_pending_share',
    ]);
    await submit(await draftOf(bench), [['decision', 'discard']]);
    expect((await api.post(init, inboxBody(1000))).status).toBe(200);
  });

  test('§T8 six drafts a minute', async () => {
    const { api } = await start();
    const codes: string[] = [];
    for (let index = 0; index <= 6; index += 1) codes.push((await refusal(await api.post(init, {})))[1]);
    expect(codes.indexOf('rate_limit_exceeded')).toBe(6);
  });
});

describe('TikTok cancelling', () => {
  const cancel = (api: Api, publishId: string): Promise<Response> =>
    api.post('/v2/post/publish/cancel/', { publish_id: publishId });

  test('§T7 what is not out yet can be cancelled, and its upload is gone', async () => {
    const { bench, api } = await start();
    const bytes = await clip(bench);
    const { publish_id: id, upload_url: url } = await initialize(api, initBody(bytes.length));
    expect(await bodyOf(await cancel(api, id))).toMatchObject({ error: { code: 'ok' } });
    expect(await statusText(api, id)).toContain('"fail_reason":"publish_cancelled"');
    expect((await put(url, bytes, 0, bytes.length)).status).toBe(404);
  });

  test('§T7 what is out cannot', async () => {
    const { bench, api } = await start();
    const id = await post(api, await clip(bench));
    bench.pass(1500);
    expect(await refusal(await cancel(api, id))).toEqual([400, 'publish_not_cancellable']);
    expect(bench.published('tiktok')).toHaveLength(1);
  });
});

describe('TikTok photos', () => {
  const photos = {
    media_type: 'PHOTO',
    post_mode: 'DIRECT_POST',
    post_info: { title: 'Three loaves', privacy_level: 'SELF_ONLY' },
    source_info: {
      source: 'PULL_FROM_URL',
      photo_images: ['https://cdn.example.com/a.jpg'],
      photo_cover_index: 0,
    },
  };

  test.each([
    ['from a domain that nobody verified', photos, 403, 'url_ownership_unverified'],
    [
      'sent as bytes',
      { ...photos, source_info: { source: 'FILE_UPLOAD', photo_images: [], photo_cover_index: 0 } },
      400,
      'invalid_param',
    ],
    [
      'with a title of 91',
      { ...photos, post_info: { ...photos.post_info, title: 'x'.repeat(91) } },
      400,
      'invalid_param',
    ],
  ])('§T6 %s', async (_, body, status, code) => {
    const { api } = await start();
    expect(await refusal(await api.post('/v2/post/publish/content/init/', body))).toEqual([status, code]);
  });
});
