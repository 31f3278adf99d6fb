import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GrantTokens } from '../../../main/engine/networks/network.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { clip } from '../connectors/media.ts';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';

let bench: PracticeEngine;
beforeEach(async () => {
  bench = await openPracticeEngine();
});
afterEach(() => bench.close());

/** Networks with a grant of their own; Instagram's is Facebook's. */
const granting = ['facebook', 'linkedin', 'tiktok', 'bluesky', 'mastodon'] as const;

/** What to pick there for a grant of one account. */
const single = {
  facebook: ['Levain Atelier'],
  linkedin: ['Camille Peeters'],
  tiktok: ['Maison Levain'],
  bluesky: ['Maison Levain'],
  mastodon: ['Maison Levain'],
};

const onlyMe = {
  privacyLevel: 'SELF_ONLY',
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  consented: true,
};

/** The first of a list that must not be empty. */
function first<T>(list: readonly T[]): T {
  const [found] = list;
  if (found === undefined) throw new Error('Nothing there');
  return found;
}

/** Writes what the account's network takes. */
async function write(account: Account, text: string): Promise<string> {
  if (account.network !== 'tiktok') return bench.write([account.id], { text });
  return bench.write([account.id], {
    text,
    files: [(await clip(bench.folder)).path],
    tiktok: onlyMe,
  });
}

/** What the engine keeps of an account's grant. */
function tokensOf(account: Account): GrantTokens {
  const grant = bench.engine.accounts.grant(bench.engine.accounts.get(account.id)?.grant_id ?? '');
  if (grant === undefined) throw new Error('The account has no grant');
  return bench.engine.accounts.tokens(grant);
}

/** Whether the network still takes the keys of a grant, asked as any program could that has them. */
async function isTaken(network: NetworkId, tokens: GrantTokens): Promise<boolean> {
  const at = (host: string, path: string) => `${bench.server.origin}/${host}${path}`;
  const bearer = (token: string | null) => ({ headers: { authorization: `Bearer ${token ?? ''}` } });
  const ask = {
    facebook: () => fetch(at('graph.facebook.com', `/v26.0/me?access_token=${tokens.accessToken}`)),
    instagram: () => fetch(at('graph.facebook.com', `/v26.0/me?access_token=${tokens.accessToken}`)),
    linkedin: () => fetch(at('api.linkedin.com', '/v2/me'), bearer(tokens.accessToken)),
    tiktok: () =>
      fetch(at('open.tiktokapis.com', '/v2/user/info/?fields=open_id'), bearer(tokens.accessToken)),
    bluesky: () =>
      fetch(at('bsky.social', '/xrpc/com.atproto.server.refreshSession'), {
        method: 'POST',
        ...bearer(tokens.refreshToken),
      }),
    mastodon: () =>
      fetch(at('mastodon.social', '/api/v1/accounts/verify_credentials'), bearer(tokens.accessToken)),
  }[network];
  return (await ask()).ok;
}

/** Kinds of the activity, newest first. */
async function told(filter: 'accounts' | 'problems'): Promise<readonly string[]> {
  const entries = await bench.page.app.activity({ filter, before: null, limit: 50 });
  return entries.map(({ kind }) => kind);
}

/** The last two entries of the audit log, newest first. */
async function proven(): Promise<readonly string[]> {
  const entries = await bench.page.privacy.audit({ before: null, limit: 2 });
  return entries.map(({ actor, kind }) => `${actor} ${kind}`);
}

const stateOf = async (postId: string) => first((await bench.page.posts.get({ postId })).publications);

describe('disconnecting', () => {
  test.each(granting)(
    'D8, D23 the last account at %s ends its keys here and there, with proof',
    async (network) => {
      const account = first(await bench.connect(network, single[network]));
      const tokens = tokensOf(account);
      expect(await isTaken(network, tokens)).toBe(true);
      expect(await bench.page.accounts.disconnect({ accountId: account.id })).toEqual({
        revoked: true,
        manualUrl: null,
        held: 0,
        stillHeldThere: 0,
      });
      expect(await isTaken(network, tokens)).toBe(false);
      expect(bench.stored()).toEqual({ grants: 0, accounts: 1 });
      expect(bench.engine.accounts.get(account.id)).toMatchObject({
        status: 'disconnected',
        grant_id: null,
        sealed_token: null,
      });
      expect(await told('accounts')).toEqual(['account-disconnected', 'account-connected']);
      expect(await proven()).toEqual(['network access-taken-back', 'owner account-disconnected']);
    },
  );

  test.each(granting)('D8 at %s deletes the keys before the network has answered', async (network) => {
    const accounts = await bench.connect(network);
    const last = first(accounts);
    for (const account of accounts.slice(1)) await bench.page.accounts.disconnect({ accountId: account.id });
    bench.server.faults.arm({ kind: 'slow', value: 400 });
    let answered = false;
    const going = bench.page.accounts.disconnect({ accountId: last.id }).finally(() => {
      answered = true;
    });
    await bench.until(() => bench.stored().grants === 0);
    expect(answered).toBe(false);
    expect(bench.engine.accounts.get(last.id)?.sealed_token).toBeNull();
    expect(await going).toMatchObject({ revoked: true });
  });

  test.each(granting)(
    'D8, D23 while %s is away deletes the keys, says where to finish, and that it is not proven',
    async (network) => {
      const accounts = await bench.connect(network);
      await bench.server.close();
      const results = [];
      for (const { id } of accounts) results.push(await bench.page.accounts.disconnect({ accountId: id }));
      expect(results.at(-1)).toMatchObject({ revoked: false });
      expect(results.at(-1)?.manualUrl).toMatch(/^https:\/\//);
      expect(await proven()).toEqual(['kaizup access-not-taken-back', 'owner account-disconnected']);
      expect(bench.stored()).toMatchObject({ grants: 0 });
    },
  );

  test('D8 holds what is scheduled and says how much', async () => {
    const account = first(await bench.connect('facebook', ['Levain Atelier']));
    const posts = [await write(account, 'First'), await write(account, 'Second')];
    for (const postId of posts) await bench.schedule(postId);
    expect(await bench.page.accounts.disconnect({ accountId: account.id })).toMatchObject({ held: 2 });
    for (const postId of posts) {
      expect(await stateOf(postId)).toMatchObject({ state: 'held', heldReason: 'account-disconnected' });
    }
    const [entry] = await bench.page.app.activity({ filter: 'problems', before: null, limit: 1 });
    expect(entry).toMatchObject({ kind: 'publication-held', accountName: 'Levain Atelier', count: 2 });
    bench.time.advance(2 * 3_600_000);
    bench.engine.scheduler.scan();
    await bench.engine.collector.idle();
    for (const postId of posts) expect(await stateOf(postId)).toMatchObject({ state: 'held' });
    expect(bench.network('facebook').admin.published()).toEqual([]);
  });

  test.each(['facebook', 'linkedin'] as const)(
    'one of several accounts at %s leaves the others at work',
    async (network) => {
      const [gone, ...others] = await bench.connect(network);
      const tokens = tokensOf(first(others));
      await bench.page.accounts.disconnect({ accountId: gone?.id ?? '' });
      expect(await isTaken(network, tokens)).toBe(true);
      const other = others.find((account) => account.network === network);
      const post = await bench.publish(await bench.write([other?.id ?? ''], { text: 'Still at work' }));
      expect(post.publications).toMatchObject([{ state: 'published' }]);
      expect(await bench.page.accounts.list()).toHaveLength(others.length + 1);
    },
  );

  test('and connecting again is the same account, and releases what was held', async () => {
    const account = first(await bench.connect('linkedin', ['Vélo Bellecour']));
    const postId = await write(account, 'After a break');
    await bench.schedule(postId);
    await bench.page.accounts.disconnect({ accountId: account.id });
    expect(first(await bench.connect('linkedin', ['Vélo Bellecour'])).id).toBe(account.id);
    expect(await stateOf(postId)).toMatchObject({ state: 'scheduled', heldReason: null });
    await bench.page.posts.publishNow({ postId });
    expect(first((await bench.settled(postId)).publications)).toMatchObject({ state: 'published' });
  });

  test('twice is refused', async () => {
    const { id: accountId } = first(await bench.connect('bluesky'));
    await bench.page.accounts.disconnect({ accountId });
    await expect(bench.page.accounts.disconnect({ accountId })).rejects.toThrow('not-found');
  });
});

describe('an account whose permission the person took back at the network', () => {
  const cases: readonly (readonly [NetworkId, string])[] = [
    ['facebook', 'Levain Atelier'],
    ['instagram', 'Vélo Bellecour'],
    ['linkedin', 'Camille Peeters'],
    ['tiktok', 'Maison Levain'],
    ['bluesky', 'Maison Levain'],
    ['mastodon', 'Maison Levain'],
  ];

  test.each(cases)('at %s is disconnected at the next publication, which waits', async (network, name) => {
    const owner = network === 'instagram' ? 'facebook' : network;
    const connect = async (): Promise<Account> =>
      first((await bench.connect(owner, [name])).filter((account) => account.network === network));
    const account = await connect();
    const files = network === 'instagram' ? { files: [(await clip(bench.folder)).path] } : {};
    const compose = (text: string) =>
      network === 'instagram' ? bench.write([account.id], { text, ...files }) : write(account, text);
    const now = await compose('Now');
    const later = await compose('Later');
    bench.network(network).admin.revokeAll();
    // A session at Bluesky outlives its app password until its next renewal, within two hours.
    if (network === 'bluesky') bench.time.advance(2 * 3_600_000);
    await bench.schedule(later);
    const post = await bench.publish(now);

    const heldReason = 'account-disconnected';
    expect(first(post.publications)).toMatchObject({ state: 'held', heldReason });
    expect(await stateOf(later)).toMatchObject({ state: 'held', heldReason });
    const listed = (await bench.page.accounts.list()).find(({ id }) => id === account.id);
    expect(listed?.status).toBe('disconnected');
    expect(await told('problems')).toContain('access-revoked');
    expect(await told('problems')).toContain('publication-held');
    expect(bench.network(network).admin.published()).toEqual([]);

    expect((await connect()).id).toBe(account.id);
    expect(await stateOf(later)).toMatchObject({ state: 'scheduled' });
    expect(first((await bench.settled(now)).publications)).toMatchObject({
      state: 'published',
      failure: null,
    });
    expect(bench.network(network).admin.published()).toHaveLength(1);
  });
});
