import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import { instagram } from '../../../main/engine/networks/instagram/index.ts';
import type { BudgetReading, Line } from '../../../main/engine/networks/network.ts';
import { type FacebookBench, openFacebookBench } from './facebook-bench.ts';
import { type InstagramBench, openInstagramBench } from './instagram-bench.ts';
import { clip, photo } from './media.ts';

/** A line whose budgets are kept, as `id name: share`. */
function noting(line: Line) {
  const noted: (readonly [id: string | null, BudgetReading])[] = [];
  const budgets = {
    note: (account: { readonly remoteId: string } | null, reading: BudgetReading) =>
      void noted.push([account?.remoteId ?? null, reading]),
  };
  return { line: { ...line, budgets }, noted };
}

describe('Facebook', () => {
  let bench: FacebookBench;
  beforeEach(async () => {
    bench = await openFacebookBench();
  });
  afterEach(() => bench.close());

  test.each([4, 17, 32, 613, 80001])('limit %i is waited for (§7)', async (code) => {
    const publication = bench.write('Too fast');
    const prepared = await facebook.prepare(publication.job());
    if (!prepared.ok) throw new Error('The preparation failed');
    bench.server.faults.arm({ kind: 'throttled', value: code, path: '/feed', method: 'POST' });
    const outcome = await publication.publish(facebook);
    expect(outcome).toMatchObject({
      kind: 'rejected',
      failure: { class: 'rate', code: 'rate-limited', networkCode: String(code) },
    });
    await bench.line.clock.wait(5 * 60_000);
    await bench.publish(publication);
    expect(bench.published()).toHaveLength(1);
  });

  test('a limit with minutes to wait is waited for as long as it says', async () => {
    bench.server.faults.arm({ kind: 'usage', value: 100 });
    expect(await facebook.prepare(bench.write('Too fast').job())).toMatchObject({
      ok: false,
      failure: { class: 'rate', retryAfterMs: 300_000 },
    });
  });

  test('gauges are noted under the Page, and a full one with its end', async () => {
    const { line, noted } = noting(bench.line);
    const before = bench.line.clock.now();
    for (const value of [20, 80, 100]) bench.server.faults.arm({ kind: 'usage', value });
    for (let count = 0; count < 3; count += 1) {
      await facebook.comments?.list(line, bench.page(), bench.page().remoteId, null);
    }
    const { remoteId } = bench.page();
    expect(noted).toMatchObject([
      [remoteId, { scope: 'account', name: 'pages', usedShare: 0.8, resetsAt: null }],
      [remoteId, { scope: 'account', name: 'pages', usedShare: 1 }],
    ]);
    const ends = noted[1]?.[1].resetsAt ?? 0;
    expect(ends).toBeGreaterThanOrEqual(before + 300_000);
    expect(ends).toBeLessThanOrEqual(bench.line.clock.now() + 300_000);
  });

  test('figures rest while there is allowance left to publish with', async () => {
    const ids: string[] = [];
    for (const text of ['One', 'Two', 'Three']) ids.push((await bench.publish(bench.write(text))).remoteId);
    bench.server.faults.arm({ kind: 'usage', value: 92 });
    const found = await facebook.statistics(bench.line, bench.page(), ids);
    expect(found.ok ? found.value.size : found).toBe(1);
  });

  test.each([
    [458, 'access-revoked'],
    [459, 'security-check'],
    [460, 'signed-out'],
    [464, 'security-check'],
    [492, 'role-lost'],
  ])('a token that dies with 190/%i in the middle of an upload (§6)', async (subcode, code) => {
    bench.server.faults.arm({ kind: 'revoked', value: subcode, path: '/videos' });
    expect(await bench.write('Ended', [await clip(bench.folder)]).publish(facebook)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code, networkCode: `190/${subcode}` },
    });
  });
});

describe('Instagram', () => {
  let bench: InstagramBench;
  beforeEach(async () => {
    bench = await openInstagramBench();
  });
  afterEach(() => bench.close());

  test('a refusal as spam of what is live is found to be live (§6, 4/2207051)', async () => {
    const publication = bench.write('Spam? [fault:blocked-but-live]', [await photo(bench.folder)]);
    expect(await publication.publish(instagram)).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify', networkCode: '4/2207051' },
    });
    expect(await bench.verify(publication)).toMatchObject({
      kind: 'published',
      remoteId: bench.published()[0]?.id,
    });
    expect(bench.published()).toHaveLength(1);
  });

  test('a post that cannot be read at first is published all the same (§6, 100/33)', async () => {
    const publication = bench.write('Where? [fault:unreadable-at-first]', [await photo(bench.folder)]);
    expect(await publication.publish(instagram)).toEqual({
      kind: 'published',
      remoteId: bench.published()[0]?.id,
      url: expect.any(String),
    });
  });

  test('the quota is read, whatever it is, before anything is published (§3.3)', async () => {
    bench.server.networks.find(({ id }) => id === 'instagram')?.admin.allowADay?.(1);
    await bench.publish(bench.write('First', [await photo(bench.folder)]));
    const second = bench.write('Second', [await photo(bench.folder)]);
    expect(await instagram.prepare(second.job())).toMatchObject({
      ok: false,
      failure: { class: 'rate', code: 'quota-reached' },
    });
    await bench.line.clock.wait(24 * 3_600_000);
    await bench.publish(second);
    expect(bench.published()).toHaveLength(2);
  });

  test('a container that stays in work is waited for, and not made again at once', async () => {
    const publication = bench.write('Stuck [fault:processing-stuck]', [await photo(bench.folder)]);
    expect(await instagram.prepare(publication.job())).toMatchObject({
      ok: false,
      failure: { class: 'retry', code: 'network-unavailable' },
    });
    const { leaves } = publication.progress;
    expect(await instagram.prepare(publication.job())).toMatchObject({ ok: false });
    expect(publication.progress['leaves']).toEqual(leaves);
  });

  test('limit 80002 is noted under the account, and waited for', async () => {
    const { line, noted } = noting(bench.line);
    bench.server.faults.arm({ kind: 'usage', value: 100 });
    const publication = bench.write('Too fast', [await photo(bench.folder)], { line });
    expect(await instagram.prepare(publication.job())).toMatchObject({
      ok: false,
      failure: { class: 'rate', networkCode: '80002', retryAfterMs: 300_000 },
    });
    expect(noted).toMatchObject([
      [bench.account().remoteId, { scope: 'account', name: 'instagram', usedShare: 1 }],
    ]);
  });
});
