import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import { instagram } from '../../../main/engine/networks/instagram/index.ts';
import type { ActingAccount, Network } from '../../../main/engine/networks/network.ts';
import { type FacebookBench, openFacebookBench } from './facebook-bench.ts';
import { type InstagramBench, openInstagramBench } from './instagram-bench.ts';
import { clip, photo } from './media.ts';
import { actingAs, type PracticeBench } from './practice-bench.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Figures of an account, by `metric period`. */
async function figuresOf(network: Network, bench: PracticeBench, account: ActingAccount) {
  const read = await network.accountStatistics?.(bench.line, account);
  if (read?.ok !== true) throw new Error(JSON.stringify(read));
  const { metrics, demographics } = read.value;
  return {
    values: Object.fromEntries(metrics.map(({ metric, period, value }) => [`${metric} ${period}`, value])),
    demographics,
  };
}

describe('a Page (§5)', () => {
  let bench: FacebookBench;
  beforeEach(async () => {
    bench = await openFacebookBench();
  });
  afterEach(() => bench.close());

  const numbers = {
    'reach day': expect.any(Number),
    'views day': expect.any(Number),
    'engagement day': expect.any(Number),
    'profile-views day': expect.any(Number),
    'new-followers day': expect.any(Number),
    'lost-followers day': 0,
  };

  test('tells its followers, its likes and its last day', async () => {
    await bench.publish(bench.write('Counted'));
    await bench.line.clock.wait(2 * day);
    const { values, demographics } = await figuresOf(facebook, bench, bench.page());
    expect(values).toEqual({ 'followers now': 2184, 'likes now': 2184, ...numbers });
    expect(values['reach day']).toBeGreaterThan(0);
    expect(demographics).toEqual([]);
  });

  test('with few likes has no days, which is not zero', async () => {
    const found = bench.accounts().find(({ name }) => name === 'Levain Atelier');
    if (found === undefined) throw new Error('The Page was not found');
    const { values } = await figuresOf(facebook, bench, actingAs(found, bench.tokens()));
    expect(values).toMatchObject({ 'followers now': 64, 'reach day': null, 'lost-followers day': null });
  });

  test('whose figures come two days late tells the last that are there', async () => {
    bench.server.faults.arm({ kind: 'insights-late' });
    expect((await figuresOf(facebook, bench, bench.page())).values).toMatchObject(numbers);
  });

  test('without the permission has what is left, and nobody is signed out', async () => {
    await bench.signInAgain(['read_insights']);
    expect((await figuresOf(facebook, bench, bench.page())).values).toMatchObject({
      'followers now': 2184,
      'reach day': null,
    });
  });

  test('whose permission was taken back is no account without figures', async () => {
    const account = bench.page();
    bench.server.networks.find(({ id }) => id === 'facebook')?.admin.revokeAll();
    expect(await facebook.accountStatistics?.(bench.line, account)).toMatchObject({
      ok: false,
      failure: { class: 'reauth', code: 'access-revoked' },
    });
  });
});

describe('an Instagram account (§5)', () => {
  let bench: InstagramBench;
  beforeEach(async () => {
    bench = await openInstagramBench();
  });
  afterEach(() => bench.close());

  const numbers = {
    'reach day': expect.any(Number),
    'views day': expect.any(Number),
    'engagement day': expect.any(Number),
    'likes day': expect.any(Number),
    'new-followers day': expect.any(Number),
    'lost-followers day': expect.any(Number),
  };

  test('tells its state, its last day and who follows it', async () => {
    await bench.publish(bench.write('Counted', [await photo(bench.folder)]));
    await bench.line.clock.wait(2 * day);
    const { values, demographics } = await figuresOf(instagram, bench, bench.account());
    expect(values).toEqual({
      'followers now': 3902,
      'following now': 211,
      'posts now': 1,
      ...numbers,
    });
    expect(values['reach day']).toBeGreaterThan(0);
    expect(new Set(demographics.map(({ dimension }) => dimension))).toEqual(
      new Set(['age', 'gender', 'country', 'city']),
    );
    expect(demographics).toContainEqual({
      dimension: 'age',
      key: '25-34',
      value: expect.any(Number),
    });
    const ages = demographics.filter(({ dimension }) => dimension === 'age');
    const people = ages.reduce((sum, { value }) => sum + value, 0);
    expect(people).toBeGreaterThan(3902 * 0.7);
    expect(people).toBeLessThan(3902 * 1.3);
  });

  test('whose figures come two days late tells the last that are there', async () => {
    bench.server.faults.arm({ kind: 'insights-late', times: 2 });
    expect((await figuresOf(instagram, bench, bench.account())).values).toMatchObject(numbers);
  });

  test('without the permission has what is left, and nobody is signed out', async () => {
    await bench.signInAgain(['instagram_manage_insights']);
    const { values, demographics } = await figuresOf(instagram, bench, bench.account());
    expect(values).toMatchObject({ 'followers now': 3902, 'reach day': null, 'new-followers day': null });
    expect(demographics).toEqual([]);
  });

  test('a story has figures for its day only, once five people saw it', async () => {
    const { remoteId } = await bench.publish(
      bench.write('', [await clip(bench.folder)], { options: { format: 'story' } }),
    );
    const read = async () => {
      const found = await instagram.statistics(bench.line, bench.account(), [remoteId]);
      if (!found.ok) throw new Error(JSON.stringify(found.failure));
      return found.value.get(remoteId);
    };
    expect(await read()).toBeUndefined();
    await bench.line.clock.wait(12 * hour);
    expect(Object.fromEntries((await read())?.map(({ metric, value }) => [metric, value]) ?? [])).toEqual({
      likes: null,
      comments: null,
      shares: expect.any(Number),
      views: expect.any(Number),
      reach: expect.any(Number),
      clicks: expect.any(Number),
      saves: null,
    });
    await bench.line.clock.wait(day);
    expect(await read()).toBeUndefined();
  });
});

describe('figures of a reel on Facebook', () => {
  test('are those of its post', async () => {
    const bench = await openFacebookBench();
    try {
      const { remoteId } = await bench.publish(
        bench.write('Oven', [await clip(bench.folder)], { options: { format: 'reel' } }),
      );
      await bench.line.clock.wait(3 * day);
      const found = await facebook.statistics(bench.line, bench.page(), [remoteId]);
      if (!found.ok) throw new Error(JSON.stringify(found.failure));
      const views = found.value.get(remoteId)?.find(({ metric }) => metric === 'views')?.value;
      expect(views).toBeGreaterThan(0);
    } finally {
      await bench.close();
    }
  });
});
