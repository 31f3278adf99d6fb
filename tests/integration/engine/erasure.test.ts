import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keptByLaw } from '../../../main/engine/services/privacy/erasure/kept-by-law.ts';
import { bytesOfProfile, filesWith } from '../../bytes-of-profile.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { openPracticeEngine } from '../../practice-engine.ts';
import { canary, fillProfile, type FullProfile } from '../../full-profile.ts';

const day = 86_400_000;
let bench: EngineBench;
let full: FullProfile;
let erased = 0;
beforeEach(async () => {
  erased = 0;
  bench = await openBench(undefined, {
    erased: () => {
      erased += 1;
    },
  });
  full = await fillProfile(bench);
});
afterEach(() => bench.remove());

const page = () => bench.page.privacy;
const found = (...words: string[]) => filesWith(bytesOfProfile(bench.profile, bench.dataKey), words);

/** Time passes, and what is due is done. */
async function passDays(days: number): Promise<void> {
  bench.clock.set(bench.clock.now() + days * day);
  bench.engine.scheduler.scan();
  await bench.engine.erasure.idle();
}

describe('erasing a post', () => {
  test('D11 leaves no byte of it in the profile, freed pages and files included', async () => {
    expect(found(canary('published'), canary('own-file')).length).toBeGreaterThan(1);
    const { outcome } = await page().askErasure({ scope: 'post', subjectId: full.published, graceDays: 0 });
    expect(outcome).toMatchObject({ posts: 1, media: 1, stillOnline: ['bluesky', 'mastodon'] });
    expect(found(canary('published'), canary('variant'), canary('own-file'))).toEqual([]);
    expect(readdirSync(join(bench.profile, 'media'), { recursive: true }).join()).not.toContain(
      full.ownAsset,
    );
  });

  test('D11 leaves what other posts use, and the other posts', async () => {
    await page().askErasure({ scope: 'post', subjectId: full.scheduled, graceDays: 0 });
    expect(bench.engine.assets.get(full.sharedAsset)).toBeDefined();
    expect(bench.engine.posts.get(full.draft)).toBeDefined();
    expect(found(canary('scheduled'))).toEqual([]);
  });

  /** The post that an occurrence is; null once it is gone, and the day is still settled. */
  const firstOf = (): string | null | undefined => {
    const [series] = bench.engine.planning.seriesStore.all();
    return bench.engine.planning.seriesStore
      .occurrences(series?.id ?? '')
      .find(({ local_time: local }) => local === '2026-12-26T09:30')?.post_id;
  };

  test('D11 of a series it does not come again, and the series goes on', async () => {
    const first = firstOf() ?? '';
    expect(bench.engine.posts.get(first)).toBeDefined();
    await page().askErasure({ scope: 'post', subjectId: first, graceDays: 0 });
    await passDays(3);
    expect(firstOf()).toBeNull();
    expect(bench.engine.posts.get(first)).toBeUndefined();
    expect(found(canary('repeated')).length).toBeGreaterThan(0);
  });

  test('D11 the last one of a series that has ended takes the words of the series along', async () => {
    const first = firstOf() ?? '';
    await bench.page.planning.endSeries({ postId: first });
    expect(found(canary('repeated')).length).toBeGreaterThan(0);
    await page().askErasure({ scope: 'post', subjectId: first, graceDays: 0 });
    expect(found(canary('repeated'))).toEqual([]);
  });
});

describe('erasing an account of a network', () => {
  test('D11 leaves nothing that is known of it; what the owner wrote stays theirs', async () => {
    const { outcome } = await page().askErasure({ scope: 'account', subjectId: full.bluesky, graceDays: 0 });
    // This stand-in of a network has no call for it: the owner is told so.
    expect(outcome).toMatchObject({
      revoked: [],
      notRevoked: [{ network: 'bluesky', manualUrl: null }],
      stillOnline: ['bluesky'],
    });
    expect(bench.engine.accounts.get(full.bluesky)).toBeUndefined();
    expect(found(canary('country'))).toEqual([]);
    // Scheduled for that account alone: a draft again.
    expect(bench.engine.posts.get(full.scheduled)).toMatchObject({ at: null });
    expect(found(canary('scheduled')).length).toBeGreaterThan(0);
  });
});

describe('erasing an account of a network that takes access back', () => {
  test('D8, D11 the network is asked first, while there is a key to do it with', async () => {
    const practice = await openPracticeEngine();
    try {
      const [account] = await practice.connect('tiktok');
      if (account === undefined) throw new Error('Nothing was connected');
      const { outcome } = await practice.page.privacy.askErasure({
        scope: 'account',
        subjectId: account.id,
        graceDays: 0,
      });
      expect(outcome).toMatchObject({ revoked: ['tiktok'], notRevoked: [] });
      expect(practice.requests.some(({ path }) => path.includes('revoke'))).toBe(true);
      expect(practice.stored()).toEqual({ grants: 0, accounts: 0 });
    } finally {
      await practice.close();
    }
  });
});

describe('time to think again', () => {
  test('D11 nothing is gone before it is over, and everything asked for after it', async () => {
    const asked = await page().askErasure({ scope: 'post', subjectId: full.draft, graceDays: 30 });
    expect(asked.dueAt - asked.askedAt).toBe(30 * day);
    await passDays(29);
    expect(bench.engine.posts.get(full.draft)).toBeDefined();
    await passDays(1);
    expect(bench.engine.posts.get(full.draft)).toBeUndefined();
    expect(found(canary('draft'))).toEqual([]);
    const { erasures } = await page().erasures();
    expect(erasures[0]).toMatchObject({ scope: 'post', name: null, outcome: { posts: 1 } });
  });

  test('D11 a change of mind keeps everything, and both words are on record', async () => {
    const { id } = await page().askErasure({ scope: 'post', subjectId: full.draft, graceDays: 14 });
    await page().cancelErasure({ id });
    await passDays(40);
    expect(bench.engine.posts.get(full.draft)).toBeDefined();
    const kinds = bench.engine.audit.page(null, 100).map(({ kind }) => kind);
    expect(kinds).toContain('erasure-asked');
    expect(kinds).toContain('erasure-cancelled');
    await expect(page().cancelErasure({ id })).rejects.toMatchObject({
      callError: { code: 'not-in-this-state' },
    });
  });

  test('D11 more than 30 days cannot be asked for, and the same thing not twice', async () => {
    await expect(
      page().askErasure({ scope: 'post', subjectId: full.draft, graceDays: 31 }),
    ).rejects.toThrow();
    await page().askErasure({ scope: 'post', subjectId: full.draft, graceDays: 30 });
    await expect(
      page().askErasure({ scope: 'post', subjectId: full.draft, graceDays: 1 }),
    ).rejects.toMatchObject({ callError: { code: 'not-in-this-state' } });
  });
});

describe('erasing everything', () => {
  test('D11 empties the profile, takes access back, and leaves the owner a last word outside of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaizup-last-word-'));
    const recordPath = join(folder, 'last-word.txt');
    const asked = bench.engine.erasure.ask({
      scope: 'everything',
      subjectId: null,
      graceDays: 0,
      recordPath,
    });
    await asked;
    expect(erased).toBe(1);
    expect(readdirSync(bench.profile)).toEqual(['erasing']);
    expect(found(canary('published'), canary('draft'), canary('client-id'), canary('path'))).toEqual([]);
    const word = readFileSync(recordPath, 'utf8');
    expect(word).toContain('The log was whole');
    expect(word).toMatch(/4 posts/);
    expect(word).not.toContain('canary');
    rmSync(folder, { recursive: true });
  });

  test('D11 waits out its time, across a restart', async () => {
    await bench.engine.erasure.ask({ scope: 'everything', subjectId: null, graceDays: 30 });
    await bench.engine.drain(1000);
    bench = await openBench(bench, { erased: () => void (erased += 1) });
    bench.engine.start();
    expect((await page().erasures()).erasures).toMatchObject([{ scope: 'everything', doneAt: null }]);
    bench.clock.set(bench.clock.now() + 30 * day);
    bench.engine.scheduler.scan();
    await expect.poll(() => erased, { timeout: 10_000 }).toBe(1);
    expect(existsSync(join(bench.profile, 'kaizup.db'))).toBe(false);
  });

  test('D11 what the law keeps is named with its end, and today there is nothing', async () => {
    expect((await page().erasures()).keptByLaw).toEqual([...keptByLaw]);
  });
});
