import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileDigest } from '../../main/practice/kit/media.ts';
import { copyClip } from '../mp4.ts';
import { dataOf, errorOf, type MetaBench, pageIds, startMetaBench } from './meta-bench.ts';

const page = pageIds.levain;
const minute = 60_000;
const day = 86_400_000;
let bench: MetaBench;
let token: string;
beforeEach(async () => {
  bench = await startMetaBench();
  token = await bench.pageToken(page);
});
afterEach(() => bench.close());

const published = () =>
  bench.server.networks.find((network) => network.id === 'facebook')?.admin.published() ?? [];
const post = (path: string, params: Record<string, string>) =>
  bench.graph(path, { method: 'POST', token, params });
const inTime = (ms: number) => String(Math.floor((bench.server.clock.now() + ms) / 1000));
const scheduled = async (): Promise<readonly Record<string, unknown>[]> =>
  dataOf(
    await bench.graph(`${page}/scheduled_posts`, {
      token,
      params: { fields: 'message,is_published,scheduled_publish_time' },
    }),
  );

/** A text that is held for an hour. */
async function holdText(message: string): Promise<string> {
  const reply = await post(`${page}/feed`, {
    message,
    published: 'false',
    scheduled_publish_time: inTime(60 * minute),
  });
  return String(reply.body['id']);
}

/** Sends a reel's bytes and answers with its id. */
async function sendReel(title: string): Promise<{ readonly id: string; readonly path: string }> {
  const path = await copyClip(bench.folder, { title });
  const bytes = Uint8Array.from(await readFile(path));
  const started = await post(`${page}/video_reels`, { upload_phase: 'start' });
  await fetch(String(started.body['upload_url']), {
    method: 'POST',
    headers: { authorization: `OAuth ${token}`, offset: '0', file_size: String(bytes.length) },
    body: bytes,
  });
  return { id: String(started.body['video_id']), path };
}

const finishReel = (id: string, ms: number) =>
  post(`${page}/video_reels`, {
    video_id: id,
    upload_phase: 'finish',
    video_state: 'SCHEDULED',
    scheduled_publish_time: inTime(ms),
    description: 'Held',
  });

/** Sends a video in the chunks that are asked for, and finishes it for a time ahead. */
async function scheduleVideo(title: string, ms: number) {
  const bytes = Uint8Array.from(await readFile(await copyClip(bench.folder, { title })));
  const edge = `${page}/videos`;
  const started = await post(edge, { upload_phase: 'start', file_size: String(bytes.length) });
  const session = String(started.body['upload_session_id']);
  let next = started;
  while (next.body['start_offset'] !== next.body['end_offset']) {
    const start = Number(next.body['start_offset']);
    const form = new FormData();
    form.set('upload_phase', 'transfer');
    form.set('upload_session_id', session);
    form.set('start_offset', String(start));
    form.set('video_file_chunk', new Blob([bytes.slice(start, Number(next.body['end_offset']))]), 'chunk');
    next = await bench.graph(edge, { method: 'POST', token, form });
  }
  const finished = await post(edge, {
    upload_phase: 'finish',
    upload_session_id: session,
    published: 'false',
    scheduled_publish_time: inTime(ms),
    title,
  });
  return { id: String(started.body['video_id']), finished };
}

test('§2 photos of a scheduled post are temporary, and the post says that it is scheduled', async () => {
  const upload = async (temporary: boolean) => {
    const form = new FormData();
    form.set('source', new Blob([await readFile(await bench.jpeg(500, 400))]), 'a.jpg');
    form.set('published', 'false');
    if (temporary) form.set('temporary', 'true');
    return String((await bench.graph(`${page}/photos`, { method: 'POST', token, form })).body['id']);
  };
  const schedule = (photo: string, more: Record<string, string> = {}) =>
    post(`${page}/feed`, {
      message: 'Two days ahead',
      published: 'false',
      scheduled_publish_time: inTime(2 * day),
      'attached_media[0]': JSON.stringify({ media_fbid: photo }),
      ...more,
    });
  const kind = { unpublished_content_type: 'SCHEDULED' };
  expect(errorOf(await schedule(await upload(false), kind)).code).toBe(100);
  const photo = await upload(true);
  expect(errorOf(await schedule(photo)).code).toBe(100);
  expect((await schedule(photo, kind)).status).toBe(200);
  expect(published()).toEqual([]);
  bench.server.clock.advance(2 * day);
  expect(published()).toMatchObject([{ kind: 'image', text: 'Two days ahead' }]);
});

test('§2 temporary excludes scheduled_publish_time on the photo itself', async () => {
  const form = new FormData();
  form.set('source', new Blob([await readFile(await bench.jpeg(500, 400))]), 'a.jpg');
  for (const [name, value] of [
    ['published', 'false'],
    ['temporary', 'true'],
    ['scheduled_publish_time', inTime(day)],
  ] as const) {
    form.set(name, value);
  }
  expect(errorOf(await bench.graph(`${page}/photos`, { method: 'POST', token, form })).code).toBe(100);
});

test('§9.9 a scheduled post gets another time within its window, and appears then', async () => {
  const id = await holdText('Moved');
  expect(await scheduled()).toMatchObject([{ id, message: 'Moved', is_published: false }]);
  expect(errorOf(await post(id, { scheduled_publish_time: inTime(5 * minute) })).code).toBe(100);
  expect(errorOf(await post(id, { scheduled_publish_time: inTime(31 * day) })).code).toBe(100);
  const later = inTime(3 * 60 * minute);
  expect((await post(id, { scheduled_publish_time: later })).body).toEqual({ success: true });
  expect((await post(id, { scheduled_publish_time: later })).body).toEqual({ success: true });
  expect(await scheduled()).toMatchObject([{ scheduled_publish_time: Number(later) }]);
  bench.server.clock.advance(60 * minute);
  expect(published()).toEqual([]);
  bench.server.clock.advance(120 * minute);
  expect(published()).toMatchObject([{ id, text: 'Moved' }]);
  expect(await scheduled()).toEqual([]);
});

test('§2 a scheduled post may be published at once, and what is out gets no other time', async () => {
  const id = await holdText('At once');
  expect((await post(id, { is_published: 'true' })).body).toEqual({ success: true });
  expect(published()).toHaveLength(1);
  expect(errorOf(await post(id, { scheduled_publish_time: inTime(day) })).code).toBe(100);
});

test('§2 a scheduled post is deleted before anybody sees it', async () => {
  const id = await holdText('Never');
  expect((await bench.graph(id, { method: 'DELETE', token })).body).toEqual({ success: true });
  bench.server.clock.advance(day);
  expect(published()).toEqual([]);
});

test('§2 an edit replaces the message, and needs something to change', async () => {
  const id = String((await post(`${page}/feed`, { message: 'Bred' })).body['id']);
  expect((await post(id, { message: 'Bread' })).body).toEqual({ success: true });
  expect(published()).toMatchObject([{ id, text: 'Bread' }]);
  expect(errorOf(await post(id, {})).code).toBe(100);
  expect(errorOf(await post(`${page}_10000000000000001`, { message: 'x' }))).toEqual({
    code: 100,
    subcode: 33,
  });
});

test('§2 a reel is held more than 10 minutes and at most 29 days', async () => {
  const { id, path } = await sendReel('held');
  expect(errorOf(await finishReel(id, 10 * minute)).code).toBe(100);
  expect(errorOf(await finishReel(id, 29 * day + minute)).code).toBe(100);
  expect((await finishReel(id, 20 * minute)).body).toEqual({ success: true });
  bench.server.clock.advance(1500);
  const read = await bench.graph(id, {
    token,
    params: { fields: 'status,published,scheduled_publish_time' },
  });
  expect(read.body).toMatchObject({
    published: false,
    status: { video_status: 'ready', publishing_phase: { publish_status: 'scheduled' } },
  });
  expect(published()).toEqual([]);
  bench.server.clock.advance(20 * minute);
  expect(published()).toMatchObject([{ kind: 'reel', media: [await fileDigest(path)] }]);
});

test('§2 a video is held up to six months, moved and deleted by its own id', async () => {
  expect(errorOf((await scheduleVideo('near', 9 * minute)).finished).code).toBe(100);
  expect(errorOf((await scheduleVideo('far', 200 * day)).finished).code).toBe(100);
  const { id, finished } = await scheduleVideo('held', 170 * day);
  expect(finished.body).toEqual({ success: true });
  expect((await post(id, { scheduled_publish_time: inTime(day), description: 'New words' })).status).toBe(
    200,
  );
  bench.server.clock.advance(day);
  expect(published()).toMatchObject([{ kind: 'video', text: 'New words' }]);
  expect((await bench.graph(id, { method: 'DELETE', token })).body).toEqual({ success: true });
  expect(published()).toEqual([]);
  expect(errorOf(await bench.graph(id, { token }))).toEqual({ code: 100, subcode: 33 });
});

test('§2 a Page has 30 reels a day', async () => {
  for (let count = 0; count < 30; count += 1) {
    expect((await finishReel((await sendReel(`reel ${count}`)).id, day)).status).toBe(200);
  }
  expect(errorOf(await finishReel((await sendReel('one too many')).id, day)).code).toBe(613);
  bench.server.clock.advance(day + minute);
  expect((await finishReel((await sendReel('tomorrow')).id, day)).status).toBe(200);
});

test('§2 a photo story takes an unpublished photo once, and the public sees it for a day', async () => {
  const form = new FormData();
  form.set('source', new Blob([await readFile(await bench.jpeg(500, 900))]), 'a.jpg');
  form.set('published', 'false');
  const photo = String((await bench.graph(`${page}/photos`, { method: 'POST', token, form })).body['id']);
  const story = () => post(`${page}/photo_stories`, { photo_id: photo });
  expect((await story()).text).toMatch(/^\{"success":true,"post_id":\d{17}\}$/);
  expect(errorOf(await story()).code).toBe(100);
  bench.server.clock.advance(1500);
  expect(published()).toMatchObject([{ kind: 'story' }]);
  const [listed] = dataOf(await bench.graph(`${page}/stories`, { token }));
  expect((await fetch(String(listed?.['url']))).status).toBe(200);
  bench.server.clock.advance(day);
  expect(published()).toEqual([]);
  expect((await fetch(String(listed?.['url']))).status).toBe(404);
});
