import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '../../../shared/contract/index.ts';
import type { MissedRule } from '../../../shared/model/missed.ts';
import { fail } from '../../../shared/outcome.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Ten minutes after the bench's clock starts. */
const atTen = { local: '2026-11-24T12:10', zone: 'Europe/Brussels' };
const dueAt = benchStart + 10 * minute;

let bench: EngineBench;
let accountId: string;
beforeEach(async () => {
  bench = await openBench();
  accountId = await bench.connect();
  bench.engine.start();
});
afterEach(() => bench.remove());

function plan(text = 'Fresh bread'): string {
  const postId = bench.write(accountId, text);
  bench.engine.postDesk.schedule(postId, atTen);
  return postId;
}

const publication = async (postId: string) => (await bench.page.posts.get({ postId })).publications[0];
const state = (postId: string): string | undefined => bench.engine.publications.ofPost(postId)[0]?.state;
const settled = (postId: string, wanted: string): Promise<void> =>
  bench.until(() => state(postId) === wanted);

/** The computer sleeps, and its clock goes on. */
async function sleep(milliseconds: number): Promise<void> {
  bench.clock.set(bench.clock.now() + milliseconds);
  bench.engine.scheduler.scan();
}

/** The engine looks at the schedule every 30 s, as it does while the computer is awake. */
async function awake(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 30_000) await bench.clock.advance(30_000);
}

describe('a time that passed while the computer slept', () => {
  test('goes out late as long as its owner wants, and says why', async () => {
    const postId = plan();
    await sleep(35 * minute);
    await settled(postId, 'published');
    expect(await publication(postId)).toMatchObject({
      keptBack: { reason: 'asleep', from: benchStart, to: benchStart + 35 * minute },
    });
  });

  test('is asked about after that, and told with the reason', async () => {
    const notices = bench.engine.events.notices.listen(AbortSignal.timeout(10_000));
    const told = notices.next();
    const postId = plan();
    await sleep(45 * minute);
    await settled(postId, 'missed');
    const because = { reason: 'asleep', from: benchStart, to: benchStart + 45 * minute } as const;
    expect(await publication(postId)).toMatchObject({ keptBack: because });
    expect((await told).value).toMatchObject({ kind: 'missed', postId, because } satisfies Partial<Notice>);
    expect(bench.network.committed).toEqual([]);
  });

  test.each<[MissedRule, number, string]>([
    [{ kind: 'ask' }, 13, 'missed'],
    [{ kind: 'ask' }, 11, 'published'],
    [{ kind: 'late', minutes: 15 }, 24, 'published'],
    [{ kind: 'late', minutes: 15 }, 26, 'missed'],
    [{ kind: 'late', minutes: 720 }, 700, 'published'],
  ])('follows %j after %i minutes: %s', async (rule, minutes, wanted) => {
    await bench.page.publishing.setMissedRule(rule);
    expect((await bench.page.publishing.rules()).missed).toEqual(rule);
    const postId = plan();
    await sleep(minutes * minute);
    await settled(postId, wanted);
  });

  test('follows the rule of its own before the one for all', async () => {
    const own = plan('Own rule');
    const general = plan('General rule');
    await bench.page.publishing.setMissedRuleOf({ postId: own, rule: { kind: 'late', minutes: 720 } });
    await sleep(3 * hour);
    await settled(own, 'published');
    await settled(general, 'missed');
    await bench.page.publishing.setMissedRuleOf({ postId: own, rule: null });
    expect((await bench.page.posts.get({ postId: own })).missedRule).toBeNull();
  });
});

describe('what kept a post back is known', () => {
  test('when Kaizup was not running', async () => {
    const postId = plan();
    await awake(5 * minute);
    bench = await bench.reopen();
    bench.clock.set(dueAt + 2 * hour);
    bench.engine.start();
    await settled(postId, 'missed');
    expect(await publication(postId)).toMatchObject({
      keptBack: { reason: 'off', from: benchStart + 5 * minute, to: dueAt + 2 * hour },
    });
  });

  test('when publishing was paused', async () => {
    const postId = plan();
    await awake(5 * minute);
    bench.engine.scheduler.pause();
    await awake(2 * hour);
    expect(state(postId)).toBe('scheduled');
    bench.engine.scheduler.resume();
    await settled(postId, 'missed');
    expect((await publication(postId))?.keptBack).toMatchObject({
      reason: 'paused',
      from: benchStart + 5 * minute,
    });
  });

  test('when there was no connection', async () => {
    const offline = async () => fail({ class: 'retry', code: 'network-unreachable' } as const);
    bench.network.script.prepare.push(...Array.from({ length: 200 }, () => offline));
    const postId = plan();
    await awake(45 * minute);
    await settled(postId, 'missed');
    const kept = (await publication(postId))?.keptBack;
    expect(kept).toMatchObject({ reason: 'offline', from: dueAt });
    expect((kept?.to ?? 0) - dueAt).toBeGreaterThan(30 * minute);
  });

  test('when it was put on hold', async () => {
    const postId = plan();
    await bench.engine.restrictions.set({ kind: 'purpose', purpose: 'publishing' });
    await awake(50 * minute);
    bench.engine.restrictions.lift({ kind: 'purpose', purpose: 'publishing' });
    await settled(postId, 'missed');
    expect((await publication(postId))?.keptBack).toMatchObject({ reason: 'on-hold', from: benchStart });
  });

  test('when its account was signed out', async () => {
    const postId = plan();
    const account = bench.engine.accounts.get(accountId);
    if (account === undefined) throw new Error('No account');
    bench.engine.connections.signedOut(account);
    await awake(50 * minute);
    await bench.connect();
    bench.engine.scheduler.scan();
    await settled(postId, 'missed');
    expect((await publication(postId))?.keptBack).toMatchObject({ reason: 'account', from: null });
  });
});

test('what only waited for its account’s turn is not late, however long that took', async () => {
  let go = (): void => undefined;
  bench.network.script.prepare.push(async () => {
    await new Promise<void>((resolve) => (go = resolve));
    return fail({ class: 'fix', code: 'media-format' });
  });
  const first = plan('Slow');
  const second = plan('Behind it');
  await awake(3 * hour);
  expect(new Set([state(first), state(second)])).toEqual(new Set(['preparing', 'scheduled']));
  go();
  await bench.until(() => [state(first), state(second)].includes('published'));
  expect([state(first), state(second)]).toContain('failed');
  expect(bench.engine.publications.inStates(['published'])[0]?.kept_back).toBeNull();
});

test('a sleep is not forgotten by a crash right after waking', async () => {
  const postId = plan();
  await awake(5 * minute);
  bench.engine.scheduler.pause();
  await sleep(2 * hour);
  bench = await bench.reopen();
  bench.engine.start();
  bench.engine.scheduler.resume();
  await settled(postId, 'missed');
  expect((await publication(postId))?.keptBack).toMatchObject({ from: benchStart + 5 * minute });
});

test('a new time starts afresh', async () => {
  const postId = plan();
  await sleep(2 * hour);
  await settled(postId, 'missed');
  bench.engine.postDesk.schedule(postId, { local: '2026-11-24T15:00', zone: 'Europe/Brussels' });
  expect((await publication(postId))?.keptBack).toBeNull();
  await awake(hour);
  await settled(postId, 'published');
  expect((await publication(postId))?.keptBack).toBeNull();
});
