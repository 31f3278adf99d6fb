import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { practiceHosts } from '../../../main/engine/http/client.ts';
import { createHttpClient } from '../../../main/engine/http/client.ts';
import type { CallPurpose } from '../../../main/engine/domain/errand.ts';
import type { Line } from '../../../main/engine/networks/network.ts';
import type { Notice } from '../../../shared/contract/index.ts';
import type { RestrictablePurpose, RestrictionScope } from '../../../shared/model/restriction.ts';
import { ok } from '../../../shared/outcome.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';

const minute = 60_000;
const hour = 60 * minute;
const whole: RestrictionScope = { kind: 'whole' };
const publishing: RestrictionScope = { kind: 'purpose', purpose: 'publishing' };

let server: Server;
let origin: string;
/** What arrived outside, by its path. */
let arrived: string[];
beforeAll(async () => {
  server = createServer((request, response) => {
    arrived.push(request.url ?? '');
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let bench: EngineBench;
let notices: Notice[];
beforeEach(async () => {
  arrived = [];
  bench = await openBench(undefined, {
    startPractice: async () => ({ origin, adminSecret: 'x', client: { clientId: 'c', clientSecret: 's' } }),
  });
  notices = [];
  void (async () => {
    for await (const notice of bench.engine.events.notices.listen(undefined)) notices.push(notice);
  })();
});
afterEach(() => bench.remove());

const go = async (line: Pick<Line, 'calls'>, path: string) =>
  line.calls.send({ method: 'GET', url: `${origin}/${path}` });

/** A practice account whose network is the server of this test: each step of it is a call that arrives there. */
async function connect(): Promise<string> {
  const { network, engine } = bench;
  const status = await engine.signIns.withPassword({
    network: 'bluesky',
    mode: 'practice',
    service: 'https://bsky.social',
    identifier: 'levain',
    password: 'abcd-abcd-abcd-abcd',
  });
  const id = status.step === 'done' ? status.accountIds[0] : undefined;
  if (id === undefined) throw new Error(`Sign-in ended in ${status.step}`);
  network.script.prepare.push(async (job) => {
    await go(job, 'prepare');
    return ok({});
  });
  network.script.commit.push(async (job) => {
    await go(job, 'commit');
    return { kind: 'published', remoteId: 'post-1', url: 'https://example.test/1' };
  });
  const { comments } = network;
  if (comments === undefined) throw new Error('The scripted network has comments');
  Object.assign(network, {
    statistics: async (line: Line) => {
      await go(line, 'statistics');
      return ok(new Map());
    },
    accountStatistics: async (line: Line) => {
      await go(line, 'account-statistics');
      return ok({ metrics: [{ metric: 'followers', period: 'now', value: 1 }], demographics: [] });
    },
    health: async (line: Line) => {
      await go(line, 'health');
      return ok({ scopes: [], missingScopes: [], accessExpiresAt: null, dataAccessExpiresAt: null });
    },
    comments: {
      ...comments,
      list: async (line: Line) => {
        await go(line, 'comments');
        return ok({ comments: [], next: null });
      },
    },
  });
  return id;
}

function schedule(accountId: string, inMs: number, text = 'Bread from seven'): string {
  const postId = bench.write(accountId, text);
  bench.engine.postDesk.schedule(postId, {
    local: new Date(bench.clock.now() + inMs + hour).toISOString().slice(0, 16),
    zone: 'Europe/Brussels',
  });
  return postId;
}
const stateOf = (postId: string) => {
  const row = bench.engine.publications.ofPost(postId)[0];
  return [row?.state, row?.held_reason];
};

/** Everything the engine does by itself and for the owner at a post that is out, each for its purpose. */
async function doEverything(publishedId: string, accountId: string): Promise<void> {
  const { engine } = bench;
  const publicationId = engine.publications.ofPost(publishedId)[0]?.id ?? '';
  await engine.collector.collectPost(publishedId).catch(() => undefined);
  await engine.accountCollector.collect(accountId).catch(() => undefined);
  await engine.comments.list(publicationId, null).catch(() => undefined);
  const row = engine.accounts.get(accountId);
  if (row !== undefined) await engine.grantWatch.check(row);
  engine.scheduler.scan();
  await bench.clock.advance(minute);
  await engine.collector.idle();
  await engine.accountCollector.idle();
}

describe('the guard', () => {
  test('D6, D12 a call without a purpose and an account cannot be made', () => {
    const http = createHttpClient(
      bench.clock,
      () => undefined,
      () => false,
    );
    // @ts-expect-error A call states its errand.
    void http.callsFor('bluesky', practiceHosts(origin));
    // @ts-expect-error An errand states whom it concerns.
    void http.callsFor('bluesky', practiceHosts(origin), { purpose: 'publishing' });
    // @ts-expect-error An errand states one of the purposes.
    void http.callsFor('bluesky', practiceHosts(origin), { purpose: 'anything', accountId: null });
    // @ts-expect-error A line to a network states its errand too.
    void bench.engine.lines.open('bluesky', 'practice', null);
  });

  test.each([
    [whole, { publishing: false, comments: false, statistics: false, mail: false, access: false }],
    [publishing, { publishing: false, comments: true, statistics: true, mail: true, access: true }],
    [
      { kind: 'purpose', purpose: 'mail' },
      { publishing: true, comments: true, statistics: true, mail: false, access: true },
    ],
  ] as const)('D12 %j lets pass only what it does not name', async (scope, passes) => {
    // Mail rests on a consent beside.
    bench.engine.consents.decide('marketing', true, 'privacy');
    await bench.engine.restrictions.set(scope);
    for (const [purpose, passing] of Object.entries({ ...passes, withdrawal: true })) {
      const line = await bench.engine.lines.open('bluesky', 'practice', null, {
        purpose: purpose as CallPurpose,
        accountId: null,
      });
      if (line === undefined) throw new Error('There is a line');
      const reply = await go(line, purpose);
      expect([purpose, reply.kind]).toEqual([purpose, passing ? 'reply' : 'not-sent']);
      expect(arrived.includes(`/${purpose}`)).toBe(passing);
    }
  });

  test('D12 a hold that comes between two calls of one conversation stops the second', async () => {
    const line = await bench.engine.lines.open('bluesky', 'practice', null, {
      purpose: 'statistics',
      accountId: null,
    });
    if (line === undefined) throw new Error('There is a line');
    expect((await go(line, 'first')).kind).toBe('reply');
    await bench.engine.restrictions.set({ kind: 'purpose', purpose: 'statistics' });
    expect(await go(line, 'second')).toEqual({ kind: 'not-sent', reason: 'on-hold' });
    expect(arrived).toEqual(['/first']);
  });
});

describe('while something is on hold', () => {
  /** One post out, so that there is something to ask about. */
  async function afterOne(): Promise<{ accountId: string; out: string }> {
    const accountId = await connect();
    bench.engine.start();
    const out = bench.write(accountId, 'Out already');
    bench.engine.postDesk.publishNow(out);
    await bench.until(() => stateOf(out)[0] === 'published');
    await bench.engine.collector.idle();
    await bench.engine.accountCollector.idle();
    return { accountId, out };
  }

  test('D12 nothing leaves while all is frozen, and everything is readable', async () => {
    const { accountId, out } = await afterOne();
    await doEverything(out, accountId);
    expect(arrived).toEqual(
      expect.arrayContaining(['/commit', '/statistics', '/account-statistics', '/comments', '/health']),
    );
    await bench.engine.restrictions.set(whole);
    arrived = [];
    const due = schedule(accountId, 2 * minute);
    await bench.clock.advance(3 * minute);
    await bench.until(() => stateOf(due)[0] === 'held');
    for (let passed = 0; passed < 30; passed += 1) {
      await bench.clock.advance(24 * hour);
      await doEverything(out, accountId);
    }
    expect(arrived).toEqual([]);
    expect(bench.network.committed).toEqual(['Out already']);
    await expect(
      bench.engine.signIns.withPassword({
        network: 'bluesky',
        mode: 'practice',
        service: 'https://bsky.social',
        identifier: 'levain',
        password: 'abcd-abcd-abcd-abcd',
      }),
    ).rejects.toThrow('on-hold');
    expect(await bench.page.posts.get({ postId: out })).toMatchObject({ draft: { text: 'Out already' } });
    expect(await bench.page.accounts.list()).toHaveLength(1);
    expect(await bench.page.privacy.restrictions()).toMatchObject([{ scope: whole }]);
  });

  test.each([
    ['statistics', ['/statistics', '/account-statistics']],
    ['comments', ['/comments']],
  ] as const satisfies readonly (readonly [RestrictablePurpose, readonly string[]])[])(
    'D12 %s on hold stops that and nothing else',
    async (purpose, stopped) => {
      const { accountId, out } = await afterOne();
      await bench.engine.restrictions.set({ kind: 'purpose', purpose });
      arrived = [];
      await bench.clock.advance(25 * hour);
      await doEverything(out, accountId);
      const all = ['/statistics', '/account-statistics', '/comments', '/health'];
      const expected = all.filter((path) => !stopped.some((each) => each === path));
      expect([...new Set(arrived)].toSorted()).toEqual(expected.toSorted());
    },
  );

  test('D12 one account on hold leaves the others alone', async () => {
    const first = await connect();
    const second = await bench.connect('mastodon');
    bench.engine.start();
    await bench.engine.restrictions.set({ kind: 'account', accountId: first });
    const held = schedule(first, 2 * minute);
    const out = schedule(second, 2 * minute);
    await bench.clock.advance(3 * minute);
    await bench.until(() => stateOf(held)[0] === 'held' && stateOf(out)[0] === 'published');
    expect(stateOf(held)).toEqual(['held', 'on-hold']);
  });
});

describe('a post that is due meanwhile', () => {
  test('D12 is held with its own reason and notice, and goes out when the hold is lifted in time', async () => {
    const accountId = await connect();
    bench.engine.start();
    await bench.engine.restrictions.set(publishing);
    const due = schedule(accountId, 2 * minute);
    await bench.clock.advance(3 * minute);
    await bench.until(() => stateOf(due)[0] === 'held');
    expect(stateOf(due)).toEqual(['held', 'on-hold']);
    await bench.until(() => notices.length > 0);
    expect(notices).toMatchObject([{ kind: 'on-hold', postId: due }]);
    bench.engine.restrictions.lift(publishing);
    await bench.until(() => stateOf(due)[0] === 'published');
    expect(arrived).toContain('/commit');
  });

  test('D12 counts as missed when its time passed too long ago', async () => {
    const accountId = await connect();
    bench.engine.start();
    await bench.engine.restrictions.set(publishing);
    const due = schedule(accountId, 2 * minute);
    await bench.clock.advance(3 * minute);
    await bench.until(() => stateOf(due)[0] === 'held');
    await bench.clock.advance(2 * hour);
    bench.engine.restrictions.lift(publishing);
    await bench.until(() => stateOf(due)[0] === 'missed');
    expect(stateOf(due)).toEqual(['missed', null]);
    expect(arrived).not.toContain('/commit');
  });

  test('D12 is stopped in the middle of its preparation, and never reaches its commit', async () => {
    const accountId = await connect();
    bench.engine.start();
    let finish = (): void => undefined;
    bench.network.script.prepare.unshift(async (job) => {
      await new Promise<void>((resolve) => (finish = resolve));
      await go(job, 'late');
      return ok({});
    });
    const postId = bench.write(accountId, 'Under way');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => stateOf(postId)[0] === 'preparing');
    await bench.engine.restrictions.set({ kind: 'account', accountId });
    await bench.until(() => stateOf(postId)[0] === 'held');
    expect(stateOf(postId)).toEqual(['held', 'on-hold']);
    finish();
    bench = await bench.reopen();
    expect(stateOf(postId)).toEqual(['held', 'on-hold']);
    expect([arrived, bench.network.committed]).toEqual([[], []]);
  });

  test('D12 is asked about again only after the hold, when its outcome was unknown', async () => {
    const accountId = await connect();
    bench.engine.start();
    bench.network.script.commit.unshift(async () => ({
      kind: 'unknown',
      failure: { class: 'verify', code: 'reply-lost' },
    }));
    bench.network.script.verify.push(async (job) => {
      await go(job, 'verify');
      return { kind: 'published', remoteId: 'post-1', url: null };
    });
    const postId = bench.write(accountId, 'Did it arrive?');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => stateOf(postId)[0] === 'verifying');
    await bench.engine.restrictions.set(whole);
    await bench.clock.advance(hour);
    expect(stateOf(postId)[0]).toBe('verifying');
    expect(arrived).not.toContain('/verify');
    bench.engine.restrictions.lift(whole);
    await bench.until(() => stateOf(postId)[0] === 'published');
  });

  test('D12 is taken back from a network that would publish it meanwhile', async () => {
    const accountId = await connect();
    bench.engine.start();
    bench.network.script.commit.unshift(async () => ({ kind: 'handed-over', remoteId: 'held-there' }));
    const postId = bench.write(accountId, 'Held there', { handOver: true });
    bench.engine.postDesk.schedule(postId, { local: '2026-11-25T12:00', zone: 'Europe/Brussels' });
    await bench.until(() => stateOf(postId)[0] === 'handed-over');
    expect(await bench.engine.restrictions.set(publishing)).toEqual({ stillHeldThere: 0 });
    expect(bench.network.asked).toEqual(['cancel held-there']);
    expect(stateOf(postId)[0]).toBe('scheduled');
  });

  test('D12 that a network does not give back is told of, and asked for again', async () => {
    const accountId = await connect();
    bench.engine.start();
    bench.network.script.commit.unshift(async () => ({ kind: 'handed-over', remoteId: 'held-there' }));
    const postId = bench.write(accountId, 'Held there', { handOver: true });
    bench.engine.postDesk.schedule(postId, { local: '2026-11-25T12:00', zone: 'Europe/Brussels' });
    await bench.until(() => stateOf(postId)[0] === 'handed-over');
    const failure = { class: 'retry', code: 'network-unavailable' } as const;
    bench.network.script.change.push({ kind: 'rejected', failure });
    expect(await bench.engine.restrictions.set(whole)).toEqual({ stillHeldThere: 1 });
    await bench.clock.advance(6 * minute);
    await bench.until(() => stateOf(postId)[0] === 'scheduled');
  });
});

test('D12 what is put on hold and let go is in the audit log, and stays over a restart', async () => {
  await bench.engine.restrictions.set(publishing);
  await bench.engine.drain(1000);
  bench = await openBench(bench);
  expect(bench.engine.restrictions.list()).toMatchObject([{ scope: publishing }]);
  bench.engine.restrictions.lift(publishing);
  expect(bench.engine.audit.page(null, 2).map(({ kind, detail }) => [kind, detail])).toEqual([
    ['restriction-lifted', { scope: 'purpose', purpose: 'publishing' }],
    ['restriction-set', { scope: 'purpose', purpose: 'publishing' }],
  ]);
});
