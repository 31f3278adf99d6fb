import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileDigest } from '../../main/practice/kit/media.ts';
import { copyClip } from '../mp4.ts';
import { dataOf, errorOf, type MetaBench, pageIds, type Reply, startMetaBench } from './meta-bench.ts';

const page = pageIds.levain;
let bench: MetaBench;
let token: string;
beforeEach(async () => {
  bench = await startMetaBench();
  token = await bench.pageToken(page);
});
afterEach(() => bench.close());

const published = () =>
  bench.server.networks.find((network) => network.id === 'facebook')?.admin.published() ?? [];
const videos = (params: Record<string, string>) =>
  bench.graph(`${page}/videos`, { method: 'POST', token, params, host: 'graph-video.facebook.com' });

async function transfer(session: string, start: string, bytes: Uint8Array<ArrayBuffer>): Promise<Reply> {
  const form = new FormData();
  form.set('upload_phase', 'transfer');
  form.set('upload_session_id', session);
  form.set('start_offset', start);
  form.set('video_file_chunk', new Blob([bytes]), 'chunk');
  return bench.graph(`${page}/videos`, { method: 'POST', token, form, host: 'graph-video.facebook.com' });
}

/** Uploads by the offsets that the server asks for and returns the session. */
async function upload(path: string) {
  const bytes = Uint8Array.from(await readFile(path));
  const started = await videos({ upload_phase: 'start', file_size: String(bytes.length) });
  const session = String(started.body['upload_session_id']);
  let next = started;
  let rounds = 0;
  while (next.body['start_offset'] !== next.body['end_offset']) {
    const start = String(next.body['start_offset']);
    next = await transfer(session, start, bytes.slice(Number(start), Number(next.body['end_offset'])));
    rounds += 1;
  }
  return { session, video: String(started.body['video_id']), rounds };
}

const videoFields = (id: string, fields: string) => bench.graph(id, { token, params: { fields } });

test('§2 a video goes up in chunks, is processed and then published', async () => {
  const path = await copyClip(bench.folder, { title: 'oven' });
  const { session, video, rounds } = await upload(path);
  expect(rounds).toBe(3);
  const finished = await videos({
    upload_phase: 'finish',
    upload_session_id: session,
    title: 'Oven',
    description: 'The oven at five',
  });
  expect(finished.body).toEqual({ success: true });
  expect(published()).toEqual([]);
  expect((await videoFields(video, 'status,published,post_id')).body).toMatchObject({
    published: false,
    status: { video_status: 'processing' },
  });
  bench.server.clock.advance(1500);
  const done = await videoFields(video, 'status,published,post_id,permalink_url');
  expect(done.body).toMatchObject({ published: true, status: { video_status: 'ready' } });
  expect(published()).toMatchObject([
    { id: done.body['post_id'], kind: 'video', text: 'The oven at five', media: [await fileDigest(path)] },
  ]);
  expect(await (await fetch(String(done.body['permalink_url']))).text()).toContain('<video');
});

test('§6 a wrong offset is 1363037 with the offsets that are wanted', async () => {
  const path = await copyClip(bench.folder, { title: 'offset' });
  const bytes = Uint8Array.from(await readFile(path));
  const started = await videos({ upload_phase: 'start', file_size: String(bytes.length) });
  const session = String(started.body['upload_session_id']);
  const wrong = await transfer(session, '5', bytes.slice(5, 100));
  expect(errorOf(wrong).subcode).toBe(1363037);
  expect((wrong.body['error'] as Record<string, unknown>)['error_data']).toEqual({
    start_offset: '0',
    end_offset: started.body['end_offset'],
  });
  const early = await videos({ upload_phase: 'finish', upload_session_id: session });
  expect(errorOf(early).subcode).toBe(1363037);
});

test('§2 file_url and upload_phase exclude each other, and a session ends with finish', async () => {
  expect(
    errorOf(await videos({ upload_phase: 'start', file_size: '2000', file_url: 'http://127.0.0.1/a.mp4' }))
      .code,
  ).toBe(100);
  const { session } = await upload(await copyClip(bench.folder, { title: 'twice' }));
  await videos({ upload_phase: 'finish', upload_session_id: session, description: 'Once' });
  expect(errorOf(await videos({ upload_phase: 'finish', upload_session_id: session })).subcode).toBe(1363019);
  bench.server.clock.advance(1500);
  expect(published()).toHaveLength(1);
});

test('§2 what is no video is refused when it is whole', async () => {
  const { session } = await upload(await bench.jpeg(900, 900));
  expect(errorOf(await videos({ upload_phase: 'finish', upload_session_id: session })).code).toBe(6000);
});

test('§9.3 a video whose processing fails is never published', async () => {
  const { session, video } = await upload(await copyClip(bench.folder, { title: 'broken' }));
  await videos({
    upload_phase: 'finish',
    upload_session_id: session,
    description: 'Oh no [fault:processing-error]',
  });
  bench.server.clock.advance(5000);
  expect((await videoFields(video, 'status')).body).toMatchObject({
    status: { video_status: 'error', publishing_phase: { publish_status: 'error' } },
  });
  expect(published()).toEqual([]);
});

interface Started {
  readonly id: string;
  readonly address: string;
}

async function startReel(edge = 'video_reels'): Promise<Started> {
  const reply = await bench.graph(`${page}/${edge}`, {
    method: 'POST',
    token,
    params: { upload_phase: 'start' },
  });
  return { id: String(reply.body['video_id']), address: String(reply.body['upload_url']) };
}

const send = (
  address: string,
  bytes: Uint8Array<ArrayBuffer>,
  offset: number,
  size: number,
  scheme = 'OAuth',
) =>
  fetch(address, {
    method: 'POST',
    headers: { authorization: `${scheme} ${token}`, offset: String(offset), file_size: String(size) },
    body: bytes,
  });

const finishReel = (id: string, params: Record<string, string> = {}) =>
  bench.graph(`${page}/video_reels`, {
    method: 'POST',
    token,
    params: { video_id: id, upload_phase: 'finish', video_state: 'PUBLISHED', ...params },
  });

test('§2 a reel: start, bytes by rupload, finish, published after processing', async () => {
  const path = await copyClip(bench.folder, { title: 'reel' });
  const bytes = Uint8Array.from(await readFile(path));
  const reel = await startReel();
  expect((await send(reel.address, bytes, 0, bytes.length)).status).toBe(200);
  expect((await videoFields(reel.id, 'status')).body).toMatchObject({
    status: {
      video_status: 'upload_complete',
      publishing_phase: { status: 'not_started', publish_status: 'draft' },
    },
  });
  expect((await finishReel(reel.id, { description: 'Kneading' })).body).toEqual({ success: true });
  expect(published()).toEqual([]);
  bench.server.clock.advance(1500);
  expect((await videoFields(reel.id, 'status')).body).toMatchObject({
    status: { publishing_phase: { status: 'complete', publish_status: 'published' } },
  });
  expect(published()).toMatchObject([{ kind: 'reel', text: 'Kneading', media: [await fileDigest(path)] }]);
  expect(dataOf(await bench.graph(`${page}/feed`, { token }))).toEqual([]);
  expect(dataOf(await bench.graph(`${page}/published_posts`, { token }))).toHaveLength(1);
  expect(await (await fetch(`${bench.server.origin}/www.facebook.com/reel/${reel.id}`)).text()).toContain(
    'Kneading',
  );
});

test('§9.5 a broken upload goes on at bytes_transfered, and at no other offset', async () => {
  const path = await copyClip(bench.folder, { title: 'resume' });
  const bytes = Uint8Array.from(await readFile(path));
  const reel = await startReel();
  const half = Math.floor(bytes.length / 2);
  const cut = await send(reel.address, bytes.slice(0, half), 0, bytes.length);
  expect(await cut.json()).toMatchObject({ debug_info: { retriable: true, type: 'PartialRequestError' } });
  const status = (await videoFields(reel.id, 'status')).body['status'] as {
    uploading_phase: { bytes_transfered: number };
  };
  expect(status.uploading_phase.bytes_transfered).toBe(half);
  const wrong = await send(reel.address, bytes, 0, bytes.length);
  expect(await wrong.json()).toMatchObject({ debug_info: { type: 'OffsetInvalidError' } });
  expect((await send(reel.address, bytes.slice(half), half, bytes.length)).status).toBe(200);
  await finishReel(reel.id);
  bench.server.clock.advance(1500);
  expect(published()[0]?.media).toEqual([await fileDigest(path)]);
});

test('§9.5 a connection that breaks in the middle keeps what arrived', async () => {
  const path = await copyClip(bench.folder, { title: 'cut' });
  const bytes = Uint8Array.from(await readFile(path));
  const reel = await startReel();
  const half = Math.floor(bytes.length / 2);
  const received = async () => {
    const status = (await videoFields(reel.id, 'status')).body['status'] as {
      uploading_phase: { bytes_transfered: number };
    };
    return status.uploading_phase.bytes_transfered;
  };
  const leaving = request(reel.address, {
    method: 'POST',
    headers: {
      authorization: `OAuth ${token}`,
      offset: 0,
      file_size: bytes.length,
      'content-length': bytes.length,
    },
  });
  const gone = once(leaving, 'error');
  leaving.write(bytes.slice(0, half));
  await expect.poll(received).toBe(half);
  leaving.destroy(new Error('The line is cut'));
  await gone;
  expect((await send(reel.address, bytes.slice(half), half, bytes.length)).status).toBe(200);
  await finishReel(reel.id);
  bench.server.clock.advance(1500);
  expect(published()[0]?.media).toEqual([await fileDigest(path)]);
});

test('§0 rupload takes the token as OAuth only', async () => {
  const reel = await startReel();
  expect((await send(reel.address, new Uint8Array(10), 0, 10, 'Bearer')).status).toBe(400);
});

test('§2 a reel is 3 to 90 seconds: 1363128', async () => {
  const bytes = Uint8Array.from(await readFile(await copyClip(bench.folder, { title: 'short', seconds: 2 })));
  const reel = await startReel();
  await send(reel.address, bytes, 0, bytes.length);
  expect((await videoFields(reel.id, 'status')).body).toMatchObject({
    status: { video_status: 'error', processing_phase: { status: 'error' } },
  });
  expect(errorOf(await finishReel(reel.id)).subcode).toBe(1363128);
});

test('§2 a reel is published once', async () => {
  const bytes = Uint8Array.from(await readFile(await copyClip(bench.folder, { title: 'once' })));
  const reel = await startReel();
  expect((await finishReel(reel.id)).status).toBe(400);
  await send(reel.address, bytes, 0, bytes.length);
  await finishReel(reel.id);
  expect((await finishReel(reel.id)).status).toBe(400);
  bench.server.clock.advance(1500);
  expect(published()).toHaveLength(1);
});

test('§2 a story answers with a bare number beyond 2^53, and is archived after a day', async () => {
  const bytes = Uint8Array.from(await readFile(await copyClip(bench.folder, { title: 'story' })));
  const story = await startReel('video_stories');
  await send(story.address, bytes, 0, bytes.length);
  const reply = await bench.graph(`${page}/video_stories`, {
    method: 'POST',
    token,
    params: { upload_phase: 'finish', video_id: story.id },
  });
  const id = /"post_id":(\d{17})[,}]/.exec(reply.text)?.[1];
  expect(id).toBeDefined();
  bench.server.clock.advance(1500);
  const [listed] = dataOf(await bench.graph(`${page}/stories`, { token }));
  expect(listed).toMatchObject({ post_id: id, status: 'PUBLISHED', media_type: 'video', media_id: story.id });
  bench.server.clock.advance(86_400_000);
  expect(dataOf(await bench.graph(`${page}/stories`, { token }))[0]).toMatchObject({ status: 'ARCHIVED' });
});

test('§2 what nobody finishes within a day has ended, and is not finished afterwards', async () => {
  const path = await copyClip(bench.folder, { title: 'oven' });
  const { session, video } = await upload(path);
  const reel = await startReel();
  bench.server.clock.advance(86_400_000);
  const finished = await videos({ upload_phase: 'finish', upload_session_id: session });
  expect(errorOf(finished)).toMatchObject({ code: 6001 });
  expect(errorOf(await finishReel(reel.id))).toMatchObject({ code: 6000 });
  const { body } = await videoFields(video, 'status');
  expect(body['status']).toMatchObject({ video_status: 'expired' });
  expect(published()).toEqual([]);
});
