import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tiktok } from '../../../main/engine/networks/tiktok/index.ts';
import { codeExchange } from '../../connector-parts.ts';
import { clip, digest, photo } from './media.ts';
import type { TestPublication } from './publish-job.ts';
import { type Creator, openCreator } from './tiktok-creator.ts';

let creator: Creator;

beforeEach(async () => {
  creator = await openCreator();
});
afterEach(() => creator.bench.close());

/** A line that counts the chunks sent over it. */
function countingCalls() {
  const counted = { chunks: 0 };
  const send: typeof creator.bench.line.calls.send = (request) => {
    if (request.method === 'PUT') counted.chunks += 1;
    return creator.bench.line.calls.send(request);
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

/** Large enough for three chunks. */
const threeChunks = 30_000_000;
const anUpload = { host: 'open-upload.tiktokapis.com', method: 'PUT' } as const;

describe('signing in', () => {
  test('finds the creator, and gives tokens that end', () => {
    expect(creator.found).toMatchObject({ network: 'tiktok', kind: 'creator', unavailable: null });
    expect(creator.found.handle).not.toBeNull();
    expect(creator.tokens.subject).toBe(creator.found.remoteId);
    expect(creator.tokens.accessExpiresAt).toBeGreaterThan(creator.bench.line.clock.now());
    expect(creator.tokens.refreshExpiresAt).toBeGreaterThan(creator.tokens.accessExpiresAt ?? 0);
  });

  test('pressing "cancel" is a denial', async () => {
    const error = (await creator.bench.consent({ press: 'cancel' })).get('error') ?? '';
    expect(tiktok.signIn.kind === 'browser' && tiktok.signIn.isDenial(error, new URLSearchParams())).toBe(
      true,
    );
  });

  test('a person who leaves out the permission to post has no account to choose', async () => {
    const partial = await creator.bench.signIn({ press: 'allow', untick: ['video.publish', 'video.upload'] });
    expect(await tiktok.discover?.(creator.bench.line, partial)).toMatchObject({
      ok: true,
      value: {
        accounts: [{ unavailable: 'permission-missing' }],
        missingScopes: ['video.publish', 'video.upload'],
      },
    });
  });

  test.each(['video.publish', 'video.upload'])(
    'one way to publish is enough: %s may be left out',
    async (left) => {
      const partial = await creator.bench.signIn({ press: 'allow', untick: [left] });
      expect(await tiktok.discover?.(creator.bench.line, partial)).toMatchObject({
        ok: true,
        value: { accounts: [{ unavailable: null }], missingScopes: [left] },
      });
    },
  );

  test('a person who leaves out the profile is known by name only', async () => {
    const partial = await creator.bench.signIn({ press: 'allow', untick: ['user.info.profile'] });
    expect(await tiktok.discover?.(creator.bench.line, partial)).toMatchObject({
      ok: true,
      value: { accounts: [{ handle: null, unavailable: null }], missingScopes: ['user.info.profile'] },
    });
  });

  test('a code that was never given is refused, though the network says 200', async () => {
    if (tiktok.signIn.kind !== 'browser') throw new Error('TikTok signs in through a browser');
    const refused = await tiktok.signIn.exchangeCode(
      creator.bench.line,
      codeExchange({
        code: 'made-up',
        redirectUri: 'http://127.0.0.1:50123/callback/tiktok/',
        codeVerifier: 'x'.repeat(43),
      }),
    );
    expect(refused).toMatchObject({ ok: false, failure: { class: 'reauth', networkCode: 'invalid_grant' } });
  });
});

describe('publishing', () => {
  test('a video in one piece, bytes unchanged', async () => {
    const file = await clip(creator.bench.folder);
    const publication = creator.write('The oven at five #gent', [file]);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    expect(await tiktok.verify(publication.job())).toMatchObject({ kind: 'pending' });
    expect(await creator.settle(publication)).toMatchObject({ kind: 'published' });
    expect(creator.bench.published()).toMatchObject([
      { text: 'The oven at five #gent', media: [await digest(file)] },
    ]);
  });

  test('a video in chunks, bytes unchanged', async () => {
    const file = await clip(creator.bench.folder, { bytes: threeChunks + 123 });
    const publication = creator.write('Long', [file]);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    expect(await creator.settle(publication)).toMatchObject({ kind: 'published' });
    expect(creator.bench.published()[0]?.media).toEqual([await digest(file)]);
  });

  test('nothing is published before the commit', async () => {
    const publication = creator.write('Not yet', [await clip(creator.bench.folder, { bytes: threeChunks })]);
    expect(await tiktok.prepare(publication.job())).toMatchObject({ ok: true });
    await creator.bench.line.clock.wait(60_000);
    expect(creator.bench.published()).toEqual([]);
  });

  test('an interrupted upload goes on where the network stopped', async () => {
    const file = await clip(creator.bench.folder, { bytes: threeChunks });
    const publication = creator.write('Interrupted', [file]);
    creator.bench.server.faults.arm({ kind: 'reply-lost', ...anUpload });
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
    expect(await creator.settle(publication)).toMatchObject({ kind: 'published' });
    expect(creator.bench.published().map(({ media }) => media)).toEqual([[await digest(file)]]);
  });

  test('a chunk that the network has already is not sent again: it says where to go on', async () => {
    const file = await clip(creator.bench.folder, { bytes: threeChunks });
    const publication = creator.write('Twice', [file]);
    const { line } = creator.bench;
    const statuses: number[] = [];
    const send: typeof line.calls.send = async (request) => {
      // Another sender was faster with the first chunk.
      if (request.method === 'PUT' && statuses.length === 0) await line.calls.send(request);
      const reply = await line.calls.send(request);
      if (request.method === 'PUT' && reply.kind === 'reply') statuses.push(reply.status);
      return reply;
    };
    const prepared = await tiktok.prepare(publication.job({ calls: { send } }));
    expect(statuses).toEqual([416, 206]);
    if (!prepared.ok) throw new Error('Not prepared');
    expect(await tiktok.commit(publication.job({ progress: prepared.value }))).toEqual({ kind: 'accepted' });
    await creator.settle(publication);
    expect(creator.bench.published().map(({ media }) => media)).toEqual([[await digest(file)]]);
  });

  test('an upload address that ran out is replaced', async () => {
    const file = await clip(creator.bench.folder, { bytes: threeChunks });
    const publication = creator.write('Old address', [file]);
    creator.bench.server.faults.arm({ kind: 'connection-refused', ...anUpload });
    await tiktok.prepare(publication.job());
    await creator.bench.line.clock.wait(61 * 60_000);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    expect(await creator.settle(publication)).toMatchObject({ kind: 'published' });
    expect(creator.bench.published()).toHaveLength(1);
  });

  test('a choice that is not offered stops the publication before anything is sent', async () => {
    const publication = creator.write('For all', [await clip(creator.bench.folder)], {
      privacyLevel: 'EVERYBODY_AND_THEIR_DOG',
    });
    expect(await publication.publish(tiktok)).toEqual({
      kind: 'rejected',
      failure: { class: 'fix', code: 'choice-not-offered' },
    });
    expect(publication.saves).toEqual([]);
  });

  test('an application that TikTok has not audited may only post for the creator alone', async () => {
    const publication = creator.write('For friends', [await clip(creator.bench.folder)], {
      privacyLevel: 'MUTUAL_FOLLOW_FRIENDS',
    });
    expect(await publication.publish(tiktok)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'only-private-allowed' },
    });
  });

  test.each([
    ['reviewed', false],
    ['unreviewed', true],
    [undefined, true],
  ])('an application that its owner calls %s posts for the creator alone: %s', async (scopePreset, only) => {
    const { line } = creator.bench;
    const asked = { ...line, client: { ...line.client, scopePreset } };
    expect(await tiktok.creatorChoices?.(asked, creator.account)).toMatchObject({
      value: { onlyPrivate: only },
    });
  });

  test.each([
    [{ cap: 'reached_active_user_cap' }, 'rate', 'app-quota-reached'],
    [{ dailyPosts: 0 }, 'rate', 'quota-reached'],
    [{ cap: 'spam_risk_user_banned_from_posting' }, 'blocked', 'account-restricted'],
  ] as const)(
    '%j is said with HTTP 200 and still understood as %s/%s',
    async (profile, failureClass, code) => {
      creator.change(profile);
      expect(await creator.write('Capped', [await clip(creator.bench.folder)]).publish(tiktok)).toMatchObject(
        {
          kind: 'rejected',
          failure: { class: failureClass, code },
        },
      );
    },
  );

  test('a public video is published under its own address, which comes with moderation', async () => {
    creator.change({ audited: true, privateAccount: false });
    const publication = creator.write('For all', [await clip(creator.bench.folder)], {
      privacyLevel: 'PUBLIC_TO_EVERYONE',
    });
    await publication.publish(tiktok);
    const outcome = await creator.settle(publication);
    if (outcome.kind !== 'published') throw new Error('Not published');
    expect(outcome.remoteId).toBe(creator.bench.published()[0]?.id);
    expect(outcome.remoteId).toMatch(/^\d{19}$/);
    expect(outcome.url).toBe(
      `${creator.bench.line.baseOf('www.tiktok.com')}/@${creator.found.handle}/video/${outcome.remoteId}`,
    );
    expect((await fetch(outcome.url ?? '')).status).toBe(200);
  });

  test("a public video whose moderation takes long is published before, at the creator's address", async () => {
    creator.change({ audited: true, privateAccount: false, moderationMs: 30 * 60_000 });
    const publication = creator.write('For all', [await clip(creator.bench.folder)], {
      privacyLevel: 'PUBLIC_TO_EVERYONE',
    });
    await publication.publish(tiktok);
    expect(await creator.settle(publication)).toEqual({
      kind: 'published',
      remoteId: expect.stringMatching(/^v_pub_file~/) as string,
      url: `${creator.bench.line.baseOf('www.tiktok.com')}/@${creator.found.handle}`,
    });
  });

  test('pictures cannot be sent from a computer', async () => {
    expect(await creator.write('Fresh', [await photo(creator.bench.folder)]).publish(tiktok)).toEqual({
      kind: 'rejected',
      failure: { class: 'fix', code: 'media-format' },
    });
  });

  test('a video that the network cannot process is rejected with its reason', async () => {
    const publication = creator.write('[fault:processing-error]', [await clip(creator.bench.folder)]);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    const outcome = await creator.settle(publication);
    expect(outcome.kind).toBe('rejected');
    expect(creator.bench.published()).toEqual([]);
  });

  test('after the person took the permission back a sign-in is due', async () => {
    creator.bench.server.networks.find(({ id }) => id === 'tiktok')?.admin.revokeAll();
    expect(await creator.write('Too late', [await clip(creator.bench.folder)]).publish(tiktok)).toMatchObject(
      {
        kind: 'rejected',
        failure: { class: 'reauth', code: 'signed-out' },
      },
    );
  });
});

describe('an answer that never came', () => {
  test('the last chunk had arrived: the video is published, once', async () => {
    const file = await clip(creator.bench.folder);
    const publication = creator.write('Once', [file]);
    creator.bench.server.faults.arm({ kind: 'reply-lost', ...anUpload });
    expect(await publication.publish(tiktok)).toEqual({
      kind: 'unknown',
      failure: { class: 'verify', code: 'reply-lost' },
    });
    expect(await creator.settle(publication)).toMatchObject({ kind: 'published' });
    expect(creator.bench.published()).toHaveLength(1);
  });

  test('the last chunk had not arrived: absent, and the next try sends only that chunk', async () => {
    const file = await clip(creator.bench.folder, { bytes: threeChunks });
    const publication = creator.write('Never', [file]);
    const prepared = await tiktok.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    const committedAt = creator.bench.line.clock.now();
    creator.bench.server.faults.arm({ kind: 'error-before', ...anUpload });
    const outcome = await tiktok.commit(publication.job({ progress: prepared.value, committedAt }));
    expect(outcome).toMatchObject({ kind: 'unknown', failure: { class: 'verify' } });
    expect(await tiktok.verify(publication.job({ committedAt }))).toMatchObject({ kind: 'pending' });
    await creator.bench.line.clock.wait(2 * 60_000);
    expect(await tiktok.verify(publication.job({ committedAt }))).toEqual({ kind: 'absent' });

    const { counted, calls } = countingCalls();
    const again = await tiktok.prepare(publication.job({ calls }));
    if (!again.ok) throw new Error('Not prepared again');
    expect(await tiktok.commit(publication.job({ calls, progress: again.value }))).toEqual({
      kind: 'accepted',
    });
    expect(counted.chunks).toBe(1);
    expect(await creator.settle(publication)).toMatchObject({ kind: 'published' });
    expect(creator.bench.published()).toHaveLength(1);
  });

  test('a publication that is complete is never sent a second time', async () => {
    const publication = creator.write('Complete', [await clip(creator.bench.folder)]);
    await publication.publish(tiktok);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    await creator.settle(publication);
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    await creator.settle(publication);
    expect(creator.bench.published()).toHaveLength(1);
  });

  test('one that the network works on for longer than its address lives is not sent again either', async () => {
    const publication = creator.write('[fault:processing-stuck]', [await clip(creator.bench.folder)]);
    await publication.publish(tiktok);
    await creator.bench.line.clock.wait(61 * 60_000);
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
