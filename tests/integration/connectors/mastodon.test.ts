import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mastodon } from '../../../main/engine/networks/mastodon/index.ts';
import type { BudgetReading } from '../../../main/engine/networks/network.ts';
import { clip, digest, photo } from './media.ts';
import { type MastodonBench, openMastodonBench } from './mastodon-bench.ts';

let bench: MastodonBench;
beforeEach(async () => {
  bench = await openMastodonBench();
});
afterEach(() => bench.close());

const post = { path: '/api/v1/statuses', method: 'POST' } as const;
const hour = 3_600_000;

/** What the server says of what was published last. */
async function lastStatus(): Promise<Record<string, unknown>> {
  const [last] = bench.published();
  const response = await fetch(`${bench.base}/api/v1/statuses/${last?.id ?? ''}`, {
    headers: { authorization: `Bearer ${bench.account.token}` },
  });
  return (await response.json()) as Record<string, unknown>;
}

describe('publishing', () => {
  test('text, at an address that opens the post', async () => {
    const outcome = await bench.write('Fresh bread 🥖 https://levain.be #gent').publish(mastodon);
    const [published] = bench.published();
    expect(outcome).toMatchObject({ kind: 'published', remoteId: published?.id });
    expect(published).toMatchObject({
      accountId: bench.account.remoteId,
      text: 'Fresh bread 🥖 https://levain.be #gent',
    });
    const page = await fetch(outcome.kind === 'published' ? (outcome.url ?? '') : '');
    expect(await page.text()).toContain('Fresh bread 🥖');
  });

  test('with audience, warning and language as chosen, for everybody when nothing is', async () => {
    await bench.write('Plain').publish(mastodon);
    expect(await lastStatus()).toMatchObject({ visibility: 'public', sensitive: false, spoiler_text: '' });
    const options = { audience: 'private', contentWarning: 'Food', language: 'fr', sensitive: true };
    await bench.write('Chosen', [], options).publish(mastodon);
    expect(await lastStatus()).toMatchObject({
      visibility: 'private',
      sensitive: true,
      spoiler_text: 'Food',
      language: 'fr',
    });
  });

  test('a poll, whose question is the text', async () => {
    const poll = { question: '', options: ['Rye', 'Spelt'], durationHours: 24, multiple: true };
    const now = bench.line.clock.now();
    expect(await bench.write('Which one?', [], { poll }).publish(mastodon)).toMatchObject({
      kind: 'published',
    });
    const told = (await lastStatus())['poll'] as Record<string, unknown>;
    expect(told).toMatchObject({ multiple: true, options: [{ title: 'Rye' }, { title: 'Spelt' }] });
    expect(Math.abs(Date.parse(String(told['expires_at'])) - now - 24 * hour)).toBeLessThan(60_000);
  });

  test.each([1, 4])('%i image(s) with their descriptions, bytes unchanged and in order', async (number) => {
    const files = await Promise.all(Array.from({ length: number }, () => photo(bench.folder, 'A loaf')));
    expect(await bench.write('Fresh', files).publish(mastodon)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]?.media).toEqual(await Promise.all(files.map(digest)));
    const told = (await lastStatus())['media_attachments'] as Record<string, unknown>[];
    expect(told.map(({ description }) => description)).toEqual(files.map(() => 'A loaf'));
  });

  test('a video when the server has worked it up, bytes unchanged', async () => {
    const file = await clip(bench.folder);
    const publication = bench.write('The oven at five', [file]);
    expect(await publication.publish(mastodon)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]).toMatchObject({ kind: 'video', media: [await digest(file)] });
  });

  test('files that were sent before are not sent again, and are after a day', async () => {
    const files = [await photo(bench.folder), await photo(bench.folder)];
    const publication = bench.write('Interrupted', files);
    let uploads = 0;
    const calls = {
      send: (request: Parameters<typeof bench.line.calls.send>[0]) => {
        if (request.url.endsWith('/api/v2/media')) uploads += 1;
        if (uploads === 2) return Promise.resolve({ kind: 'lost', reason: 'connection' } as const);
        return bench.line.calls.send(request);
      },
    };
    expect(await mastodon.prepare(publication.job({ calls }))).toMatchObject({
      ok: false,
      failure: { class: 'retry' },
    });
    expect(await mastodon.prepare(publication.job({ calls }))).toMatchObject({ ok: true });
    expect(uploads).toBe(3);
    await bench.line.clock.wait(25 * hour);
    expect(await publication.publish(mastodon)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]?.media).toEqual(await Promise.all(files.map(digest)));
  });
});

describe('a refusal', () => {
  test('of a file that cannot be worked up asks for another file, and forgets the upload', async () => {
    bench.server.faults.arm({ kind: 'processing-error' });
    const publication = bench.write('Broken', [await clip(bench.folder)]);
    expect(await mastodon.prepare(publication.job())).toMatchObject({
      ok: false,
      failure: { class: 'fix', code: 'media-processing-failed' },
    });
    expect(publication.progress['uploads']).toEqual([]);
  });

  test('of a file that is worked on for ever is tried again', async () => {
    bench.server.faults.arm({ kind: 'processing-stuck' });
    const publication = bench.write('Stuck', [await clip(bench.folder)]);
    expect(await mastodon.prepare(publication.job())).toMatchObject({
      ok: false,
      failure: { class: 'retry', code: 'media-processing-failed' },
    });
    expect(await publication.publish(mastodon)).toMatchObject({ kind: 'published' });
  });

  test('of a text that is too long for the server says so, in whatever language the server speaks', async () => {
    expect(await bench.write('a'.repeat(501)).publish(mastodon)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'text-too-long', networkCode: '422' },
    });
    expect(await bench.write('a', [], { audience: 'nobody' }).publish(mastodon)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'content-refused' },
    });
  });

  test('by the proxy in front of a server is one for size, whatever the server said', async () => {
    await bench.close();
    bench = await openMastodonBench('atelier.example');
    const large = await clip(bench.folder, { bytes: 13 * 1024 * 1024 });
    expect(await mastodon.prepare(bench.write('Large', [large]).job())).toMatchObject({
      ok: false,
      failure: { class: 'fix', code: 'media-too-large', networkCode: '413' },
    });
  });

  test('of files that the server has swept away brings them again', async () => {
    const publication = bench.write('Swept', [await photo(bench.folder)]);
    const prepared = await mastodon.prepare(publication.job());
    await bench.line.clock.wait(25 * hour);
    const progress = prepared.ok ? prepared.value : {};
    expect(await mastodon.commit(publication.job({ progress }))).toMatchObject({
      kind: 'rejected',
      failure: { class: 'retry', code: 'upload-expired' },
    });
    expect(await publication.publish(mastodon)).toMatchObject({ kind: 'published' });
  });

  test('for many calls says how long to wait, and the budget is noted', async () => {
    const readings: BudgetReading[] = [];
    const budgets = { note: (_: unknown, reading: BudgetReading) => void readings.push(reading) };
    const line = { ...bench.line, budgets };
    await mastodon.accountStatistics?.(line, bench.account);
    expect(readings).toMatchObject([{ scope: 'account', name: 'calls' }]);
    expect(readings[0]?.usedShare).toBeGreaterThan(0);
    expect(readings[0]?.resetsAt).toBeGreaterThan(line.clock.now());
    for (let count = 0; count < 300; count += 1) {
      await fetch(`${bench.base}/api/v1/accounts/verify_credentials`, {
        headers: { authorization: `Bearer ${bench.account.token}` },
      });
    }
    const refused = await mastodon.accountStatistics?.(line, bench.account);
    expect(refused).toMatchObject({ ok: false, failure: { class: 'rate', code: 'rate-limited' } });
    expect(readings.at(-1)?.usedShare).toBe(1);
    const wait = refused?.ok === false ? (refused.failure.retryAfterMs ?? 0) : 0;
    expect(wait).toBeGreaterThan(0);
    await line.clock.wait(wait);
    expect(await mastodon.accountStatistics?.(line, bench.account)).toMatchObject({ ok: true });
  });
});

describe('an answer that never came', () => {
  test('the post is found among the account’s own', async () => {
    await bench.write('Once').publish(mastodon);
    await bench.line.clock.wait(2 * hour);
    bench.server.faults.arm({ kind: 'reply-lost', ...post });
    const publication = bench.write('Once');
    expect(await publication.publish(mastodon)).toEqual({
      kind: 'unknown',
      failure: { class: 'verify', code: 'reply-lost' },
    });
    expect(await mastodon.verify(publication.job())).toMatchObject({
      kind: 'published',
      remoteId: bench.published()[0]?.id,
    });
  });

  test.each(['mastodon.social', 'vieux.example'])('at %s with mentions, links and tags', async (host) => {
    await bench.close();
    bench = await openMastodonBench(host);
    bench.server.faults.arm({ kind: 'reply-lost', ...post });
    const text =
      'Merci @lotte@elsewhere.social & @karim !\n\n#Gent https://www.levain.be/a-very-long-address/for-it';
    const publication = bench.write(text);
    await publication.publish(mastodon);
    // A server that does not tell the words as they were written shows them.
    bench.server.faults.arm({ kind: 'error-before', path: '/source', value: 404 });
    expect(await mastodon.verify(publication.job())).toMatchObject({ kind: 'published' });
  });

  test('a post with files is known by them', async () => {
    bench.server.faults.arm({ kind: 'reply-lost', ...post });
    const publication = bench.write('', [await photo(bench.folder)]);
    expect(await publication.publish(mastodon)).toMatchObject({ kind: 'unknown' });
    expect(await mastodon.verify(publication.job())).toMatchObject({ kind: 'published' });
  });

  test('the post never arrived: absent, and the next try goes under the same key', async () => {
    bench.server.faults.arm({ kind: 'error-before', ...post });
    const publication = bench.write('Never');
    expect(await publication.publish(mastodon)).toMatchObject({ kind: 'unknown' });
    const { key } = publication.progress;
    expect(await mastodon.verify(publication.job())).toEqual({ kind: 'absent' });
    expect(await publication.publish(mastodon)).toMatchObject({ kind: 'published' });
    expect(publication.progress['key']).toBe(key);
  });

  test('a repeat within the hour makes no second one, also where the server fails at it', async () => {
    bench.server.faults.arm({ kind: 'reply-lost', ...post });
    const publication = bench.write('Once');
    await publication.publish(mastodon);
    bench.server.faults.arm({ kind: 'repeat-error' });
    expect(await publication.publish(mastodon)).toMatchObject({ kind: 'unknown' });
    expect(await mastodon.verify(publication.job())).toMatchObject({ kind: 'published' });
    expect(await publication.publish(mastodon)).toMatchObject({ kind: 'published' });
    expect(bench.published()).toHaveLength(1);
  });

  test('two of the same in the same minute are for the owner to tell apart', async () => {
    await bench.write('Twice').publish(mastodon);
    bench.server.faults.arm({ kind: 'reply-lost', ...post });
    const publication = bench.write('Twice');
    await publication.publish(mastodon);
    expect(await mastodon.verify(publication.job())).toEqual({
      kind: 'undecidable',
      evidence: 'several-matches',
    });
  });

  test.each([2 * hour, -2 * hour])('is found by a computer whose clock is %i ms off', async (ahead) => {
    const { clock } = bench.line;
    const publication = bench.write('Once');
    const wrong = { clock: { ...clock, now: () => clock.now() + ahead } };
    bench.server.faults.arm({ kind: 'reply-lost', ...post });
    const prepared = await mastodon.prepare(publication.job(wrong));
    await publication.job().save(prepared.ok ? prepared.value : {});
    expect(await mastodon.commit(publication.job(wrong))).toMatchObject({ kind: 'unknown' });
    await clock.wait(70_000);
    expect(await mastodon.verify(publication.job(wrong))).toMatchObject({ kind: 'published' });
  });

  test('the question itself can fail, and is asked again later', async () => {
    const publication = bench.write('Asked');
    await publication.publish(mastodon);
    bench.server.faults.arm({ kind: 'error-before', path: '/statuses', method: 'GET' });
    expect(await mastodon.verify(publication.job())).toMatchObject({
      kind: 'unanswered',
      failure: { class: 'retry' },
    });
    expect(await mastodon.verify(publication.job())).toMatchObject({ kind: 'published' });
  });
});

test.each(['mastodon.social', 'vieux.example'])(
  'figures of posts at %s grow, and views are unknown',
  async (host) => {
    await bench.close();
    bench = await openMastodonBench(host);
    const outcome = await bench.write('Counted').publish(mastodon);
    const id = outcome.kind === 'published' ? outcome.remoteId : '';
    await bench.line.clock.wait(48 * hour);
    const found = await mastodon.statistics(bench.line, bench.account, [id, '1']);
    const values = found.ok ? found.value.get(id) : undefined;
    expect(values?.find(({ metric }) => metric === 'likes')?.value).toBeGreaterThan(0);
    expect(values?.find(({ metric }) => metric === 'views')?.value).toBeNull();
    expect(found.ok && found.value.has('1')).toBe(false);
  },
);
