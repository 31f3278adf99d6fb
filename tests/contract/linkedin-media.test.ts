import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { copyClip } from '../mp4.ts';
import { a4, pdfBytes } from '../pdf.ts';
import {
  bakery,
  bodyOf,
  memberUrn,
  personal,
  postBody,
  publish,
  type Rest,
  restClient,
  signIn,
} from './linkedin-client.ts';
import { lengthenMp4, makeJpeg, startPractice } from './practice.ts';

const encoded = encodeURIComponent;
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Upload {
  readonly image: string;
  readonly video: string;
  readonly uploadUrl: string;
  readonly uploadToken: string;
  readonly uploadInstructions: readonly {
    readonly uploadUrl: string;
    readonly firstByte: number;
    readonly lastByte: number;
  }[];
}

async function start(scope?: string) {
  const bench = await startPractice();
  const token = await signIn(bench, scope);
  return { bench, token, rest: restClient(bench, token) };
}

async function initialize(
  rest: Rest,
  kind: 'images' | 'videos' | 'documents',
  owner: string,
  more = {},
): Promise<Upload> {
  const response = await rest('POST', `/rest/${kind}?action=initializeUpload`, {
    json: { initializeUploadRequest: { owner, ...more } },
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return (await bodyOf(response))['value'] as Upload;
}

const put = (url: string, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(bytes),
  });

async function uploadImage(rest: Rest, token: string, owner: string, bytes: Uint8Array): Promise<string> {
  const { image, uploadUrl } = await initialize(rest, 'images', owner);
  expect((await put(uploadUrl, bytes, { authorization: `Bearer ${token}` })).status).toBe(201);
  return image;
}

async function videoOf(folder: string, bytes: number): Promise<Buffer> {
  const path = await copyClip(folder, { title: `clip of ${bytes}` });
  await lengthenMp4(path, statSync(path).size, bytes);
  return readFileSync(path);
}

async function uploadVideo(
  rest: Rest,
  owner: string,
  bytes: Buffer,
): Promise<{ readonly upload: Upload; readonly etags: string[] }> {
  const upload = await initialize(rest, 'videos', owner, {
    fileSizeBytes: bytes.length,
    uploadCaptions: false,
    uploadThumbnail: false,
  });
  const etags: string[] = [];
  for (const { uploadUrl, firstByte, lastByte } of upload.uploadInstructions) {
    const response = await put(uploadUrl, bytes.subarray(firstByte, lastByte + 1));
    expect(response.status).toBe(200);
    etags.push(response.headers.get('etag') ?? '');
  }
  return { upload, etags };
}

const finalize = (rest: Rest, video: string, uploadedPartIds: readonly string[]): Promise<Response> =>
  rest('POST', '/rest/videos?action=finalizeUpload', {
    json: { finalizeUploadRequest: { video, uploadToken: '', uploadedPartIds } },
  });

describe('LinkedIn images', () => {
  test('§L6 an image goes from waiting through processing to available, and is published as it came', async () => {
    const { bench, token, rest } = await start();
    const { image, uploadUrl } = await initialize(rest, 'images', bakery);
    const status = async () => (await bodyOf(await rest('GET', `/rest/images/${encoded(image)}`)))['status'];
    expect(await status()).toBe('WAITING_UPLOAD');
    const early = await rest('POST', '/rest/posts', {
      json: postBody(bakery, 'Early', { media: { id: image } }),
    });
    expect(await bodyOf(early)).toMatchObject({ code: 'MEDIA_ASSET_WAITING_UPLOAD' });
    const bytes = await makeJpeg();
    expect((await put(uploadUrl, bytes)).status).toBe(401);
    expect((await put(uploadUrl, bytes, { authorization: `Bearer ${token}` })).status).toBe(201);
    expect(await status()).toBe('PROCESSING');
    bench.pass(1500);
    expect(await status()).toBe('AVAILABLE');
    const urn = await publish(rest, bakery, 'With a picture', { media: { id: image, altText: 'A <loaf>' } });
    expect(bench.published('linkedin')).toMatchObject([{ id: urn, kind: 'image', media: [digest(bytes)] }]);
    const page = await (await fetch(bench.at('www.linkedin.com', `/feed/update/${urn}/`))).text();
    expect(page).toContain('alt="A &lt;loaf&gt;"');
    const shown = await fetch(bench.at('www.linkedin.com', `/practice/media/${encoded(image)}`));
    expect(digest(new Uint8Array(await shown.arrayBuffer()))).toBe(digest(bytes));
  });

  test('§L6 Share on LinkedIn alone may not look at an image', async () => {
    const { token, rest } = await start(personal);
    const image = await uploadImage(rest, token, memberUrn, await makeJpeg());
    const refused = await rest('GET', `/rest/images/${encoded(image)}`);
    expect(refused.status).toBe(403);
    expect((await bodyOf(refused))['message']).toContain('Accessing this image resource is forbidden');
  });

  test('§L6 bytes that are no image fail in processing; a post made before stays invisible', async () => {
    const { bench, token, rest } = await start();
    const image = await uploadImage(rest, token, bakery, Buffer.from('not a picture at all'));
    await publish(rest, bakery, 'Too soon', { media: { id: image } });
    expect(bench.published('linkedin')).toEqual([]);
    bench.pass(1500);
    expect(await bodyOf(await rest('GET', `/rest/images/${encoded(image)}`))).toMatchObject({
      status: 'PROCESSING_FAILED',
    });
    const late = await rest('POST', '/rest/posts', {
      json: postBody(bakery, 'Late', { media: { id: image } }),
    });
    expect(await bodyOf(late)).toMatchObject({ code: 'MEDIA_ASSET_PROCESSING_FAILED' });
  });

  test('§L5 two to twenty images of the author make one post', async () => {
    const { bench, token, rest } = await start();
    const files = [await makeJpeg(), await makeJpeg(), await makeJpeg()];
    const images: { id: string; altText: string }[] = [];
    for (const bytes of files)
      images.push({ id: await uploadImage(rest, token, bakery, bytes), altText: '' });
    bench.pass(1500);
    const foreign = await rest('POST', '/rest/posts', {
      json: postBody(memberUrn, 'Not mine', { multiImage: { images } }),
    });
    expect(foreign.status).toBe(403);
    expect(await publish(rest, bakery, 'Three', { multiImage: { images } })).toMatch(/^urn:li:ugcPost:/);
    expect(bench.published('linkedin')).toMatchObject([{ kind: 'images', media: files.map(digest) }]);
  });
});

describe('LinkedIn videos', () => {
  test('§L7 every part goes to its own address, and the whole is published byte for byte', async () => {
    const { bench, rest } = await start();
    const bytes = await videoOf(bench.folder, 9_437_184);
    const { upload, etags } = await uploadVideo(rest, bakery, bytes);
    expect(upload.uploadInstructions.map(({ firstByte, lastByte }) => [firstByte, lastByte])).toEqual([
      [0, 4_194_303],
      [4_194_304, 8_388_607],
      [8_388_608, 9_437_183],
    ]);
    expect((await finalize(rest, upload.video, etags)).status).toBe(200);
    expect((await finalize(rest, upload.video, etags)).status).toBe(200);
    const look = async () => bodyOf(await rest('GET', `/rest/videos/${encoded(upload.video)}`));
    expect(await look()).toMatchObject({ status: 'PROCESSING' });
    bench.pass(1500);
    expect(await look()).toMatchObject({
      status: 'AVAILABLE',
      aspectRatioWidth: 1080,
      aspectRatioHeight: 1920,
    });
    const urn = await publish(rest, bakery, 'Kneading', { media: { id: upload.video, title: 'Kneading' } });
    expect(urn).toMatch(/^urn:li:ugcPost:/);
    expect(bench.published('linkedin')).toMatchObject([{ kind: 'video', media: [digest(bytes)] }]);
  });

  test('§L7 parts that do not make up the file cannot be finalized', async () => {
    const { bench, rest } = await start();
    const { upload, etags } = await uploadVideo(rest, bakery, await videoOf(bench.folder, 5_000_000));
    for (const wrong of [etags.slice(1), etags.toReversed(), ['x', 'y']]) {
      expect(await bodyOf(await finalize(rest, upload.video, wrong))).toMatchObject({
        code: 'UPDATING_ASSET_FAILED',
      });
    }
    const [first] = upload.uploadInstructions;
    expect((await put(first?.uploadUrl ?? '', Buffer.alloc(100))).status).toBe(400);
  });

  test('§L7 size, length and format have their limits', async () => {
    const { bench, rest } = await start();
    for (const fileSizeBytes of [74_999, 500_000_001]) {
      const response = await rest('POST', '/rest/videos?action=initializeUpload', {
        json: { initializeUploadRequest: { owner: bakery, fileSizeBytes } },
      });
      expect(response.status).toBe(400);
    }
    const path = await copyClip(bench.folder, { title: 'short', seconds: 1 });
    await lengthenMp4(path, statSync(path).size, 100_000);
    const { upload, etags } = await uploadVideo(rest, bakery, readFileSync(path));
    await finalize(rest, upload.video, etags);
    bench.pass(1500);
    expect(await bodyOf(await rest('GET', `/rest/videos/${encoded(upload.video)}`))).toMatchObject({
      status: 'PROCESSING_FAILED',
    });
  });

  test('§L7 addresses end after thirty days', async () => {
    const { bench, rest } = await start();
    const upload = await initialize(rest, 'videos', bakery, { fileSizeBytes: 100_000 });
    bench.pass(30 * 24 * 3_600_000);
    const late = await put(upload.uploadInstructions[0]?.uploadUrl ?? '', Buffer.alloc(100_000));
    expect(await bodyOf(late)).toMatchObject({ status: 403, code: 'EXPIRED_UPLOAD_URL' });
  });

  test('§S3 scripted processing failure and endless processing', async () => {
    const { bench, token, rest } = await start();
    bench.server.faults.arm({ kind: 'processing-error' });
    bench.server.faults.arm({ kind: 'processing-stuck' });
    const failed = await uploadImage(rest, token, bakery, await makeJpeg());
    const stuck = await uploadImage(rest, token, bakery, await makeJpeg());
    bench.pass(3_600_000);
    expect(await bodyOf(await rest('GET', `/rest/images/${encoded(failed)}`))).toMatchObject({
      status: 'PROCESSING_FAILED',
    });
    expect(await bodyOf(await rest('GET', `/rest/images/${encoded(stuck)}`))).toMatchObject({
      status: 'PROCESSING',
    });
  });
});

describe('LinkedIn documents', () => {
  /** Uploads bytes as a document of the bakery and waits until they were looked at. */
  async function upload(bytes: Buffer) {
    const { bench, token, rest } = await start();
    const { uploadUrl, ...value } = await initialize(rest, 'documents', bakery);
    const { document } = value as unknown as { readonly document: string };
    expect((await put(uploadUrl, bytes, { authorization: `Bearer ${token}` })).status).toBe(201);
    bench.pass(1500);
    const status = await bodyOf(await rest('GET', `/rest/documents/${encoded(document)}`));
    return { bench, rest, document, status: status['status'] };
  }

  test('§L8 a document needs a title, and is published byte for byte', async () => {
    const pdf = await pdfBytes({ title: 'Menu' });
    const { bench, rest, document, status } = await upload(pdf);
    expect(status).toBe('AVAILABLE');
    const untitled = await rest('POST', '/rest/posts', {
      json: postBody(bakery, 'Menu', { media: { id: document } }),
    });
    expect(await bodyOf(untitled)).toMatchObject({ code: 'MISSING_FIELD' });
    await publish(rest, bakery, 'Menu', { media: { id: document, title: 'Menu.pdf' } });
    expect(bench.published('linkedin')).toMatchObject([{ kind: 'document', media: [digest(pdf)] }]);
  });

  test.each([
    ['is no document', async () => makeJpeg()],
    ['is locked', async () => pdfBytes({ locked: 'open' })],
    ['stops in the middle', async () => (await pdfBytes({ pages: [a4, a4] })).subarray(0, 700)],
    ['has 301 pages', async () => pdfBytes({ pages: Array.from({ length: 301 }, () => a4) })],
  ])('§L8 a file that %s fails in processing', async (_, make) => {
    const { status } = await upload(await make());
    expect(status).toBe('PROCESSING_FAILED');
  });

  test('§L8 300 pages are taken', async () => {
    const { status } = await upload(await pdfBytes({ pages: Array.from({ length: 300 }, () => a4) }));
    expect(status).toBe('AVAILABLE');
  });
});
