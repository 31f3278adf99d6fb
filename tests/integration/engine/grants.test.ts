import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '../../../shared/contract/index.ts';
import { signingIn } from '../../../main/engine/services/accounts/network-lines.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

const day = 86_400_000;
let bench: EngineBench;
let notices: Notice[];
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.remove());

async function begin(): Promise<string> {
  const id = await bench.connect();
  notices = [];
  void (async () => {
    for await (const notice of bench.engine.events.notices.listen(undefined)) notices.push(notice);
  })();
  bench.engine.start();
  return id;
}

async function pass(milliseconds: number): Promise<void> {
  await bench.clock.advance(milliseconds);
  bench.engine.scheduler.scan();
  await bench.engine.grantWatch.idle();
  await new Promise((resolve) => setImmediate(resolve));
}

describe('a sign-in that ends', () => {
  test('is told of 14, 7 and 1 days ahead, once each, with the posts at risk', async () => {
    bench.network.tokensEndAt = benchStart + 20 * day;
    const accountId = await begin();
    const postId = bench.write(accountId, 'After the end');
    await bench.page.posts.schedule({ postId, at: { local: '2026-12-20T10:00', zone: 'UTC' } });
    const told: number[] = [];
    for (let passed = 0; passed < 20; passed += 1) {
      await pass(day);
      for (const notice of notices.splice(0)) {
        if (notice.kind === 'sign-in-ending') {
          told.push(notice.days);
          expect(notice).toMatchObject({ network: 'bluesky', accountNames: ['Maison Levain'], atRisk: 1 });
        }
      }
    }
    expect(told).toEqual([14, 7, 1]);
    const [account] = await bench.page.accounts.list();
    expect(account).toMatchObject({ signInEndsAt: benchStart + 20 * day, atRisk: 1 });
  });

  test('is not told at once of an end that was as near when it began', async () => {
    bench.network.tokensEndAt = benchStart + 14 * day;
    await begin();
    await pass(1000);
    expect(notices).toEqual([]);
    await pass(7 * day);
    expect(notices).toMatchObject([{ kind: 'sign-in-ending', days: 6 }]);
  });

  test('starts its warnings again after a new sign-in', async () => {
    bench.network.tokensEndAt = benchStart + 9 * day;
    await begin();
    await pass(3 * day);
    expect(notices.map(({ kind }) => kind)).toEqual(['sign-in-ending']);
    bench.network.tokensEndAt = benchStart + 60 * day;
    await bench.connect();
    await pass(50 * day);
    expect(notices.map(({ kind }) => kind)).toEqual(['sign-in-ending', 'sign-in-ending']);
  });
});

describe('access that is taken back at the network', () => {
  const revoked = fail({ class: 'reauth', code: 'access-revoked', networkCode: '190/458' } as const);

  test('D8 is noticed by the daily question: keys gone at once, posts held, the owner told', async () => {
    const accountId = await begin();
    const postId = bench.write(accountId, 'Tomorrow');
    await bench.page.posts.schedule({ postId, at: { local: '2026-11-30T10:00', zone: 'UTC' } });
    bench.network.script.health.push(revoked);
    await pass(day);
    const [account] = await bench.page.accounts.list();
    expect(account?.status).toBe('disconnected');
    const { sql, all } = bench.engine.store;
    expect(all(sql.selectFrom('grant').selectAll())).toEqual([]);
    expect(bench.engine.publications.ofPost(postId)[0]).toMatchObject({
      state: 'held',
      held_reason: 'account-disconnected',
    });
    expect(notices).toEqual([
      { kind: 'access-revoked', network: 'bluesky', accountNames: ['Maison Levain'], practice: false },
    ]);
    expect((await bench.page.app.activity({ before: null, limit: 5, filter: 'accounts' }))[0]?.kind).toBe(
      'access-revoked',
    );
  });

  test('is noticed by any other call, such as a publication', async () => {
    const accountId = await begin();
    bench.network.script.prepare.push(async () => revoked);
    const postId = bench.write(accountId, 'Now');
    await bench.page.posts.publishNow({ postId });
    await bench.until(() => bench.engine.publications.ofPost(postId)[0]?.state === 'held');
    expect((await bench.page.accounts.list())[0]?.status).toBe('disconnected');
  });
});

describe('the health of a sign-in', () => {
  test('names the permissions that are missing', async () => {
    const accountId = await begin();
    bench.network.script.health.push(
      ok({
        scopes: ['pages_show_list'],
        missingScopes: ['read_insights'],
        accessExpiresAt: null,
        dataAccessExpiresAt: benchStart + 30 * day,
      }),
    );
    await bench.page.accounts.check({ accountId });
    expect((await bench.page.accounts.list())[0]).toMatchObject({
      missingScopes: ['read_insights'],
      checkedAt: bench.clock.now(),
      signInEndsAt: benchStart + 30 * day,
    });
  });
});

describe('the figures of an account', () => {
  test('are read once a day, and what is not provided stays unknown', async () => {
    const accountId = await begin();
    await pass(1000);
    await bench.engine.accountCollector.idle();
    await pass(day);
    await bench.engine.accountCollector.idle();
    const { points, demographics } = await bench.page.accounts.figures({ accountId, from: 0 });
    expect(points.filter(({ metric }) => metric === 'followers').map(({ value }) => value)).toEqual([
      1204, 1204,
    ]);
    expect(points.find(({ metric }) => metric === 'reach')?.value).toBeNull();
    expect(demographics).toEqual([{ dimension: 'country', key: 'BE', value: 900 }]);
  });
});

describe('a budget that is used up', () => {
  test('holds publications back until it is fresh again, and figures long before', async () => {
    const accountId = await begin();
    const account = bench.engine.accounts.get(accountId);
    const line = await bench.engine.lines.open('bluesky', 'real', null, signingIn);
    if (account === undefined || line === undefined) throw new Error('No account');
    const reading = { scope: 'account', name: 'writes', resetsAt: benchStart + 600_000 } as const;
    line.budgets.note({ remoteId: account.remote_id }, { ...reading, usedShare: 1 });
    const postId = bench.write(accountId, 'Patience');
    await bench.page.posts.publishNow({ postId });
    await bench.until(() => bench.engine.publications.ofPost(postId)[0]?.failure !== null);
    expect(bench.engine.publications.ofPost(postId)[0]).toMatchObject({
      state: 'scheduled',
      next_at: benchStart + 600_000,
    });
    await pass(600_000);
    await bench.until(() => bench.engine.publications.ofPost(postId)[0]?.state === 'published');
  });
});
