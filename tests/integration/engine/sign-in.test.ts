import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scopes as facebookScopes } from '../../../main/engine/networks/facebook/scopes.ts';
import type { SignInStatus } from '../../../shared/model/account.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import {
  openPracticeEngine,
  type PracticeEngine,
  type PracticeEngineOptions,
} from '../../practice-engine.ts';

let bench: PracticeEngine;
beforeEach(async () => {
  bench = await openPracticeEngine();
});
afterEach(() => bench.close());

/** Replaces the bench by one with other options. */
async function reopenWith(options: PracticeEngineOptions): Promise<void> {
  await bench.close();
  bench = await openPracticeEngine(options);
}

/** Where an application of the owner's is needed, and where Kaizup makes itself known. */
const withOwnApp = ['facebook', 'linkedin', 'tiktok'] as const;
const inBrowser = [...withOwnApp, 'mastodon', 'bluesky'] as const;
const nothing = { grants: 0, accounts: 0 };

const candidatesOf = (status: SignInStatus) => (status.step === 'choose' ? status.candidates : []);
const namesOf = (list: readonly { readonly network: NetworkId; readonly name: string }[]) =>
  list.map(({ network, name }) => `${network}: ${name}`);

/** Whether the network still lets the application in. */
function grantsAlive(network: (typeof inBrowser)[number]): number {
  const { world } = bench.server;
  switch (network) {
    case 'facebook':
      return world
        .collection<{ scopes: Record<string, string> }>('facebook.grant')
        .filter(({ scopes }) => Object.values(scopes).includes('granted')).length;
    case 'linkedin':
      return world.collection<{ revoked: boolean }>('linkedin.grants').filter(({ revoked }) => !revoked)
        .length;
    case 'tiktok':
      return world
        .collection<{ revokedAt: number | null }>('tiktok.grants')
        .filter(({ revokedAt }) => revokedAt === null).length;
    case 'mastodon':
      return world
        .collection<{ revoked: boolean; ofPerson: boolean }>('mastodon.mastodon.social.tokens')
        .filter(({ revoked, ofPerson }) => ofPerson && !revoked).length;
    case 'bluesky':
      return world
        .collection<{ endedAt: number | null }>('bluesky.oauth-sessions')
        .filter(({ endedAt }) => endedAt === null).length;
  }
}

/** Whether a program can listen at the address. */
function isFree(redirectUri: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port: Number(new URL(redirectUri).port), exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

describe('signing in', () => {
  test('to Facebook finds Pages and their Instagram accounts, and keeps what the owner picks', async () => {
    const status = await bench.signIn('facebook');
    expect(namesOf(candidatesOf(status))).toEqual([
      'facebook: Maison Levain',
      'instagram: Maison Levain',
      'facebook: Levain Atelier',
      'facebook: Vélo Bellecour',
      'instagram: Vélo Bellecour',
      "facebook: Gent Bakers' Market",
      'facebook: Foire aux Vélos',
    ]);
    const picked = candidatesOf(status).filter(({ name }) => name === 'Maison Levain');
    await bench.page.accounts.finishSignIn({
      signInId: status.signInId,
      remoteIds: picked.map(({ remoteId }) => remoteId),
    });
    expect(namesOf(await bench.page.accounts.list())).toEqual([
      'facebook: Maison Levain',
      'instagram: Maison Levain',
    ]);
    expect(bench.stored()).toEqual({ grants: 1, accounts: 2 });
    expect(await bench.page.accounts.signInStatus(status)).toMatchObject({ step: 'done' });
  });

  test('to Facebook does not offer a Page where the role does not allow to publish', async () => {
    const status = await bench.signIn('facebook');
    const market = candidatesOf(status).find(({ unavailable }) => unavailable !== null);
    expect(market).toMatchObject({ name: "Gent Bakers' Market", unavailable: 'role-missing' });
    const asked = bench.page.accounts.finishSignIn({
      signInId: status.signInId,
      remoteIds: [market?.remoteId ?? ''],
    });
    await expect(asked).rejects.toThrow('no-account-chosen');
    expect(bench.stored()).toEqual(nothing);
  });

  test('to LinkedIn finds the person and the organisations they may post for', async () => {
    const accounts = await bench.connect('linkedin');
    expect(accounts.map(({ kind, name }) => `${kind}: ${name}`)).toEqual([
      'member: Camille Peeters',
      'organization: Maison Levain',
      'organization: Vélo Bellecour',
      'organization: Gent Bakers’ Market',
    ]);
    expect(bench.stored()).toEqual({ grants: 1, accounts: 4 });
  });

  test('to TikTok finds the creator', async () => {
    expect(await bench.connect('tiktok')).toMatchObject([
      {
        network: 'tiktok',
        kind: 'creator',
        name: 'Maison Levain',
        handle: 'maisonlevain',
        status: 'connected',
      },
    ]);
  });

  test('to Bluesky takes an app password', async () => {
    expect(await bench.connect('bluesky')).toMatchObject([
      { network: 'bluesky', kind: 'profile', handle: 'maison-levain.bsky.social', status: 'connected' },
    ]);
  });

  test.each(inBrowser)('to %s again renews the keys and adds no second account', async (network) => {
    const first = await bench.connect(network);
    const keys = () =>
      bench.engine.accounts.all().map((row) => {
        const grant = bench.engine.accounts.grant(row.grant_id ?? '');
        const own = bench.engine.accounts.token(row);
        return own ?? (grant === undefined ? null : bench.engine.accounts.tokens(grant).accessToken);
      });
    const before = keys();
    const stored = bench.stored();
    bench.time.advance(60_000);
    const offered = candidatesOf(await bench.signIn(network));
    expect(offered.filter(({ unavailable }) => unavailable === null)).toSatisfy((list: typeof offered) =>
      list.every(({ alreadyConnected }) => alreadyConnected),
    );
    const again = await bench.connect(network);
    expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(bench.stored()).toEqual(stored);
    expect(keys()).toHaveLength(before.length);
    for (const key of keys()) expect(before).not.toContain(key);
  });
});

describe('a sign-in that the person does not grant', () => {
  test.each(inBrowser)('at %s ends as denied and leaves nothing', async (network) => {
    expect(await bench.signIn(network, { press: 'cancel' })).toMatchObject({
      step: 'ended',
      problem: 'denied',
    });
    expect(bench.stored()).toEqual(nothing);
    expect(await bench.page.accounts.list()).toEqual([]);
  });

  test('at LinkedIn because they are somebody else ends as denied', async () => {
    expect(await bench.signIn('linkedin', { press: 'leave' })).toMatchObject({ problem: 'denied' });
  });

  test('at Facebook with no Page ticked says that there are no accounts, and gives the grant back', async () => {
    // The person and her Pages are there from the first look at a page of the network.
    await bench.walk(await bench.begin('facebook'), { press: 'cancel' });
    const pages = bench.server.world.collection<{ id: string }>('facebook.page').all();
    const status = await bench.signIn('facebook', { press: 'allow', untick: pages.map(({ id }) => id) });
    expect(status).toMatchObject({ step: 'ended', problem: 'no-accounts' });
    expect(bench.stored()).toEqual(nothing);
    expect(grantsAlive('facebook')).toBe(0);
  });

  test('at Facebook with every permission unticked says that nothing was granted', async () => {
    const status = await bench.signIn('facebook', { press: 'allow', untick: facebookScopes });
    expect(status).toMatchObject({ step: 'ended', problem: 'nothing-granted' });
    expect(bench.stored()).toEqual(nothing);
  });

  test('at Facebook without publishing offers the accounts with what is missing', async () => {
    const status = await bench.signIn('facebook', { press: 'allow', untick: ['pages_manage_posts'] });
    expect(status).toMatchObject({ step: 'choose', missingScopes: ['pages_manage_posts'] });
    const offered = candidatesOf(status).map(
      ({ network, unavailable }) => `${network}: ${unavailable ?? 'yes'}`,
    );
    expect(new Set(offered)).toEqual(
      new Set(['facebook: permission-missing', 'facebook: role-missing', 'instagram: yes']),
    );
  });

  test('at TikTok without posting offers nothing that can be picked', async () => {
    const status = await bench.signIn('tiktok', {
      press: 'allow',
      untick: ['video.publish', 'video.upload'],
    });
    expect(candidatesOf(status)).toMatchObject([{ unavailable: 'permission-missing' }]);
  });
});

describe('a redirect', () => {
  test.each(inBrowser)('from %s with another state is refused and the sign-in goes on', async (network) => {
    const begun = await bench.begin(network);
    const params = await bench.walk(begun);
    const forged = new URLSearchParams(params);
    forged.set('state', 'guessed');
    expect(await bench.comeBack(begun, forged)).toBe(400);
    expect(await bench.page.accounts.signInStatus(begun)).toMatchObject({ step: 'waiting' });
    expect(await bench.comeBack(begun, params)).toBe(200);
    expect(await bench.answered(begun)).toMatchObject({ step: 'choose' });
  });

  test.each(inBrowser)('from %s with a code that was used is refused by the network', async (network) => {
    const first = await bench.begin(network);
    const params = await bench.walk(first);
    await bench.comeBack(first, params);
    expect(await bench.answered(first)).toMatchObject({ step: 'choose' });
    const second = await bench.begin(network);
    const replayed = new URLSearchParams(params);
    replayed.set('state', second.state);
    await bench.comeBack(second, replayed);
    expect(await bench.answered(second)).toMatchObject({ step: 'ended', problem: 'code-refused' });
    expect(bench.stored()).toEqual(nothing);
  });
});

describe('a sign-in that does not come back', () => {
  test.each(inBrowser)('from %s is cancelled by the owner and leaves its address free', async (network) => {
    const begun = await bench.begin(network);
    expect(await isFree(begun.redirectUri)).toBe(false);
    await bench.page.accounts.cancelSignIn(begun);
    expect(await bench.page.accounts.signInStatus(begun)).toMatchObject({
      step: 'ended',
      problem: 'cancelled',
    });
    expect(await isFree(begun.redirectUri)).toBe(true);
    expect(bench.stored()).toEqual(nothing);
  });

  test('gives way to a new one at the same address', async () => {
    const first = await bench.begin('linkedin');
    const second = await bench.begin('linkedin');
    expect(second.redirectUri).toBe(first.redirectUri);
    expect(await bench.answered(first)).toMatchObject({ step: 'ended', problem: 'cancelled' });
    await bench.comeBack(second, await bench.walk(second));
    expect(await bench.answered(second)).toMatchObject({ step: 'choose' });
  });

  test('ends when its time is over and leaves its address free', async () => {
    await reopenWith({ signInTimeoutMs: 50 });
    const begun = await bench.begin('facebook');
    expect(await bench.answered(begun)).toMatchObject({ step: 'ended', problem: 'timed-out' });
    expect(await isFree(begun.redirectUri)).toBe(true);
    await expect(fetch(begun.redirectUri)).rejects.toThrow();
  });

  test.each(inBrowser)('from the choice at %s gives the grant back and leaves nothing', async (network) => {
    const status = await bench.signIn(network);
    expect(grantsAlive(network)).toBe(1);
    await bench.page.accounts.cancelSignIn(status);
    expect(grantsAlive(network)).toBe(0);
    expect(await bench.page.accounts.signInStatus(status)).toMatchObject({
      step: 'ended',
      problem: 'cancelled',
    });
    expect(bench.stored()).toEqual(nothing);
    const finish = bench.page.accounts.finishSignIn({
      signInId: status.signInId,
      remoteIds: candidatesOf(status).map(({ remoteId }) => remoteId),
    });
    await expect(finish).rejects.toThrow('sign-in-expired');
  });

  test('from a second choice leaves the accounts of the first alone', async () => {
    const [account] = await bench.connect('facebook', ['Levain Atelier']);
    await bench.page.accounts.cancelSignIn(await bench.signIn('facebook'));
    const post = await bench.publish(await bench.write([account?.id ?? ''], { text: 'Still here' }));
    expect(post.publications[0]?.state).toBe('published');
  });

  test('and is cancelled while the code is traded gives the grant back', async () => {
    const begun = await bench.begin('tiktok');
    const params = await bench.walk(begun);
    bench.server.faults.arm({ kind: 'slow', path: '/oauth/token', value: 200 });
    await bench.comeBack(begun, params);
    await bench.page.accounts.cancelSignIn(begun);
    expect(grantsAlive('tiktok')).toBe(1);
    await bench.until(() => grantsAlive('tiktok') === 0);
    expect(await bench.page.accounts.signInStatus(begun)).toMatchObject({
      step: 'ended',
      problem: 'cancelled',
    });
    expect(bench.stored()).toEqual(nothing);
  });

  test('and is cancelled stays cancelled when the network then refuses the code', async () => {
    const begun = await bench.begin('tiktok');
    await bench.walk(begun);
    bench.server.faults.arm({ kind: 'slow', path: '/oauth/token', value: 200 });
    await bench.comeBack(begun, new URLSearchParams({ code: 'wrong', state: begun.state }));
    await bench.page.accounts.cancelSignIn(begun);
    // The line of the log is written when the network has answered.
    const { sql, all } = bench.engine.store;
    await bench.until(() => all(sql.selectFrom('outbound_request').selectAll()).length === 1);
    expect(await bench.page.accounts.signInStatus(begun)).toMatchObject({
      step: 'ended',
      problem: 'cancelled',
    });
  });
});

describe('a sign-in that cannot work', () => {
  test.each(withOwnApp)(
    'at %s because of a wrong secret says that the settings are wrong',
    async (network) => {
      await reopenWith({ clientSecret: 'another secret' });
      const status = await bench.signIn(network);
      expect(status).toMatchObject({ step: 'ended', problem: 'wrong-app-settings' });
      expect(JSON.stringify(status)).not.toContain('another secret');
      expect(bench.stored()).toEqual(nothing);
    },
  );

  test('at LinkedIn because the application lacks a product says that the settings are wrong', async () => {
    const portal = bench.server.world.collection('linkedin.application');
    portal.put('application', { products: ['sign-in', 'share'] });
    expect(await bench.signIn('linkedin')).toMatchObject({ step: 'ended', problem: 'wrong-app-settings' });
  });

  test.each(inBrowser)('at %s because the network is away says so', async (network) => {
    const begun = await bench.begin(network);
    const params = await bench.walk(begun);
    await bench.server.close();
    await bench.comeBack(begun, params);
    expect(await bench.answered(begun)).toMatchObject({ step: 'ended', problem: 'network-unreachable' });
    expect(bench.stored()).toEqual(nothing);
  });

  test.each(inBrowser)(
    'at %s because the network fails in the middle leaves nothing there',
    async (network) => {
      const path = {
        facebook: '/me/accounts',
        linkedin: '/organizationAcls',
        tiktok: '/user/info',
        mastodon: '/verify_credentials',
        bluesky: 'server.getSession',
      }[network];
      const begun = await bench.begin(network);
      const params = await bench.walk(begun);
      bench.server.faults.arm({ kind: 'error-before', path, times: 10 });
      await bench.comeBack(begun, params);
      expect(await bench.answered(begun)).toMatchObject({ step: 'ended', problem: 'network-error' });
      expect(bench.stored()).toEqual(nothing);
      expect(grantsAlive(network)).toBe(0);
    },
  );

  test('because the practice networks are away keeps no port from the next try', async () => {
    const { redirectUri } = await bench.begin('facebook');
    await bench.server.close();
    await expect(bench.begin('facebook')).rejects.toThrow('practice-unavailable');
    expect(await isFree(redirectUri)).toBe(true);
  });

  test('because another program has the port says so, and works once the port is free', async () => {
    const begun = await bench.begin('facebook');
    await bench.page.accounts.cancelSignIn(begun);
    const other = createServer();
    const { port } = new URL(begun.redirectUri);
    await new Promise<void>((resolve) => other.listen({ host: '127.0.0.1', port: Number(port) }, resolve));
    await expect(bench.begin('facebook')).rejects.toThrow('sign-in-port-taken');
    await new Promise((resolve) => other.close(resolve));
    expect((await bench.begin('facebook')).redirectUri).toBe(begun.redirectUri);
  });
});
