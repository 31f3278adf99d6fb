import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallPurpose } from '../../../main/engine/domain/errand.ts';
import type { PolicyVersions } from '../../../main/engine/domain/policy.ts';
import { createHttpClient } from '../../../main/engine/http/client.ts';
import { createHostRouter } from '../../../main/engine/rpc/host-router.ts';
import { createRestrictionGuard } from '../../../main/engine/services/privacy/restriction-guard.ts';
import { createRestrictionStore } from '../../../main/engine/store/repositories/restrictions.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

const day = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** 3.0 is published ten days after the bench starts, and holds twenty days later. */
const versions: PolicyVersions = [
  { id: '2.0', publishedOn: '2026-09-01', holdsFrom: '2026-09-01', change: 'major', asksAgain: [] },
  {
    id: '3.0',
    publishedOn: dayOf(benchStart + 10 * day),
    holdsFrom: dayOf(benchStart + 30 * day),
    change: 'major',
    asksAgain: ['preferences'],
  },
];

let bench: EngineBench;
beforeEach(async () => {
  bench = await openBench(undefined, { policyVersions: versions });
  bench.engine.start();
});
afterEach(() => bench.remove());

const welcome = (granted: boolean) =>
  bench.page.app.welcome({
    locale: 'fr',
    adult: true,
    professional: true,
    consents: { preferences: granted, analytics: granted, marketing: granted },
  });
const host = () => createRouterClient(createHostRouter(bench.engine, () => undefined));
const holding = async () =>
  (await bench.page.privacy.consents()).filter(({ holds }) => holds).map(({ category }) => category);

/** Lets days pass, with a look at the schedule in each. */
async function pass(days: number): Promise<void> {
  for (let count = 0; count < days; count += 1) {
    await bench.clock.advance(day);
    bench.engine.scheduler.scan();
  }
}

describe('a consent', () => {
  test('D16 is none before it was asked, and none after a no', async () => {
    expect(await holding()).toEqual([]);
    expect((await bench.page.privacy.consents()).every(({ open }) => open)).toBe(true);
    await welcome(false);
    expect(await holding()).toEqual([]);
    expect((await bench.page.privacy.consents()).some(({ open }) => open)).toBe(false);
  });

  test('D16 is on record with its time, place, policy and words, each decision for good', async () => {
    await welcome(true);
    await bench.clock.advance(day);
    await bench.page.privacy.decideConsent({ category: 'marketing', granted: false, place: 'privacy' });
    const history = await bench.page.privacy.consentHistory();
    expect(history).toHaveLength(4);
    expect(history[0]).toMatchObject({
      category: 'marketing',
      granted: false,
      policyVersion: '2.0',
      decidedAt: benchStart + day,
      wording: '1 fr',
      place: 'privacy',
    });
    expect(history.at(-1)).toMatchObject({ granted: true, place: 'welcome', decidedAt: benchStart });
    await bench.engine.audit.settle();
    const audited = bench.engine.audit.page(null, 10).filter(({ kind }) => kind === 'consent-changed');
    expect(audited).toHaveLength(4);
    expect(audited[0]?.detail).toMatchObject({ category: 'marketing', granted: false, policy: '2.0' });
  });

  test('D13 D16 that preferences rest on is told to the host at once, given or taken back', async () => {
    expect(await host().keepsPreferences()).toBe(false);
    await welcome(true);
    expect(await host().keepsPreferences()).toBe(true);
    await bench.page.privacy.decideConsent({ category: 'preferences', granted: false, place: 'settings' });
    expect(await host().keepsPreferences()).toBe(false);
  });
});

describe('the one guard', () => {
  let server: Server;
  let arrived: string[];
  beforeEach(async () => {
    arrived = [];
    server = createServer((request, response) => {
      arrived.push(request.url ?? '');
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  /** Sends a call for a purpose through the engine's own client and guard. */
  async function call(purpose: CallPurpose): Promise<string> {
    const { store, consents, clock } = bench.engine;
    const guard = createRestrictionGuard(createRestrictionStore(store), consents.mayProcess);
    const http = createHttpClient(clock, () => undefined, guard);
    const { port } = server.address() as AddressInfo;
    const reply = await http
      .callsFor('bluesky', () => true, { purpose, accountId: null })
      .send({ method: 'POST', url: `http://127.0.0.1:${port}/${purpose}`, timeoutMs: 5000 });
    await http.close();
    return reply.kind;
  }

  test('D13 lets no mail and no count of features out without consent, and none after it was taken back', async () => {
    for (const purpose of ['mail', 'usage'] as const) expect(await call(purpose)).toBe('not-sent');
    await welcome(true);
    for (const purpose of ['mail', 'usage'] as const) expect(await call(purpose)).toBe('reply');
    arrived = [];
    await bench.page.privacy.decideConsent({ category: 'marketing', granted: false, place: 'privacy' });
    expect([await call('mail'), await call('usage')]).toEqual(['not-sent', 'reply']);
    await bench.page.privacy.decideConsent({ category: 'analytics', granted: false, place: 'privacy' });
    expect([await call('mail'), await call('usage')]).toEqual(['not-sent', 'not-sent']);
    expect(arrived).toEqual(['/usage']);
  });

  test('D13 needs no consent for what the owner asked Kaizup to do', async () => {
    await welcome(false);
    for (const purpose of ['publishing', 'comments', 'statistics', 'access', 'withdrawal'] as const) {
      expect(await call(purpose)).toBe('reply');
    }
  });
});

describe('a major change of the policy', () => {
  test('D25 is announced before it holds, and then asks again for what it touches, and for nothing else', async () => {
    await welcome(true);
    await pass(9);
    expect(await bench.page.privacy.policy()).toMatchObject({ current: { id: '2.0' }, coming: null });
    await pass(2);
    expect(await bench.page.privacy.policy()).toMatchObject({
      current: { id: '2.0' },
      coming: { id: '3.0' },
      seen: null,
    });
    expect(await holding()).toEqual(['preferences', 'analytics', 'marketing']);
    await bench.page.privacy.policySeen({ id: '3.0' });
    expect((await bench.page.privacy.policy()).seen).toBe('3.0');

    const told = bench.engine.events.changes.listen(AbortSignal.timeout(10_000));
    await pass(20);
    expect(await bench.page.privacy.policy()).toMatchObject({ current: { id: '3.0' }, coming: null });
    expect(await holding()).toEqual(['analytics', 'marketing']);
    expect(await host().keepsPreferences()).toBe(false);
    for await (const { topics } of told) if (topics.includes('privacy')) break;

    await bench.page.privacy.decideConsent({ category: 'preferences', granted: true, place: 'policy' });
    expect(await holding()).toEqual(['preferences', 'analytics', 'marketing']);
    const [latest] = await bench.page.privacy.consentHistory();
    expect(latest).toMatchObject({ policyVersion: '3.0', place: 'policy' });
  });

  test('D25 is on record once, however often Kaizup starts', async () => {
    await pass(12);
    bench = await bench.reopen();
    bench.engine.start();
    await pass(2);
    await bench.engine.audit.settle();
    const announcements = bench.engine.audit
      .page(null, 100)
      .filter(({ kind }) => kind === 'policy-announced');
    expect(announcements).toHaveLength(1);
    expect(announcements[0]?.detail).toMatchObject({ policy: '3.0' });
  });

  test('D25 a version that neither holds nor comes cannot be marked as read', async () => {
    await expect(bench.page.privacy.policySeen({ id: '9.9' })).rejects.toThrow();
  });
});
