import { afterEach, beforeEach, expect, test } from 'vitest';
import type { GrantTokens } from '../../../main/engine/networks/network.ts';
import type { Account } from '../../../shared/model/account.ts';
import { photo } from '../connectors/media.ts';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';

let bench: PracticeEngine;
beforeEach(async () => {
  bench = await openPracticeEngine();
});
afterEach(() => bench.close());

const realTokens: GrantTokens = {
  subject: 'did:plc:therealone',
  accessToken: 'real-access',
  accessExpiresAt: null,
  refreshToken: 'real-refresh',
  refreshExpiresAt: null,
  scopes: [],
  service: 'https://bsky.social',
  binding: null,
};

/** A real account as a sign-in leaves it; nothing is sent to the network. */
function connectReal(): string {
  const [id] = bench.engine.connections.connect({
    network: 'bluesky',
    mode: 'real',
    tokens: realTokens,
    chosen: [
      {
        network: 'bluesky',
        remoteId: realTokens.subject,
        kind: 'profile',
        name: 'The real one',
        handle: 'real.example',
        token: null,
        unavailable: null,
        facts: {},
      },
    ],
  });
  if (id === undefined) throw new Error('Nothing was connected');
  return id;
}

async function connectPractice(): Promise<Account> {
  const [account] = await bench.connect('facebook', ['Levain Atelier']);
  if (account === undefined) throw new Error('Nothing was connected');
  return account;
}

const publicationStates = async (postId: string) =>
  (await bench.page.posts.get({ postId })).publications.map(({ state }) => state);

function rows(table: 'publication' | 'attempt' | 'snapshot' | 'grant'): number {
  const { sql, all } = bench.engine.store;
  return all(sql.selectFrom(table).selectAll()).length;
}

test('starting practice over forgets accounts, publications and the practice networks', async () => {
  const account = await connectPractice();
  const out = await bench.write([account.id], { text: 'Out' });
  expect((await bench.publish(out)).publications).toMatchObject([{ state: 'published' }]);
  await bench.page.posts.refreshMetrics({ postId: out });
  const waiting = await bench.write([account.id], { text: 'Waiting' });
  await bench.schedule(waiting);

  await bench.page.accounts.wipePractice();

  expect(await bench.page.accounts.list()).toEqual([]);
  expect(bench.stored()).toEqual({ grants: 0, accounts: 0 });
  expect([rows('publication'), rows('attempt'), rows('snapshot')]).toEqual([0, 0, 0]);
  expect(bench.network('facebook').admin.published()).toEqual([]);
  const told = await bench.page.app.activity({ filter: 'all', before: null, limit: 50 });
  expect(told.filter(({ mode }) => mode === 'practice')).toEqual([]);
  expect(told[0]?.kind).toBe('practice-wiped');
});

test('starting practice over keeps what the owner wrote, as drafts', async () => {
  const account = await connectPractice();
  const picture = await photo(bench.folder);
  const draft = await bench.write([account.id], { text: 'A draft', files: [picture.path] });
  const waiting = await bench.write([account.id], { text: 'Waiting' });
  await bench.schedule(waiting);
  const out = await bench.write([account.id], { text: 'Out' });
  await bench.publish(out);

  await bench.page.accounts.wipePractice();

  const drafts = await bench.page.posts.drafts({ before: null, limit: 20 });
  expect(new Set(drafts.map(({ id }) => id))).toEqual(new Set([draft, waiting, out]));
  const kept = await bench.page.posts.get({ postId: draft });
  expect(kept).toMatchObject({ editable: true, at: null, draft: { text: 'A draft', variants: [] } });
  expect(kept.assets).toHaveLength(1);
});

test('starting practice over leaves real accounts and their schedule alone', async () => {
  const real = connectReal();
  const practice = await connectPractice();
  const both = await bench.write([real, practice.id], { text: 'To both' });
  await bench.schedule(both);
  const before = await bench.page.posts.get({ postId: both });

  await bench.page.accounts.wipePractice();

  expect(await bench.page.accounts.list()).toMatchObject([
    { id: real, mode: 'real', status: 'connected', scheduled: 1 },
  ]);
  const grant = bench.engine.accounts.grantBySubject('bluesky', 'real', realTokens.subject);
  expect(grant === undefined ? undefined : bench.engine.accounts.tokens(grant)).toEqual(realTokens);
  const after = await bench.page.posts.get({ postId: both });
  expect(after).toMatchObject({ at: before.at, wallTime: before.wallTime });
  expect(after.publications).toMatchObject([{ accountId: real, state: 'scheduled' }]);
  expect(after.draft.variants.map(({ accountId }) => accountId)).toEqual([real]);
  expect(bench.requests.every(({ host }) => !host.startsWith('bsky'))).toBe(true);
});

test('practice can be begun again afterwards', async () => {
  const first = await connectPractice();
  await bench.page.accounts.wipePractice();
  const again = await connectPractice();
  expect(again).toMatchObject({ name: first.name, status: 'connected' });
  const post = await bench.publish(await bench.write([again.id], { text: 'A new start' }));
  expect(post.publications).toMatchObject([{ state: 'published' }]);
  expect(bench.network('facebook').admin.published()).toHaveLength(1);
});

test('practice is not started over under a publication at work', async () => {
  const account = await connectPractice();
  const postId = await bench.write([account.id], { text: 'At work' });
  bench.server.faults.arm({ kind: 'slow', path: '/feed', method: 'POST', value: 300 });
  await bench.page.posts.publishNow({ postId });
  await bench.until(async () => (await publicationStates(postId)).includes('committing'));
  await expect(bench.page.accounts.wipePractice()).rejects.toThrow('already-publishing');
  expect((await bench.settled(postId)).publications).toMatchObject([{ state: 'published' }]);
  await bench.page.accounts.wipePractice();
  expect(await publicationStates(postId)).toEqual([]);
});

test('practice is not started over while a network is being asked about a publication', async () => {
  const account = await connectPractice();
  const postId = await bench.write([account.id], { text: 'Being asked' });
  bench.server.faults.arm({ kind: 'reply-lost', path: '/feed', method: 'POST' });
  await bench.page.posts.publishNow({ postId });
  await bench.until(async () => (await publicationStates(postId)).includes('verifying'));
  bench.server.faults.arm({ kind: 'slow', path: '/published_posts', method: 'GET', value: 1000 });
  await bench.until(() => bench.server.faults.list().length === 0);
  await expect(bench.page.accounts.wipePractice()).rejects.toThrow('already-publishing');
  expect((await bench.settled(postId)).publications).toMatchObject([{ state: 'published' }]);
});

test('practice is not started over by halves when its networks are away', async () => {
  const account = await connectPractice();
  await bench.server.close();
  await expect(bench.page.accounts.wipePractice()).rejects.toThrow('practice-unavailable');
  expect(await bench.page.accounts.list()).toMatchObject([{ id: account.id, status: 'connected' }]);
});
