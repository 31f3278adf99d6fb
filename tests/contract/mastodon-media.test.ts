import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { copyClip } from '../mp4.ts';
import { connect, entity, errorOf, field, type MastodonClient } from './mastodon-client.ts';
import { makeJpeg } from './practice.ts';

const hour = 3_600_000;
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (buffer: Buffer): Uint8Array<ArrayBuffer> => Uint8Array.from(buffer);

async function picture(): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(await makeJpeg());
}

async function film(client: MastodonClient): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf(await readFile(await copyClip(client.bench.folder, { title: 'oven' })));
}

async function uploaded(response: Response): Promise<string> {
  return field(entity.parse(await response.json()), 'id');
}

describe('§2 Media: an upload', () => {
  test('of a picture is ready at once, with its description', async () => {
    const client = await connect();
    const response = await client.upload(await picture(), 'loaf.jpg', 'A loaf');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      type: 'image',
      description: 'A loaf',
      meta: { original: { width: 320, height: 240 } },
    });
  });

  test('of a video is 202 with no address, then 206, then 200', async () => {
    const client = await connect();
    const response = await client.upload(await film(client), 'oven.mp4');
    expect(response.status).toBe(202);
    const made = entity.parse(await response.json());
    expect(made).toMatchObject({ type: 'video', url: null });
    const path = `/api/v1/media/${field(made, 'id')}`;
    expect((await client.call('GET', path)).status).toBe(206);
    client.bench.pass(5000);
    const ready = await client.call('GET', path);
    expect(ready.status).toBe(200);
    const address = field(entity.parse(await ready.json()), 'url');
    expect(digest(new Uint8Array(await (await fetch(address)).arrayBuffer()))).toBe(
      digest(await film(client)),
    );
  });

  test('that fails in its processing is 422 when it is asked for', async () => {
    const client = await connect();
    const id = await uploaded(await client.upload(await film(client), '[fault:processing-error].mp4'));
    client.bench.pass(5000);
    expect((await client.call('GET', `/api/v1/media/${id}`)).status).toBe(422);
  });

  test('is judged by its bytes, not by its name', async () => {
    const client = await connect();
    const text = bytesOf(Buffer.from('not a picture'));
    expect((await client.upload(text, 'loaf.jpg')).status).toBe(422);
    const cut = (await picture()).slice(0, 900);
    expect((await client.upload(cut, 'loaf.jpg')).status).toBe(422);
    expect((await client.upload(await picture(), 'loaf.txt')).status).toBe(200);
  });

  test('is held to what the server says that it takes', async () => {
    const client = await connect('atelier.example');
    const webp = await sharp(await picture())
      .webp()
      .toBuffer();
    expect((await client.upload(bytesOf(webp), 'loaf.webp')).status).toBe(422);
    expect((await client.upload(bytesOf(await makeJpeg(1920, 1081)), 'wide.jpg')).status).toBe(422);
    expect((await client.upload(await picture(), 'loaf.jpg', 'a'.repeat(421))).status).toBe(422);
    const heavy = await sharp(await picture())
      .resize(1400, 1400)
      .raw()
      .toBuffer()
      .then((raw) =>
        sharp(raw, { raw: { width: 1400, height: 1400, channels: 3 } })
          .png({ compressionLevel: 0 })
          .toBuffer(),
      );
    expect((await client.upload(bytesOf(heavy), 'heavy.png')).status).toBe(422);
    const elsewhere = await connect('mastodon.social', client.bench);
    expect((await elsewhere.upload(bytesOf(heavy), 'heavy.png')).status).toBe(200);
  });

  test('that the proxy does not let through is 413, whatever the server says', async () => {
    const client = await connect('atelier.example');
    const large = new Uint8Array(13 * 1024 * 1024);
    large.set(await picture());
    const refused = await client.upload(large, 'large.jpg');
    expect(refused.status).toBe(413);
    expect(refused.headers.get('content-type')).toContain('text/html');
  });

  test('without a file is refused', async () => {
    const client = await connect();
    const response = await fetch(client.at('/api/v2/media'), {
      method: 'POST',
      headers: { authorization: `Bearer ${client.token}` },
      body: new FormData(),
    });
    expect(response.status).toBe(422);
  });

  test('is swept away after a day when no status refers to it', async () => {
    const client = await connect();
    const id = await uploaded(await client.upload(await picture(), 'loaf.jpg'));
    client.bench.pass(25 * hour);
    expect((await client.call('GET', `/api/v1/media/${id}`)).status).toBe(404);
    const refused = await client.call('POST', '/api/v1/statuses', { status: 'Late', media_ids: [id] });
    expect(refused.status).toBe(422);
  });

  test('is described anew until a status has it', async () => {
    const client = await connect();
    const id = await uploaded(await client.upload(await picture(), 'loaf.jpg'));
    const path = `/api/v1/media/${id}`;
    expect(await client.ask('PUT', path, { description: 'A loaf' })).toMatchObject({ description: 'A loaf' });
    await client.ask('POST', '/api/v1/statuses', { media_ids: [id] });
    expect((await client.call('PUT', path, { description: 'Two' })).status).toBe(404);
  });

  test('is one of thirty in half an hour', async () => {
    const client = await connect();
    const bytes = await picture();
    let last = await client.upload(bytes, 'loaf.jpg');
    for (let count = 1; count < 31; count += 1) last = await client.upload(bytes, 'loaf.jpg');
    expect(last.status).toBe(429);
    expect(last.headers.get('x-ratelimit-limit')).toBe('30');
  });
});

describe('§2 Publish: a status with files', () => {
  async function pictures(client: MastodonClient, count: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      ids.push(await uploaded(await client.upload(await picture(), 'loaf.jpg', `Loaf ${index}`)));
    }
    return ids;
  }

  test('has them in their order, without a text, hidden behind a warning where it is sensitive', async () => {
    const client = await connect();
    const ids = (await pictures(client, 3)).toReversed();
    const status = await client.ask('POST', '/api/v1/statuses', { media_ids: ids, sensitive: true });
    expect(status['media_attachments']).toMatchObject(ids.map((id) => ({ id })));
    expect(client.bench.published('mastodon')).toMatchObject([{ kind: 'images', text: '' }]);
    const page = await (await fetch(field(status, 'url'))).text();
    expect(page).toContain('<summary>Sensitive content</summary>');
    expect(page).toContain('alt="Loaf 2"');
  });

  test('is refused while one of them is still worked on', async () => {
    const client = await connect();
    const id = await uploaded(await client.upload(await film(client), 'oven.mp4'));
    const post = () => client.call('POST', '/api/v1/statuses', { status: 'Soon', media_ids: [id] });
    const early = await post();
    expect(early.status).toBe(422);
    expect(await errorOf(early)).toContain('not finished processing');
    client.bench.pass(5000);
    expect((await post()).status).toBe(200);
  });

  test('takes as many as the server says, and a video alone', async () => {
    const client = await connect();
    const five = await pictures(client, 5);
    const post = (ids: readonly string[]) =>
      client.call('POST', '/api/v1/statuses', { status: 'Many', media_ids: ids });
    expect((await post(five)).status).toBe(422);
    const video = await uploaded(await client.upload(await film(client), 'oven.mp4'));
    client.bench.pass(5000);
    expect((await post([...five.slice(0, 1), video])).status).toBe(422);
    expect((await post(five.slice(0, 4))).status).toBe(200);
    // A file belongs to one status.
    expect((await post(five.slice(0, 1))).status).toBe(422);
  });

  test('keeps the files that a change names', async () => {
    const client = await connect();
    const [first = '', second = ''] = await pictures(client, 2);
    const status = await client.ask('POST', '/api/v1/statuses', {
      status: 'Two',
      media_ids: [first, second],
    });
    const path = `/api/v1/statuses/${field(status, 'id')}`;
    const changed = await client.ask('PUT', path, { status: 'One', media_ids: [second] });
    expect(changed['media_attachments']).toMatchObject([{ id: second }]);
    expect((await client.call('GET', `/api/v1/media/${first}`)).status).toBe(200);
  });

  test('that waits for its time keeps its files for longer than a day', async () => {
    const client = await connect();
    const ids = await pictures(client, 1);
    const at = new Date(client.bench.server.clock.now() + 72 * hour).toISOString();
    await client.ask('POST', '/api/v1/statuses', { status: 'Later', media_ids: ids, scheduled_at: at });
    client.bench.pass(73 * hour);
    expect(client.bench.published('mastodon')).toMatchObject([{ kind: 'image', text: 'Later' }]);
  });
});

test('§2 uploads and statuses outlive a restart', async () => {
  const client = await connect();
  const id = await uploaded(await client.upload(await picture(), 'loaf.jpg'));
  await client.ask('POST', '/api/v1/statuses', { status: 'Kept' }, { 'idempotency-key': 'k' });
  await client.bench.restart();
  expect((await client.call('GET', `/api/v1/media/${id}`)).status).toBe(200);
  await client.ask('POST', '/api/v1/statuses', { status: 'Kept' }, { 'idempotency-key': 'k' });
  expect(client.bench.published('mastodon')).toHaveLength(1);
});
