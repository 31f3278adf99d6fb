import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BudgetReading } from '../../../main/engine/networks/network.ts';
import { tiktok } from '../../../main/engine/networks/tiktok/index.ts';
import { clip } from './media.ts';
import { type Creator, openCreator } from './tiktok-creator.ts';

let creator: Creator;

beforeEach(async () => {
  creator = await openCreator();
});
afterEach(() => creator.bench.close());

/** Takes the permission back as the person does in TikTok's own settings. */
function takeBack(): void {
  creator.bench.server.networks.find(({ id }) => id === 'tiktok')?.admin.revokeAll();
}

const aTokenCall = { host: 'open.tiktokapis.com', path: '/v2/oauth/token/' } as const;
const hour = 3_600_000;

describe('tokens', () => {
  test('a renewal gives a new pair, and the old refresh token is dead', async () => {
    const renewed = await tiktok.refresh?.(creator.bench.line, creator.tokens);
    if (renewed?.ok !== true) throw new Error('Not renewed');
    expect(renewed.value.refreshToken).not.toBe(creator.tokens.refreshToken);
    expect(await tiktok.refresh?.(creator.bench.line, creator.tokens)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
    await creator.act(renewed.value);
    expect(await tiktok.creatorChoices?.(creator.bench.line, creator.account)).toMatchObject({ ok: true });
  });

  test('an expired token asks for a new one', async () => {
    await creator.bench.line.clock.wait(3 * 60 * 60_000);
    expect(await tiktok.creatorChoices?.(creator.bench.line, creator.account)).toMatchObject({
      ok: false,
      failure: { class: 'reauth', code: 'signed-out', networkCode: 'access_token_invalid' },
    });
  });

  test('an ended permission no longer works', async () => {
    expect(await tiktok.revoke?.(creator.bench.line, creator.tokens)).toEqual({ kind: 'revoked' });
    expect(await tiktok.creatorChoices?.(creator.bench.line, creator.account)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
  });
});

describe('a renewal (contract T2)', () => {
  const renew = () => tiktok.refresh?.(creator.bench.line, creator.tokens);

  test('whose request never arrived is made with the old token once more', async () => {
    creator.bench.server.faults.arm({ kind: 'connection-refused', ...aTokenCall });
    expect(await renew()).toMatchObject({ ok: true });
  });

  test('whose answer was lost is tried once with the old token, and then it is for the owner', async () => {
    creator.bench.server.faults.arm({ kind: 'reply-lost', ...aTokenCall });
    expect(await renew()).toEqual({
      ok: false,
      failure: { class: 'reauth', code: 'signed-out', networkCode: 'invalid_grant' },
    });
  });

  test('that nobody answers is tried again later', async () => {
    creator.bench.server.faults.arm({ kind: 'connection-refused', times: 2, ...aTokenCall });
    expect(await renew()).toMatchObject({ ok: false, failure: { class: 'retry' } });
    expect(await renew()).toMatchObject({ ok: true });
  });

  test('after the person took the permission back says so', async () => {
    takeBack();
    expect(await renew()).toMatchObject({ ok: false, failure: { class: 'reauth', code: 'access-revoked' } });
  });

  test('says so too when the access token has ended meanwhile', async () => {
    takeBack();
    await creator.bench.line.clock.wait(3 * hour);
    expect(await renew()).toMatchObject({ ok: false, failure: { code: 'access-revoked' } });
  });

  test('with a refresh token that ended by itself is a sign-out', async () => {
    await creator.bench.line.clock.wait(181 * 24 * hour);
    expect(await renew()).toMatchObject({ ok: false, failure: { class: 'reauth', code: 'signed-out' } });
  });

  test('with a token that was rotated elsewhere is a sign-out: the access token still works', async () => {
    expect(await renew()).toMatchObject({ ok: true });
    expect(await renew()).toMatchObject({ ok: false, failure: { class: 'reauth', code: 'signed-out' } });
  });
});

describe('the health of a sign-in', () => {
  test('is told by the permissions that came with it', async () => {
    await creator.signIn({ press: 'allow', untick: ['video.list', 'user.info.stats'] });
    expect(await tiktok.health?.(creator.bench.line, creator.tokens)).toEqual({
      ok: true,
      value: {
        scopes: ['user.info.basic', 'user.info.profile', 'video.publish', 'video.upload'],
        missingScopes: ['user.info.stats', 'video.list'],
        accessExpiresAt: creator.tokens.accessExpiresAt,
        dataAccessExpiresAt: null,
      },
    });
  });

  test('ends with the permission', async () => {
    takeBack();
    expect(await tiktok.health?.(creator.bench.line, creator.tokens)).toMatchObject({
      ok: false,
      failure: { class: 'reauth', networkCode: 'access_token_invalid' },
    });
  });
});

describe('budgets (contract T8), which the network tells in no header', () => {
  function counting() {
    const notes: (BudgetReading & { readonly account: string | undefined })[] = [];
    const budgets = {
      note: (account: { readonly remoteId: string } | null, reading: BudgetReading) =>
        void notes.push({ ...reading, account: account?.remoteId }),
    };
    const last = (name: string) => notes.findLast((note) => note.name === name);
    return { notes, line: { ...creator.bench.line, budgets }, budgets, last };
  }

  test('20 questions about the creator in a minute are all of it, until the first is a minute old', async () => {
    const { line, last, notes } = counting();
    const startedAt = line.clock.now();
    for (let call = 0; call < 20; call += 1) await tiktok.creatorChoices?.(line, creator.account);
    expect(notes[0]).toMatchObject({
      scope: 'account',
      account: creator.account.remoteId,
      usedShare: 1 / 20,
    });
    expect(last('creator-info')?.usedShare).toBe(1);
    const end = last('creator-info')?.resetsAt ?? 0;
    expect(end).toBeGreaterThanOrEqual(startedAt + 60_000);
    expect(end).toBeLessThanOrEqual(line.clock.now() + 60_000);
    await line.clock.wait(60_000);
    await tiktok.creatorChoices?.(line, creator.account);
    expect(last('creator-info')?.usedShare).toBe(1 / 20);
  });

  test('a refusal because of the count uses the minute up', async () => {
    const { line, last } = counting();
    for (let call = 0; call < 20; call += 1)
      await tiktok.creatorChoices?.(creator.bench.line, {
        ...creator.account,
        remoteId: 'counted elsewhere',
      });
    expect(await tiktok.creatorChoices?.(line, creator.account)).toMatchObject({
      ok: false,
      failure: { class: 'rate', code: 'rate-limited', retryAfterMs: 60_000 },
    });
    expect(last('creator-info')).toMatchObject({ usedShare: 1 });
  });

  test('starts and questions about a video are counted apart, drafts for themselves', async () => {
    const { last, budgets, line } = counting();
    const file = await clip(creator.bench.folder);
    for (const mode of ['direct', 'inbox'] as const) {
      const publication = creator.write('Counted', [file], { mode });
      const prepared = await tiktok.prepare(publication.job({ budgets }));
      if (!prepared.ok) throw new Error(`Not prepared: ${JSON.stringify(prepared)}`);
      await tiktok.verify(publication.job({ budgets, progress: prepared.value }));
    }
    expect(last('video-init')?.usedShare).toBe(1 / 6);
    expect(last('inbox-init')?.usedShare).toBe(1 / 6);
    expect(last('status')?.usedShare).toBe(2 / 30);
    expect(last('status')?.resetsAt).toBeLessThanOrEqual(line.clock.now() + 60_000);
  });
});
