import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { bluesky } from '../../../main/engine/networks/bluesky/index.ts';
import type { PublishFile } from '../../../main/engine/networks/network.ts';
import { type BlueskyBench, openBlueskyBench } from './bluesky-bench.ts';
import { clip, digest, photo } from './media.ts';
import type { TestPublication } from './publish-job.ts';

let bench: BlueskyBench;

beforeEach(async () => {
  bench = await openBlueskyBench();
});
afterEach(() => bench.close());

const write = (text: string, files: readonly PublishFile[] = []): TestPublication =>
  bench.write(text, { files });

const putRecord = { path: 'com.atproto.repo.putRecord' } as const;

describe('the session', () => {
  test('belongs to the profile that signed in', () => {
    expect(bench.account).toMatchObject({
      kind: 'profile',
      remoteId: bench.tokens.subject,
      service: bench.line.baseOf('bsky.social'),
    });
    expect(bench.account.handle).not.toBeNull();
  });

  test('is not opened by a wrong app password', async () => {
    expect(await bench.trySignIn('aaaa-aaaa-aaaa-aaaa')).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
  });

  test('is renewed, and a token that ran out asks for that', async () => {
    await bench.line.clock.wait(3 * 60 * 60_000);
    expect(await write('Too late').publish(bluesky)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'signed-out', networkCode: 'ExpiredToken' },
    });
    const renewed = await bluesky.refresh?.(bench.line, bench.tokens);
    if (renewed?.ok !== true) throw new Error('Not renewed');
    bench.account = { ...bench.account, token: renewed.value.accessToken };
    expect(await write('In time').publish(bluesky)).toMatchObject({ kind: 'published' });
  });

  test('cannot be renewed after it was ended', async () => {
    expect(await bluesky.revoke?.(bench.line, bench.tokens)).toEqual({ kind: 'revoked' });
    expect(await bluesky.refresh?.(bench.line, bench.tokens)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
  });
});

describe('publishing', () => {
  test('text, at an address that opens the post', async () => {
    const outcome = await write('Fresh bread 🥖 https://levain.example #gent').publish(bluesky);
    const [post] = bench.published();
    expect(outcome).toMatchObject({ kind: 'published', remoteId: post?.id });
    expect(post).toMatchObject({
      accountId: bench.account.remoteId,
      text: 'Fresh bread 🥖 https://levain.example #gent',
    });
    const page = await fetch(outcome.kind === 'published' ? (outcome.url ?? '') : '');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Fresh bread 🥖');
  });

  test.each([1, 4])('%i image(s), bytes unchanged and in order', async (number) => {
    const files = await Promise.all(Array.from({ length: number }, () => photo(bench.folder, 'A loaf')));
    expect(await write('Fresh', files).publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]?.media).toEqual(await Promise.all(files.map(digest)));
  });

  test('a video, bytes unchanged', async () => {
    const file = await clip(bench.folder);
    expect(await write('The oven at five', [file]).publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]?.media).toEqual([await digest(file)]);
  });

  test('images that were sent before are not sent again', async () => {
    const files = [await photo(bench.folder), await photo(bench.folder)];
    const publication = write('Interrupted', files);
    let uploads = 0;
    const calls = {
      send: (request: Parameters<typeof bench.line.calls.send>[0]) => {
        if (request.url.includes('uploadBlob')) uploads += 1;
        if (uploads === 2) return Promise.resolve({ kind: 'lost', reason: 'connection' } as const);
        return bench.line.calls.send(request);
      },
    };
    expect(await bluesky.prepare(publication.job({ calls }))).toMatchObject({
      ok: false,
      failure: { class: 'retry' },
    });
    expect(await bluesky.prepare(publication.job({ calls }))).toMatchObject({ ok: true });
    expect(uploads).toBe(3);
  });

  test('after a refusal the post keeps its key, and says when it was really made', async () => {
    bench.server.faults.arm({ kind: 'rate-limited', ...putRecord });
    const publication = write('Busy');
    expect(await publication.publish(bluesky)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'rate' },
    });
    const { key } = publication.progress;
    await bench.line.clock.wait(30 * 60_000);
    const now = bench.line.clock.now();
    expect(await publication.publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(publication.progress.key).toBe(key);
    const { createdAt } = z.object({ createdAt: z.string() }).parse(publication.progress.record);
    expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(now);
  });
});

describe('an answer that never came', () => {
  test('the post is found under its own key', async () => {
    bench.server.faults.arm({ kind: 'reply-lost', ...putRecord });
    const publication = write('Once');
    expect(await publication.publish(bluesky)).toEqual({
      kind: 'unknown',
      failure: { class: 'verify', code: 'reply-lost' },
    });
    expect(await bluesky.verify(publication.job())).toMatchObject({
      kind: 'published',
      remoteId: bench.published()[0]?.id,
    });
  });

  test('the post never arrived: absent, and the next try sends the same again', async () => {
    bench.server.faults.arm({ kind: 'error-before', ...putRecord });
    const publication = write('Never');
    expect(await publication.publish(bluesky)).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify' },
    });
    const { key, record } = publication.progress;
    expect(await bluesky.verify(publication.job())).toEqual({ kind: 'absent' });
    await bench.line.clock.wait(60_000);
    expect(await publication.publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(publication.progress).toMatchObject({ key, record });
    expect(bench.published()).toHaveLength(1);
  });

  test('the question itself can fail, and is asked again later', async () => {
    const publication = write('Asked');
    await publication.publish(bluesky);
    bench.server.faults.arm({ kind: 'error-before', path: 'com.atproto.repo.getRecord' });
    expect(await bluesky.verify(publication.job())).toMatchObject({
      kind: 'unanswered',
      failure: { class: 'retry' },
    });
    expect(await bluesky.verify(publication.job())).toMatchObject({ kind: 'published' });
  });
});

test('figures of a post grow, and views are unknown', async () => {
  const outcome = await write('Counted').publish(bluesky);
  const id = outcome.kind === 'published' ? outcome.remoteId : '';
  await bench.line.clock.wait(60 * 60_000);
  const found = await bluesky.statistics(bench.line, bench.account, [id]);
  const values = found.ok ? found.value.get(id) : undefined;
  expect(values?.find(({ metric }) => metric === 'likes')?.value).toBeGreaterThanOrEqual(0);
  expect(values?.find(({ metric }) => metric === 'views')?.value).toBeNull();
});
