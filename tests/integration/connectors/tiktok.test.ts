import { codeExchange } from '../../connector-parts.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  ActingAccount,
  DiscoveredAccount,
  GrantTokens,
  PublishFile,
} from '../../../main/engine/networks/network.ts';
import { tiktok } from '../../../main/engine/networks/tiktok/index.ts';
import { createProfileDesk, type TikTokProfile } from '../../../main/practice/tiktok/application.ts';
import type { TikTokOptions } from '../../../shared/model/post.ts';
import { clip, digest, photo } from './media.ts';
import { actingAs, openPracticeBench, type PracticeBench } from './practice-bench.ts';
import { createPublication, type TestPublication } from './publish-job.ts';

let bench: PracticeBench;
let tokens: GrantTokens;
let found: DiscoveredAccount;
let account: ActingAccount;

beforeEach(async () => {
  bench = await openPracticeBench(tiktok);
  await act(await bench.signIn({ press: 'allow' }));
});
afterEach(() => bench.close());

async function act(given: GrantTokens): Promise<void> {
  tokens = given;
  const discovery = await tiktok.discover?.(bench.line, given);
  const [creator] = discovery?.ok === true ? discovery.value.accounts : [];
  if (creator === undefined) throw new Error(`Nobody was found: ${JSON.stringify(discovery)}`);
  found = creator;
  account = actingAs(creator, given);
}

const onlyMe: TikTokOptions = {
  privacyLevel: 'SELF_ONLY',
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  consented: true,
};

function write(
  text: string,
  files: readonly PublishFile[],
  options: Partial<TikTokOptions> = {},
): TestPublication {
  return createPublication({ line: bench.line, account, text, files, tiktok: { ...onlyMe, ...options } });
}

/** Changes what the network knows of the application and the creator. */
function change(profile: Partial<TikTokProfile>): void {
  createProfileDesk({ ...bench.server, baseOf: bench.line.baseOf }, {}).change(profile);
}

/** A line that counts the chunks sent over it. */
function countingCalls() {
  const counted = { chunks: 0 };
  const send: typeof bench.line.calls.send = (request) => {
    if (request.method === 'PUT') counted.chunks += 1;
    return bench.line.calls.send(request);
  };
  return { counted, calls: { send } };
}

/** The network's name for the upload that a publication remembers. */
function publishIdOf(publication: TestPublication): unknown {
  const { upload } = publication.progress;
  return typeof upload === 'object' && upload !== null && 'publishId' in upload
    ? upload.publishId
    : undefined;
}

/** Asks until the network has decided, on its own clock. */
async function settle(publication: TestPublication) {
  for (let checks = 0; checks < 200; checks += 1) {
    const outcome = await tiktok.verify(publication.job());
    if (outcome.kind !== 'pending') return outcome;
    await bench.line.clock.wait(outcome.recheckInMs);
  }
  throw new Error('The network never decides');
}

/** Large enough for three chunks. */
const threeChunks = 30_000_000;
const anUpload = { host: 'open-upload.tiktokapis.com', method: 'PUT' } as const;

describe('signing in', () => {
  test('finds the creator, and gives tokens that end', () => {
    expect(found).toMatchObject({ network: 'tiktok', kind: 'creator', unavailable: null });
    expect(found.handle).not.toBeNull();
    expect(tokens.subject).toBe(found.remoteId);
    expect(tokens.accessExpiresAt).toBeGreaterThan(bench.line.clock.now());
    expect(tokens.refreshExpiresAt).toBeGreaterThan(tokens.accessExpiresAt ?? 0);
  });

  test('pressing "cancel" is a denial', async () => {
    const error = (await bench.consent({ press: 'cancel' })).get('error') ?? '';
    expect(tiktok.signIn.kind === 'browser' && tiktok.signIn.isDenial(error, new URLSearchParams())).toBe(
      true,
    );
  });

  test('a person who leaves out the permission to post has no account to choose', async () => {
    const partial = await bench.signIn({ press: 'allow', untick: ['video.publish'] });
    expect(await tiktok.discover?.(bench.line, partial)).toMatchObject({
      ok: true,
      value: { accounts: [{ unavailable: 'permission-missing' }], missingScopes: ['video.publish'] },
    });
  });

  test('a person who leaves out the profile is known by name only', async () => {
    const partial = await bench.signIn({ press: 'allow', untick: ['user.info.profile'] });
    expect(await tiktok.discover?.(bench.line, partial)).toMatchObject({
      ok: true,
      value: { accounts: [{ handle: null, unavailable: null }], missingScopes: ['user.info.profile'] },
    });
  });

  test('a code that was never given is refused, though the network says 200', async () => {
    if (tiktok.signIn.kind !== 'browser') throw new Error('TikTok signs in through a browser');
    const refused = await tiktok.signIn.exchangeCode(
      bench.line,
      codeExchange({
        code: 'made-up',
        redirectUri: 'http://127.0.0.1:50123/callback/tiktok/',
        codeVerifier: 'x'.repeat(43),
      }),
    );
    expect(refused).toMatchObject({ ok: false, failure: { class: 'reauth', networkCode: 'invalid_grant' } });
  });

  test('a renewal gives a new pair, and the old refresh token is dead', async () => {
    const renewed = await tiktok.refresh?.(bench.line, tokens);
    if (renewed?.ok !== true) throw new Error('Not renewed');
    expect(renewed.value.refreshToken).not.toBe(tokens.refreshToken);
    expect(await tiktok.refresh?.(bench.line, tokens)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
    await act(renewed.value);
    expect(await tiktok.creatorChoices?.(bench.line, account)).toMatchObject({ ok: true });
  });

  test('an expired token asks for a new one', async () => {
    await bench.line.clock.wait(3 * 60 * 60_000);
    expect(await tiktok.creatorChoices?.(bench.line, account)).toMatchObject({
      ok: false,
      failure: { class: 'reauth', code: 'signed-out', networkCode: 'access_token_invalid' },
    });
  });

  test('an ended permission no longer works', async () => {
    expect(await tiktok.revoke?.(bench.line, tokens)).toEqual({ kind: 'revoked' });
    expect(await tiktok.creatorChoices?.(bench.line, account)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
  });
});

describe('publishing', () => {
  test('a video in one piece, bytes unchanged', async () => {
    const file = await clip(bench.folder);
    const publication = write('The oven at five #gent', [file]);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    expect(await tiktok.verify(publication.job())).toMatchObject({ kind: 'pending' });
    expect(await settle(publication)).toMatchObject({ kind: 'published' });
    expect(bench.published()).toMatchObject([
      { text: 'The oven at five #gent', media: [await digest(file)] },
    ]);
  });

  test('a video in chunks, bytes unchanged', async () => {
    const file = await clip(bench.folder, { bytes: threeChunks + 123 });
    const publication = write('Long', [file]);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    expect(await settle(publication)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]?.media).toEqual([await digest(file)]);
  });

  test('nothing is published before the commit', async () => {
    const publication = write('Not yet', [await clip(bench.folder, { bytes: threeChunks })]);
    expect(await tiktok.prepare(publication.job())).toMatchObject({ ok: true });
    await bench.line.clock.wait(60_000);
    expect(bench.published()).toEqual([]);
  });

  test('an interrupted upload goes on where the network stopped', async () => {
    const file = await clip(bench.folder, { bytes: threeChunks });
    const publication = write('Interrupted', [file]);
    bench.server.faults.arm({ kind: 'reply-lost', ...anUpload });
    const { counted, calls } = countingCalls();
    expect(await tiktok.prepare(publication.job({ calls }))).toMatchObject({
      ok: false,
      failure: { class: 'retry', code: 'reply-lost' },
    });
    const prepared = await tiktok.prepare(publication.job({ calls }));
    // The chunk whose answer was lost had arrived, and is not sent again.
    expect(counted.chunks).toBe(2);
    if (!prepared.ok) throw new Error('Not prepared');
    expect(await tiktok.commit(publication.job({ progress: prepared.value }))).toEqual({ kind: 'accepted' });
    expect(await settle(publication)).toMatchObject({ kind: 'published' });
    expect(bench.published().map(({ media }) => media)).toEqual([[await digest(file)]]);
  });

  test('an upload address that ran out is replaced', async () => {
    const file = await clip(bench.folder, { bytes: threeChunks });
    const publication = write('Old address', [file]);
    bench.server.faults.arm({ kind: 'connection-refused', ...anUpload });
    await tiktok.prepare(publication.job());
    await bench.line.clock.wait(61 * 60_000);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    expect(await settle(publication)).toMatchObject({ kind: 'published' });
    expect(bench.published()).toHaveLength(1);
  });

  test('a choice that is not offered stops the publication before anything is sent', async () => {
    const publication = write('For all', [await clip(bench.folder)], {
      privacyLevel: 'EVERYBODY_AND_THEIR_DOG',
    });
    expect(await publication.publish(tiktok)).toEqual({
      kind: 'rejected',
      failure: { class: 'fix', code: 'choice-not-offered' },
    });
    expect(publication.saves).toEqual([]);
  });

  test('an application that TikTok has not audited may only post for the creator alone', async () => {
    const publication = write('For friends', [await clip(bench.folder)], {
      privacyLevel: 'MUTUAL_FOLLOW_FRIENDS',
    });
    expect(await publication.publish(tiktok)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'only-private-allowed' },
    });
  });

  test.each([
    [{ cap: 'reached_active_user_cap' }, 'rate', 'quota-reached'],
    [{ dailyPosts: 0 }, 'rate', 'quota-reached'],
    [{ cap: 'spam_risk_user_banned_from_posting' }, 'blocked', 'account-restricted'],
  ] as const)(
    '%j is said with HTTP 200 and still understood as %s/%s',
    async (profile, failureClass, code) => {
      change(profile);
      expect(await write('Capped', [await clip(bench.folder)]).publish(tiktok)).toMatchObject({
        kind: 'rejected',
        failure: { class: failureClass, code },
      });
    },
  );

  test('a public video is published under its own address, which comes with moderation', async () => {
    change({ audited: true, privateAccount: false });
    const publication = write('For all', [await clip(bench.folder)], { privacyLevel: 'PUBLIC_TO_EVERYONE' });
    await publication.publish(tiktok);
    const outcome = await settle(publication);
    if (outcome.kind !== 'published') throw new Error('Not published');
    expect(outcome.remoteId).toBe(bench.published()[0]?.id);
    expect(outcome.remoteId).toMatch(/^\d{19}$/);
    expect(outcome.url).toBe(
      `${bench.line.baseOf('www.tiktok.com')}/@${found.handle}/video/${outcome.remoteId}`,
    );
    expect((await fetch(outcome.url ?? '')).status).toBe(200);
  });

  test("a public video whose moderation takes long is published before, at the creator's address", async () => {
    change({ audited: true, privateAccount: false, moderationMs: 30 * 60_000 });
    const publication = write('For all', [await clip(bench.folder)], { privacyLevel: 'PUBLIC_TO_EVERYONE' });
    await publication.publish(tiktok);
    expect(await settle(publication)).toEqual({
      kind: 'published',
      remoteId: expect.stringMatching(/^v_pub_file~/) as string,
      url: `${bench.line.baseOf('www.tiktok.com')}/@${found.handle}`,
    });
  });

  test('pictures cannot be sent from a computer', async () => {
    expect(await write('Fresh', [await photo(bench.folder)]).publish(tiktok)).toEqual({
      kind: 'rejected',
      failure: { class: 'fix', code: 'media-format' },
    });
  });

  test('a video that the network cannot process is rejected with its reason', async () => {
    const publication = write('[fault:processing-error]', [await clip(bench.folder)]);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    const outcome = await settle(publication);
    expect(outcome.kind).toBe('rejected');
    expect(bench.published()).toEqual([]);
  });

  test('after the person took the permission back a sign-in is due', async () => {
    bench.server.networks.find(({ id }) => id === 'tiktok')?.admin.revokeAll();
    expect(await write('Too late', [await clip(bench.folder)]).publish(tiktok)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'signed-out' },
    });
  });
});

describe('an answer that never came', () => {
  test('the last chunk had arrived: the video is published, once', async () => {
    const file = await clip(bench.folder);
    const publication = write('Once', [file]);
    bench.server.faults.arm({ kind: 'reply-lost', ...anUpload });
    expect(await publication.publish(tiktok)).toEqual({
      kind: 'unknown',
      failure: { class: 'verify', code: 'reply-lost' },
    });
    expect(await settle(publication)).toMatchObject({ kind: 'published' });
    expect(bench.published()).toHaveLength(1);
  });

  test('the last chunk had not arrived: absent, and the next try sends only that chunk', async () => {
    const file = await clip(bench.folder, { bytes: threeChunks });
    const publication = write('Never', [file]);
    const prepared = await tiktok.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    const committedAt = bench.line.clock.now();
    bench.server.faults.arm({ kind: 'error-before', ...anUpload });
    const outcome = await tiktok.commit(publication.job({ progress: prepared.value, committedAt }));
    expect(outcome).toMatchObject({ kind: 'unknown', failure: { class: 'verify' } });
    expect(await tiktok.verify(publication.job({ committedAt }))).toMatchObject({ kind: 'pending' });
    await bench.line.clock.wait(2 * 60_000);
    expect(await tiktok.verify(publication.job({ committedAt }))).toEqual({ kind: 'absent' });

    const { counted, calls } = countingCalls();
    const again = await tiktok.prepare(publication.job({ calls }));
    if (!again.ok) throw new Error('Not prepared again');
    expect(await tiktok.commit(publication.job({ calls, progress: again.value }))).toEqual({
      kind: 'accepted',
    });
    expect(counted.chunks).toBe(1);
    expect(await settle(publication)).toMatchObject({ kind: 'published' });
    expect(bench.published()).toHaveLength(1);
  });

  test('a publication that is complete is never sent a second time', async () => {
    const publication = write('Complete', [await clip(bench.folder)]);
    await publication.publish(tiktok);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    await settle(publication);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    await settle(publication);
    expect(bench.published()).toHaveLength(1);
  });

  test('one that the network works on for longer than its address lives is not sent again either', async () => {
    const publication = write('[fault:processing-stuck]', [await clip(bench.folder)]);
    await publication.publish(tiktok);
    await bench.line.clock.wait(61 * 60_000);
    const { counted, calls } = countingCalls();
    const again = await tiktok.prepare(publication.job({ calls }));
    if (!again.ok) throw new Error('Not prepared');
    expect(again.value).toMatchObject({ upload: { publishId: publishIdOf(publication) } });
    expect(await tiktok.commit(publication.job({ calls, progress: again.value }))).toEqual({
      kind: 'accepted',
    });
    expect(counted.chunks).toBe(0);
  });
});

describe('figures', () => {
  test('of a private video are unknown, not zero', async () => {
    const publication = write('Only me', [await clip(bench.folder)]);
    await publication.publish(tiktok);
    const outcome = await settle(publication);
    const id = outcome.kind === 'published' ? outcome.remoteId : '';
    const figures = await tiktok.statistics(bench.line, account, [id]);
    expect(figures.ok && figures.value.get(id)?.every(({ value }) => value === null)).toBe(true);
  });

  test('of a public video are found by its publish id too', async () => {
    change({ audited: true, privateAccount: false, moderationMs: 30 * 60_000 });
    const publication = write('For all', [await clip(bench.folder)], { privacyLevel: 'PUBLIC_TO_EVERYONE' });
    await publication.publish(tiktok);
    const outcome = await settle(publication);
    const id = outcome.kind === 'published' ? outcome.remoteId : '';
    expect(id).toMatch(/^v_pub_file~/);
    await bench.line.clock.wait(60 * 60_000);
    const figures = await tiktok.statistics(bench.line, account, [id]);
    const values = figures.ok ? figures.value.get(id) : undefined;
    expect(values?.find(({ metric }) => metric === 'views')?.value).toBeGreaterThan(0);
    expect(values?.find(({ metric }) => metric === 'reach')?.value).toBeNull();
  });

  test('that the person does not let anyone read are unknown, and the account stays signed in', async () => {
    await act(await bench.signIn({ press: 'allow', untick: ['video.list'] }));
    const figures = await tiktok.statistics(bench.line, account, ['7312345678901234567']);
    expect(figures.ok && figures.value.get('7312345678901234567')?.every(({ value }) => value === null)).toBe(
      true,
    );
  });
});
