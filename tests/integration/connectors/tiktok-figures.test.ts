import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tiktok } from '../../../main/engine/networks/tiktok/index.ts';
import { clip } from './media.ts';
import { type Creator, openCreator } from './tiktok-creator.ts';

let creator: Creator;

beforeEach(async () => {
  creator = await openCreator();
});
afterEach(() => creator.bench.close());

describe('figures of videos', () => {
  test('of a private video are unknown, not zero', async () => {
    const publication = creator.write('Only me', [await clip(creator.bench.folder)]);
    await publication.publish(tiktok);
    const outcome = await creator.settle(publication);
    const id = outcome.kind === 'published' ? outcome.remoteId : '';
    const figures = await tiktok.statistics(creator.bench.line, creator.account, [id]);
    expect(figures.ok && figures.value.get(id)?.every(({ value }) => value === null)).toBe(true);
  });

  test('of a public video are found by its publish id too', async () => {
    creator.change({ audited: true, privateAccount: false, moderationMs: 30 * 60_000 });
    const publication = creator.write('For all', [await clip(creator.bench.folder)], {
      privacyLevel: 'PUBLIC_TO_EVERYONE',
    });
    await publication.publish(tiktok);
    const outcome = await creator.settle(publication);
    const id = outcome.kind === 'published' ? outcome.remoteId : '';
    expect(id).toMatch(/^v_pub_file~/);
    await creator.bench.line.clock.wait(60 * 60_000);
    const figures = await tiktok.statistics(creator.bench.line, creator.account, [id]);
    const values = figures.ok ? figures.value.get(id) : undefined;
    expect(values?.find(({ metric }) => metric === 'views')?.value).toBeGreaterThan(0);
    expect(values?.find(({ metric }) => metric === 'reach')?.value).toBeNull();
  });

  test('that the person does not let anyone read are unknown, and the account stays signed in', async () => {
    await creator.act(await creator.bench.signIn({ press: 'allow', untick: ['video.list'] }));
    const figures = await tiktok.statistics(creator.bench.line, creator.account, ['7312345678901234567']);
    expect(figures.ok && figures.value.get('7312345678901234567')?.every(({ value }) => value === null)).toBe(
      true,
    );
  });
});

describe('figures of the account', () => {
  const count = (figures: Awaited<ReturnType<typeof read>>, name: string): number | null | undefined =>
    figures.find(({ metric }) => metric === name)?.value;
  async function read() {
    const found = await tiktok.accountStatistics?.(creator.bench.line, creator.account);
    if (found?.ok !== true) throw new Error(`No figures: ${JSON.stringify(found)}`);
    return found.value.metrics;
  }

  test('are a state of affairs: followers, following, likes and videos', async () => {
    expect(await read()).toEqual([
      { metric: 'followers', period: 'now', value: 1520 },
      { metric: 'following', period: 'now', value: 12 },
      { metric: 'likes', period: 'now', value: 9001 },
      { metric: 'posts', period: 'now', value: 0 },
    ]);
  });

  test('grow from day to day', async () => {
    creator.change({ accessSeconds: 30 * 86_400 });
    await creator.signIn({ press: 'allow' });
    const days: (number | null | undefined)[] = [];
    for (let day = 0; day < 7; day += 1) {
      days.push(count(await read(), 'followers'));
      await creator.bench.line.clock.wait(86_400_000);
    }
    expect(days.every((value, day) => day === 0 || (value ?? 0) > (days[day - 1] ?? 0))).toBe(true);
  });

  test('that the person does not let anyone read are not provided, and the account stays signed in', async () => {
    await creator.signIn({ press: 'allow', untick: ['user.info.stats'] });
    expect((await read()).every(({ value }) => value === null)).toBe(true);
  });
});
