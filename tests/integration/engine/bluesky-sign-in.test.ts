import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../../../shared/model/account.ts';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const handle = 'maison-levain.bsky.social';
const dataServer = 'https://morel.us-east.host.bsky.network';
const nothing = { grants: 0, accounts: 0 };

let bench: PracticeEngine;
beforeEach(async () => {
  bench = await openPracticeEngine();
});
afterEach(() => bench.close());

/** Sign-ins that the network still honours. */
const alive = (): number =>
  bench.server.world
    .collection<{ endedAt: number | null }>('bluesky.oauth-sessions')
    .filter(({ endedAt }) => endedAt === null).length;

async function connect(): Promise<Account> {
  const begun = await bench.begin('bluesky', { loginHint: handle });
  await bench.comeBack(begun, await bench.walk(begun));
  const status = await bench.answered(begun);
  if (status.step !== 'choose') throw new Error(`The sign-in came to ${JSON.stringify(status)}`);
  const remoteIds = status.candidates.map(({ remoteId }) => remoteId);
  await bench.page.accounts.finishSignIn({ signInId: begun.signInId, remoteIds });
  const [account] = await bench.page.accounts.list();
  if (account === undefined) throw new Error('No account was kept');
  return account;
}

function grantOf(account: Account) {
  const row = bench.engine.accounts.get(account.id);
  const grant = bench.engine.accounts.grant(row?.grant_id ?? '');
  if (grant === undefined) throw new Error('There is no grant');
  return grant;
}

async function publish(account: Account, text: string) {
  const post = await bench.publish(await bench.write([account.id], { text }));
  return post.publications[0];
}

describe('signing in to Bluesky in the browser', () => {
  test('by handle finds the server behind it, and publishes', async () => {
    const account = await connect();
    expect(account).toMatchObject({ network: 'bluesky', handle, status: 'connected', missingScopes: [] });
    expect(grantOf(account)).toMatchObject({ service: dataServer });
    expect(await publish(account, 'Through the browser')).toMatchObject({ state: 'published' });
    expect(bench.network('bluesky').admin.published()).toMatchObject([{ text: 'Through the browser' }]);
    const written = bench.requests.filter(({ path }) => path.endsWith('putRecord'));
    expect(written.map(({ host }) => `https://${host}`)).toEqual([dataServer]);
  });

  test.each([
    ['the server that holds the data', dataServer],
    ['the server where people sign in', 'https://bsky.social'],
  ])('at %s comes to the same account', async (_name, service) => {
    const begun = await bench.begin('bluesky', { service });
    await bench.comeBack(begun, await bench.walk(begun));
    expect(await bench.answered(begun)).toMatchObject({ step: 'choose', candidates: [{ handle }] });
    await bench.page.accounts.finishSignIn({
      signInId: begun.signInId,
      remoteIds: ['did:plc:maisonlevainghent4practic'],
    });
    const [account] = await bench.page.accounts.list();
    expect(account === undefined ? null : grantOf(account)).toMatchObject({ service: dataServer });
  });

  test('keeps the key and the tokens sealed, and nowhere else', async () => {
    const account = await connect();
    await publish(account, 'With secrets');
    const { accessToken, refreshToken, binding } = bench.engine.accounts.tokens(grantOf(account));
    const { d: secret } = (JSON.parse(binding ?? '{}') as { key: { d: string } }).key;
    const secrets = [accessToken, refreshToken ?? '', secret];
    expect(secrets.every((each) => each.length > 40)).toBe(true);
    const files = readdirSync(bench.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
    expect(files.length).toBeGreaterThan(1);
    for (const each of secrets) expect(files.some((file) => file.includes(each))).toBe(false);
    const { sql, all } = bench.engine.store;
    const log = JSON.stringify(all(sql.selectFrom('outbound_request').selectAll()));
    const seen = JSON.stringify([await bench.page.accounts.list(), log]);
    for (const each of secrets) expect(seen).not.toContain(each);
  });

  test('goes on after the practice networks and the engine were started anew', async () => {
    const account = await connect();
    await bench.restartPractice();
    await bench.reopen();
    expect(await publish(account, 'Elsewhere')).toMatchObject({ state: 'published' });
    bench.time.advance(2 * hour);
    expect(await publish(account, 'Elsewhere, renewed')).toMatchObject({ state: 'published' });
  });
});

describe('a sign-in to Bluesky that comes to nothing', () => {
  test('because nobody has the handle says so', async () => {
    await expect(bench.begin('bluesky', { loginHint: 'nobody.bsky.social' })).rejects.toThrow(
      'person-unknown',
    );
    expect(bench.stored()).toEqual(nothing);
  });

  test('because the server is none of the network says so', async () => {
    await expect(bench.begin('bluesky', { service: 'https://mastodon.social' })).rejects.toThrow(
      'server-not-supported',
    );
    expect(bench.stored()).toEqual(nothing);
  });

  test('because somebody else signed in gives their permission back', async () => {
    const begun = await bench.begin('bluesky', { loginHint: 'velo-bellecour.bsky.social' });
    await bench.comeBack(begun, await bench.walk(begun));
    expect(await bench.answered(begun)).toMatchObject({ step: 'ended', problem: 'other-account' });
    expect(bench.stored()).toEqual(nothing);
    expect(alive()).toBe(0);
  });

  test.each([
    ['another issuer', 'https://evil.example'],
    ['no issuer', null],
  ])('because the answer has %s trades no code', async (_name, issuer) => {
    const begun = await bench.begin('bluesky', { loginHint: handle });
    const params = new URLSearchParams(await bench.walk(begun));
    if (issuer === null) params.delete('iss');
    else params.set('iss', issuer);
    await bench.comeBack(begun, params);
    expect(await bench.answered(begun)).toMatchObject({ step: 'ended', problem: 'state-mismatch' });
    expect(bench.requests.some(({ path }) => path === '/oauth/token')).toBe(false);
    expect(bench.stored()).toEqual(nothing);
  });

  test('because the browser was closed leaves nothing', async () => {
    await bench.close();
    bench = await openPracticeEngine({ signInTimeoutMs: 50 });
    const begun = await bench.begin('bluesky', { loginHint: handle });
    expect(await bench.answered(begun)).toMatchObject({ step: 'ended', problem: 'timed-out' });
    expect(bench.stored()).toEqual(nothing);
    expect(alive()).toBe(0);
  });
});

describe('a sign-in to Bluesky that grows old', () => {
  test('is renewed with a new pair each time, and the key stays', async () => {
    const account = await connect();
    const before = bench.engine.accounts.tokens(grantOf(account));
    bench.time.advance(2 * hour);
    expect(await publish(account, 'Renewed')).toMatchObject({ state: 'published' });
    const after = bench.engine.accounts.tokens(grantOf(account));
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after.refreshToken).not.toBe(before.refreshToken);
    expect(after.binding).toBe(before.binding);
    expect(after.refreshExpiresAt).toBe(before.refreshExpiresAt);
  });

  test('is renewed once for calls at the same moment', async () => {
    const account = await connect();
    bench.time.advance(2 * hour);
    const row = bench.engine.accounts.get(account.id);
    if (row === undefined) throw new Error('There is no account');
    const reached = await Promise.all([1, 2, 3].map(() => bench.engine.lines.forAccount(row, 'publishing')));
    expect(reached.every(({ ok }) => ok)).toBe(true);
    const tokens = bench.server.world.collection<{ kind: string }>('bluesky.oauth-tokens');
    expect(tokens.filter(({ kind }) => kind === 'refresh')).toHaveLength(2);
  });

  test('and whose renewal was answered to nobody asks for a new sign-in, with its posts held', async () => {
    const account = await connect();
    bench.time.advance(hour - 6 * minute);
    // Another sign-in brings the server's nonce, so that the first renewal is taken at once.
    await bench.page.accounts.cancelSignIn(await bench.begin('bluesky'));
    bench.server.faults.arm({ kind: 'reply-lost', path: '/oauth/token' });
    bench.time.advance(2 * minute);
    const publication = await publish(account, 'Lost on the way');
    expect(publication).toMatchObject({ state: 'held' });
    expect(await bench.page.accounts.list()).toMatchObject([{ status: 'signed-out' }]);
    expect(alive()).toBe(0);
    await connect();
    await bench.until(() => bench.network('bluesky').admin.published().length === 1);
  });

  test('ends after two weeks, whatever was renewed, and says so a week and a day before', async () => {
    const account = await connect();
    const warned: number[] = [];
    void (async () => {
      for await (const notice of bench.engine.events.notices.listen(undefined)) {
        if (notice.kind === 'sign-in-ending') warned.push(notice.days);
      }
    })();
    const signedInAt = grantOf(account).signed_in_at;
    expect(account.signInEndsAt).toBe(grantOf(account).refresh_expires_at);
    expect((account.signInEndsAt ?? 0) - signedInAt).toBeLessThanOrEqual(14 * day);
    for (let passed = 1; passed < 14; passed += 1) {
      bench.time.advance(day);
      expect(await publish(account, `Day ${passed}`)).toMatchObject({ state: 'published' });
      bench.engine.grantWatch.look();
      await bench.engine.grantWatch.idle();
    }
    expect(warned).toEqual([6, 0]);
    bench.time.advance(2 * day);
    expect(await publish(account, 'Too late')).toMatchObject({ state: 'held' });
    expect(await bench.page.accounts.list()).toMatchObject([{ status: 'signed-out' }]);
  });

  test('D8 and was taken back at the network loses its keys here', async () => {
    const account = await connect();
    bench.network('bluesky').admin.revokeAll();
    expect(await publish(account, 'No longer')).toMatchObject({ state: 'held' });
    expect(await bench.page.accounts.list()).toMatchObject([{ status: 'disconnected' }]);
    expect(bench.stored().grants).toBe(0);
  });

  test('and is given up here ends at the network too', async () => {
    const account = await connect();
    expect(await bench.page.accounts.disconnect({ accountId: account.id })).toMatchObject({ revoked: true });
    expect(alive()).toBe(0);
  });
});
