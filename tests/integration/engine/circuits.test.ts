import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommitOutcome, PublishJob } from '../../../main/engine/networks/network.ts';
import type { Notice } from '../../../shared/contract/index.ts';
import { networkIds } from '../../../shared/model/network-ids.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { createScriptedNetwork, type ScriptedNetwork } from '../../scripted-network.ts';

const second = 1000;
const minute = 60 * second;
/** One o'clock in Ghent. */
const atOne = Date.parse('2026-11-24T12:00:00Z');

let bench: EngineBench;
let networks: Readonly<Record<NetworkId, ScriptedNetwork>>;
/** Accounts whose network answers with nothing but its own trouble. */
let down: (job: PublishJob) => boolean;
let tries: number;
beforeEach(async () => {
  networks = Object.fromEntries(networkIds.map((id) => [id, createScriptedNetwork(id)])) as typeof networks;
  down = () => false;
  tries = 0;
  for (const network of [networks.facebook, networks.mastodon]) {
    network.commit = async (job): Promise<CommitOutcome> => {
      if (down(job)) {
        tries += 1;
        const failure = { class: 'retry', code: 'network-unavailable', networkCode: '503' } as const;
        return { kind: 'rejected', failure };
      }
      network.committed.push(job.content.text);
      return { kind: 'published', remoteId: randomUUID(), url: null };
    };
  }
  bench = await openBench(undefined, { networks });
});
afterEach(() => bench.remove());

/** Accounts of a network, each with a sign-in of its own. */
function connected(network: NetworkId, count: number, service: string | null = null): readonly string[] {
  return Array.from({ length: count }, () => {
    const remoteId = randomUUID();
    const tokens = { accessToken: randomUUID(), accessExpiresAt: null, refreshToken: randomUUID() };
    const [id] = bench.engine.connections.connect({
      network,
      mode: 'real',
      tokens: { ...tokens, subject: remoteId, refreshExpiresAt: null, scopes: [], service },
      chosen: [
        {
          network,
          kind: 'profile',
          remoteId,
          name: 'Maison Levain',
          handle: null,
          token: null,
          unavailable: null,
          facts: {},
        },
      ],
    });
    if (id === undefined) throw new Error('Not connected');
    return id;
  });
}

/** Posts that are due at one o'clock, one an account. */
function due(accountIds: readonly string[]): readonly string[] {
  return accountIds.map((accountId) => {
    const postId = bench.write(accountId, `For ${accountId}`);
    bench.engine.postDesk.schedule(postId, { local: '2026-11-24T13:00', zone: 'Europe/Brussels' });
    return postId;
  });
}

/** It is one o'clock, and the engine was awake all morning. */
async function begin(): Promise<void> {
  bench.clock.set(atOne - second);
  bench.engine.start();
  await pass(2 * second);
}

/** Time passes as it does while the computer is awake. */
async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += second) {
    await bench.clock.advance(second);
    while (bench.engine.scheduler.working > 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

const states = (postIds: readonly string[]): readonly (string | undefined)[] =>
  postIds.map((id) => bench.engine.publications.ofPost(id)[0]?.state);
const all = (postIds: readonly string[], state: string) => postIds.map(() => state);
const activity = (): readonly string[] =>
  bench.engine.activity
    .page('all', null, 50)
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('network-'));

describe('a network that answers nobody', () => {
  test('is left alone but for one try at a time, and the others never notice', async () => {
    down = ({ account }) => account.service === null;
    const waiting = due(connected('facebook', 12));
    const going = due(connected('mastodon', 12, 'https://mastodon.example'));
    const notices: Notice[] = [];
    const heard = (async () => {
      for await (const notice of bench.engine.events.notices.listen(AbortSignal.timeout(10_000))) {
        notices.push(notice);
        if (notices.some(({ kind }) => kind === 'network-trouble')) return;
      }
    })();
    await begin();
    await heard;
    expect(states(going)).toEqual(all(going, 'published'));
    const atOnce = tries;
    await pass(5 * minute);
    expect(states(waiting)).toEqual(all(waiting, 'scheduled'));
    // 15 s, 30 s, 60 s and 120 s later: not every few seconds for each of the twelve.
    expect(tries - atOnce).toBe(4);
    const { troubles } = await bench.page.app.state();
    expect(troubles).toEqual([{ network: 'facebook', server: null, since: atOne }]);
    expect(activity()).toEqual(['network-trouble']);
  });

  test('publishes everything when it is back, once, and says why it was late', async () => {
    down = () => true;
    const waiting = due(connected('facebook', 12));
    await begin();
    await pass(10 * minute);
    down = () => false;
    await pass(5 * minute);
    expect(states(waiting)).toEqual(all(waiting, 'published'));
    expect(new Set(networks.facebook.committed).size).toBe(12);
    expect(networks.facebook.committed).toHaveLength(12);
    expect(activity()).toEqual(['network-back', 'network-trouble']);
    expect((await bench.page.app.state()).troubles).toEqual([]);
    const late = await bench.page.posts.get({ postId: waiting[11] ?? '' });
    expect(late.publications[0]).toMatchObject({ keptBack: { reason: 'network', from: atOne } });
  });

  test('costs no post its tries, and asks their owner when it is later than they want', async () => {
    down = () => true;
    await bench.page.publishing.setMissedRule({ kind: 'late', minutes: 60 });
    const waiting = due(connected('facebook', 3));
    const [patient, impatient] = waiting;
    await bench.page.publishing.setMissedRuleOf({
      postId: patient ?? '',
      rule: { kind: 'late', minutes: 24 * 60 },
    });
    await begin();
    await pass(70 * minute);
    expect(states([impatient ?? ''])).toEqual(['missed']);
    await pass(5 * 60 * minute);
    expect(states([patient ?? ''])).toEqual(['scheduled']);
    down = () => false;
    await pass(20 * minute);
    expect(states(waiting)).toEqual(['published', 'missed', 'missed']);
    const { publications } = await bench.page.posts.get({ postId: impatient ?? '' });
    expect(publications[0]).toMatchObject({ keptBack: { reason: 'network', from: atOne } });
  });

  test('is still known to have been away after a restart', async () => {
    down = () => true;
    await bench.page.publishing.setMissedRule({ kind: 'ask' });
    const waiting = due(connected('facebook', 6));
    await begin();
    const held = waiting.filter((id) => states([id])[0] === 'scheduled');
    bench = await bench.reopen();
    expect((await bench.page.app.state()).troubles).toEqual([
      { network: 'facebook', server: null, since: atOne },
    ]);
    down = () => false;
    bench.engine.start();
    await pass(5 * minute);
    // It answered the first one that tried.
    expect(states(held)).toEqual(all(held, 'published'));
    expect(activity()).toEqual(['network-back', 'network-trouble']);
  });

  test('may be one server among many', async () => {
    down = ({ account }) => account.service === 'https://down.example';
    const waiting = due(connected('mastodon', 5, 'https://down.example'));
    const going = due(connected('mastodon', 5, 'https://up.example'));
    await begin();
    expect(states(going)).toEqual(all(going, 'published'));
    expect(states(waiting)).toEqual(all(waiting, 'scheduled'));
    expect((await bench.page.app.state()).troubles).toEqual([
      { network: 'mastodon', server: 'down.example', since: atOne },
    ]);
  });
});

test('a post that its network chokes on keeps none of the others waiting', async () => {
  const [choking, ...others] = due(connected('facebook', 8));
  const text = bench.engine.posts.get(choking ?? '')?.text;
  down = ({ content }) => content.text === text;
  await begin();
  await pass(2 * minute);
  expect(states(others)).toEqual(all(others, 'published'));
  expect(activity()).toEqual([]);
  await pass(60 * minute);
  expect(states([choking ?? ''])).toEqual(['failed']);
});

test('figures wait for what goes out now, and one network is not asked behind another', async () => {
  const [busy = '', slow = '', quick = ''] = [
    ...connected('facebook', 2),
    ...connected('mastodon', 1, 'https://mastodon.example'),
  ];
  const first = due([busy, slow, quick]);
  await begin();
  expect(states(first)).toEqual(all(first, 'published'));
  await bench.engine.collector.idle();
  const asked: string[] = [];
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  for (const network of [networks.facebook, networks.mastodon]) {
    network.statistics = async (_line, account) => {
      const name = bench.engine.accounts.byRemoteId(network.id, 'real', account.remoteId)?.id ?? '';
      asked.push(name);
      if (name === slow) await answered;
      return { ok: true, value: new Map() };
    };
  }
  const postId = bench.write(busy, 'Due within the minute');
  bench.engine.postDesk.schedule(postId, { local: '2026-11-24T13:06', zone: 'Europe/Brussels' });
  bench.clock.set(atOne + 5 * minute + 30 * second);
  bench.engine.scheduler.scan();
  await bench.until(() => asked.includes(quick));
  expect(asked.toSorted((one, other) => one.localeCompare(other))).toEqual(
    [slow, quick].toSorted((one, other) => one.localeCompare(other)),
  );
  answer();
});
