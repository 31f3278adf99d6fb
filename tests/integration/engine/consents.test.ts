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
import type { Change } from '../../../shared/contract/index.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

const day = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const newDay = dayOf(benchStart + 5 * day);

/** A small change five days after the bench starts; 3.0 is published five days later, and holds twenty days after that. */
const versions: PolicyVersions = [
  { id: '2.0', publishedOn: '2026-09-01', holdsFrom: '2026-09-01', change: 'major', asksAgain: [] },
  { id: '2.1', publishedOn: newDay, holdsFrom: newDay, change: 'minor', asksAgain: [] },
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

/** The changes that everybody is told of while something happens. */
async function toldDuring(work: () => Promise<void>): Promise<readonly Change[]> {
  const { changes } = bench.engine.events;
  const listening = changes.listen(undefined);
  let next = listening.next();
  await work();
  const last: Change = { topics: [] };
  changes.emit(last);
  const told: Change[] = [];
  for (;;) {
    const { value } = await next;
    if (value === undefined || value === last) break;
    told.push(value);
    next = listening.next();
  }
  await listening.return();
  return told;
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

  test('D16 cannot be changed afterwards, whoever writes to the database', async () => {
    await welcome(true);
    const { store } = bench.engine;
    expect(() =>
      store.run(
        store.sql.updateTable('consent_decision').set({ granted: 0 }).where('category', '=', 'marketing'),
      ),
    ).toThrow('append-only');
    expect(await holding()).toContain('marketing');
  });

  test('D13, D16 that preferences rest on is told to the host at once, given or taken back', async () => {
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
    expect(await bench.page.privacy.policy()).toMatchObject({ current: { id: '2.1' }, coming: null });
    await pass(2);
    expect(await bench.page.privacy.policy()).toMatchObject({
      current: { id: '2.1' },
      coming: { id: '3.0' },
      seen: '2.0',
    });
    expect(await holding()).toEqual(['preferences', 'analytics', 'marketing']);
    await bench.page.privacy.policySeen({ id: '3.0' });
    expect((await bench.page.privacy.policy()).seen).toBe('3.0');

    await pass(18);
    expect(await holding()).toEqual(['preferences', 'analytics', 'marketing']);
    expect(await toldDuring(() => pass(1))).toContainEqual({ topics: ['privacy', 'app'] });
    expect(await toldDuring(() => pass(1))).not.toContainEqual({ topics: ['privacy', 'app'] });
    expect(await bench.page.privacy.policy()).toMatchObject({ current: { id: '3.0' }, coming: null });
    expect(await holding()).toEqual(['analytics', 'marketing']);
    expect(await host().keepsPreferences()).toBe(false);

    await bench.page.privacy.decideConsent({ category: 'preferences', granted: true, place: 'policy' });
    expect(await holding()).toEqual(['preferences', 'analytics', 'marketing']);
    const [latest] = await bench.page.privacy.consentHistory();
    expect(latest).toMatchObject({ policyVersion: '3.0', place: 'policy' });
  });

  test('D25 is told afterwards to an owner who was away, until they have read of it', async () => {
    await welcome(true);
    await bench.clock.advance(40 * day);
    bench = await bench.reopen();
    bench.engine.start();
    expect(await bench.page.privacy.policy()).toMatchObject({
      current: { id: '3.0' },
      coming: null,
      untold: { id: '3.0' },
      seen: '2.0',
    });
    expect(await holding()).toEqual(['analytics', 'marketing']);
    await bench.page.privacy.policySeen({ id: '3.0' });
    expect(await bench.page.privacy.policy()).toMatchObject({ untold: null, seen: '3.0' });
  });

  test('D25 counts the first start as read, also when an archive tells of an older version', async () => {
    bench.engine.facts.set('policy-seen', '1.0');
    await bench.clock.advance(40 * day);
    await welcome(true);
    expect(await bench.page.privacy.policy()).toMatchObject({ untold: null, seen: '3.0' });
    expect(await holding()).toEqual(['preferences', 'analytics', 'marketing']);
  });

  test('D25 reaches an owner who lives from the tray, once', async () => {
    await welcome(true);
    await pass(12);
    // Found before the host listens, as after an update.
    const notices = bench.engine.events.notices.follow(undefined);
    expect((await notices.next()).value).toEqual({
      kind: 'policy-changes',
      from: versions.at(-1)?.holdsFrom,
      holds: false,
    });
    const second = notices.next();
    await pass(25);
    bench.engine.events.notices.emit({ kind: 'unlock-refused', failures: 9 });
    expect((await second).value).toMatchObject({ kind: 'unlock-refused' });
    await notices.return();
  });

  test('D25 is on record once, however often Kaizup starts', async () => {
    await pass(12);
    await bench.engine.audit.settle();
    expect(bench.engine.audit.page(null, 100)).toEqual([]);
    await welcome(true);
    bench.engine.scheduler.scan();
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

  test('D25 a small change shows its new date, and asks and announces nothing', async () => {
    await welcome(true);
    await pass(6);
    const { current, coming, untold, versions: shown } = await bench.page.privacy.policy();
    expect(current).toMatchObject({ id: '2.1', holdsFrom: newDay });
    expect([coming, untold]).toEqual([null, null]);
    expect(shown.map(({ id }) => id)).toEqual(['2.0', '2.1']);
    expect(await holding()).toEqual(['preferences', 'analytics', 'marketing']);
  });

  test('D25 a version that neither holds nor comes cannot be marked as read', async () => {
    await expect(bench.page.privacy.policySeen({ id: '9.9' })).rejects.toThrow();
  });
});
