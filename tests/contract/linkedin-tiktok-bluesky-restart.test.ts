import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { copyClip } from '../mp4.ts';
import * as bluesky from './bluesky-client.ts';
import * as linkedin from './linkedin-client.ts';
import { makeJpeg, startPractice } from './practice.ts';
import * as tiktok from './tiktok-client.ts';

test('LinkedIn: a restart keeps the sign-in, uploads and posts', async () => {
  const bench = await startPractice();
  const token = await linkedin.signIn(bench);
  await linkedin.publish(linkedin.restClient(bench, token), linkedin.bakery, 'Before');
  await bench.restart();
  const rest = linkedin.restClient(bench, token);
  const again = await rest('POST', '/rest/posts', { json: linkedin.postBody(linkedin.bakery, 'Before') });
  expect(again.status).toBe(422);
  await linkedin.publish(rest, linkedin.bakery, 'After');
  expect(bench.published('linkedin').map((post) => post.text)).toEqual(['After', 'Before']);
});

test('TikTok: a restart keeps a half-done upload at its offset', async () => {
  const bench = await startPractice();
  const token = (await tiktok.signIn(bench))['access_token'];
  const bytes = readFileSync(await copyClip(bench.folder, { title: 'clip' }));
  const box = Buffer.alloc(12_000_000 - bytes.length);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4);
  const file = Buffer.concat([bytes, box]);
  const body = tiktok.initBody(file.length, {}, { chunk_size: 6_000_000, total_chunk_count: 2 });
  const { upload_url: url, publish_id: id } = await tiktok.initialize(tiktok.apiClient(bench, token), body);
  expect((await tiktok.put(url, file.subarray(0, 6_000_000), 0, file.length)).status).toBe(206);
  await bench.restart();
  const { pathname, search } = new URL(url);
  const moved = `${bench.server.origin}${pathname}${search}`;
  expect((await tiktok.put(moved, file.subarray(6_000_000), 6_000_000, file.length)).status).toBe(201);
  bench.pass(1500);
  expect(await tiktok.statusText(tiktok.apiClient(bench, token), id)).toContain('PUBLISH_COMPLETE');
});

test('Bluesky: a restart keeps the session, its next refresh token, blobs and posts', async () => {
  const bench = await startPractice();
  const { refreshJwt, accessJwt } = await bluesky.signIn(bench);
  const image = await bluesky.upload(bench, accessJwt, await makeJpeg());
  const refresh = () =>
    bluesky.xrpc(bench, 'com.atproto.server.refreshSession', { token: refreshJwt, input: null });
  const next = (await refresh()).body['refreshJwt'];
  await bench.restart();
  expect((await refresh()).body['refreshJwt']).toBe(next);
  const embed = { $type: 'app.bsky.embed.images', images: [{ alt: '', image }] };
  expect(
    (await bluesky.put(bench, accessJwt, '3lbqk5qnzbc2a', bluesky.record('Kept', { embed }))).status,
  ).toBe(200);
});
