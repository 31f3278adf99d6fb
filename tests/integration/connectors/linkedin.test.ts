import { codeExchange } from '../../connector-parts.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkedin } from '../../../main/engine/networks/linkedin/index.ts';
import { type Author, createPost, type LinkedInBench, openLinkedInBench } from './linkedin-bench.ts';
import { clip, digest, photo } from './media.ts';
import type { TestPublicationParts } from './publish-job.ts';

let bench: LinkedInBench;

/** Signs in with an application that holds the products of `preset`. */
async function open(preset: 'personal' | 'community'): Promise<void> {
  bench = await openLinkedInBench(preset);
}

beforeEach(() => open('community'));
afterEach(() => bench.close());

const account = (kind: Author) => bench.account(kind);
const write = (kind: Author, text: string, files: TestPublicationParts['files'] = []) =>
  bench.write(kind, text, { files });

describe('signing in', () => {
  test('finds the person and the organisations that they may post for', () => {
    expect(bench.accounts.map(({ kind, name, unavailable }) => ({ kind, name, unavailable }))).toEqual([
      { kind: 'member', name: 'Camille Peeters', unavailable: null },
      { kind: 'organization', name: 'Maison Levain', unavailable: null },
      { kind: 'organization', name: 'Vélo Bellecour', unavailable: null },
      { kind: 'organization', name: 'Gent Bakers’ Market', unavailable: null },
    ]);
    expect(bench.tokens.subject).toBe(account('member').remoteId.split(':').at(-1));
    expect(account('organization').remoteId).toMatch(/^urn:li:organization:\d+$/);
  });

  test('an application with the open products finds the person alone', async () => {
    await bench.close();
    await open('personal');
    expect(bench.accounts.map(({ kind }) => kind)).toEqual(['member']);
  });

  test.each(['cancel', 'leave'])('pressing "%s" is a denial', async (press) => {
    const error = (await bench.consent({ press })).get('error') ?? '';
    expect(linkedin.signIn.kind === 'browser' && linkedin.signIn.isDenial(error, new URLSearchParams())).toBe(
      true,
    );
  });

  test('a permission that the application lacks is no denial', () => {
    expect(
      linkedin.signIn.kind === 'browser' &&
        linkedin.signIn.isDenial('unauthorized_scope_error', new URLSearchParams()),
    ).toBe(false);
  });

  test('a code that was never given is refused', async () => {
    if (linkedin.signIn.kind !== 'browser') throw new Error('LinkedIn signs in through a browser');
    const refused = await linkedin.signIn.exchangeCode(
      bench.line,
      codeExchange({
        code: 'made-up',
        redirectUri: 'http://127.0.0.1:50123/callback/linkedin',
        codeVerifier: '',
      }),
    );
    expect(refused).toMatchObject({ ok: false, failure: { class: 'reauth' } });
  });

  test('without a refresh token the person has to sign in again', async () => {
    expect(bench.tokens.refreshToken).toBeNull();
    expect(await linkedin.refresh?.(bench.line, bench.tokens)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
  });

  test('an ended permission no longer works', async () => {
    expect(await linkedin.revoke?.(bench.line, bench.tokens)).toEqual({ kind: 'revoked' });
    expect(await write('member', 'After the end').publish(linkedin)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'access-revoked' },
    });
  });
});

describe('publishing', () => {
  test.each(['member', 'organization'] as const)('the text of a %s as it was written', async (kind) => {
    const text = 'Pain au levain (1 kg) <frais> *today* @ 7h: a_b ~ c\\d {x} [y] | #gent #brød';
    const outcome = await write(kind, text).publish(linkedin);
    const [post] = bench.published();
    expect(post).toMatchObject({ accountId: account(kind).remoteId, kind: 'text', text });
    expect(outcome).toEqual({
      kind: 'published',
      remoteId: post?.id,
      url: `${bench.server.origin}/www.linkedin.com/feed/update/${post?.id}/`,
    });
  });

  test.each([1, 3])('%i image(s), bytes unchanged and in order', async (number) => {
    const files = await Promise.all(Array.from({ length: number }, () => photo(bench.folder, 'A loaf')));
    expect(await write('member', 'Fresh', files).publish(linkedin)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]?.media).toEqual(await Promise.all(files.map(digest)));
  });

  test('a video in parts, bytes unchanged', async () => {
    const file = await clip(bench.folder, { bytes: 9_437_184 });
    expect(await write('organization', 'The oven at five', [file]).publish(linkedin)).toMatchObject({
      kind: 'published',
    });
    expect(bench.published()[0]).toMatchObject({ kind: 'video', media: [await digest(file)] });
  });

  test('an interrupted video goes on with the part that is missing', async () => {
    const file = await clip(bench.folder, { bytes: 9_437_184 });
    const publication = write('organization', 'Interrupted', [file]);
    const sent: string[] = [];
    const calls = {
      send: (request: Parameters<typeof bench.line.calls.send>[0]) => {
        if (request.method === 'PUT') sent.push(request.url);
        if (request.method === 'PUT' && sent.length === 2) {
          bench.server.faults.arm({ kind: 'connection-refused', method: 'PUT' });
        }
        return bench.line.calls.send(request);
      },
    };
    const first = await linkedin.prepare(publication.job({ calls }));
    expect(first).toMatchObject({ ok: false, failure: { class: 'retry' } });
    expect(await linkedin.prepare(publication.job({ calls }))).toMatchObject({ ok: true });
    expect(sent).toHaveLength(4);
    expect(sent[2]).toBe(sent[1]);
    expect(await publication.publish(linkedin)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]?.media).toEqual([await digest(file)]);
  });

  test('a picture that cannot be processed is sent once more, then it is for the owner to mend', async () => {
    bench.server.faults.arm({ kind: 'processing-error', times: 2 });
    const publication = write('member', 'Unlucky', [await photo(bench.folder)]);
    const failure = { class: 'retry', code: 'media-processing-failed' };
    expect(await linkedin.prepare(publication.job())).toEqual({ ok: false, failure });
    expect(await linkedin.prepare(publication.job())).toEqual({
      ok: false,
      failure: { ...failure, class: 'fix' },
    });
  });

  test('with the open products a picture whose state may not be read is published after a moment', async () => {
    await bench.close();
    await open('personal');
    const file = await photo(bench.folder);
    expect(await write('member', 'Fresh', [file]).publish(linkedin)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]?.media).toEqual([await digest(file)]);
  });

  test('a text that was just published is refused as a duplicate', async () => {
    await write('member', 'Twice').publish(linkedin);
    expect(await write('member', 'Twice').publish(linkedin)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'duplicate-content' },
    });
    expect(bench.published()).toHaveLength(1);
  });

  test.each([
    [
      'takes the permission back',
      () => bench.server.networks.find(({ id }) => id === 'linkedin')?.admin.revokeAll(),
      'access-revoked',
    ],
    ['is away for sixty days', () => bench.line.clock.wait(60 * 24 * 60 * 60_000), 'signed-out'],
  ] as const)(
    'when the person %s before an upload is closed, a sign-in is due and nothing is out',
    async (_, interfere, code) => {
      const file = await clip(bench.folder, { bytes: 9_437_184 });
      const publication = write('organization', 'Almost there', [file]);
      let parts = 0;
      const calls = {
        async send(request: Parameters<typeof bench.line.calls.send>[0]) {
          const reply = await bench.line.calls.send(request);
          if (request.method === 'PUT' && (parts += 1) === 3) await interfere();
          return reply;
        },
      };
      expect(await linkedin.prepare(publication.job({ calls }))).toMatchObject({
        ok: false,
        failure: { class: 'reauth', code },
      });
      expect(bench.published()).toEqual([]);
    },
  );

  test('after the person took the permission back a sign-in is due', async () => {
    bench.server.networks.find(({ id }) => id === 'linkedin')?.admin.revokeAll();
    expect(await write('organization', 'Too late').publish(linkedin)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'access-revoked' },
    });
  });
});

describe('an answer that never came', () => {
  test("an organisation's post is found by looking", async () => {
    bench.server.faults.arm({ kind: 'reply-lost', ...createPost });
    const publication = write('organization', 'Once (only)');
    expect(await publication.publish(linkedin)).toEqual({
      kind: 'unknown',
      failure: { class: 'verify', code: 'reply-lost' },
    });
    expect(await linkedin.verify(publication.job())).toMatchObject({
      kind: 'published',
      remoteId: bench.published()[0]?.id,
    });
  });

  test("an organisation's post with pictures is found by its pictures", async () => {
    bench.server.faults.arm({ kind: 'error-after', ...createPost });
    const publication = write('organization', 'Once', [await photo(bench.folder), await photo(bench.folder)]);
    expect(await publication.publish(linkedin)).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify' },
    });
    expect(await linkedin.verify(publication.job())).toMatchObject({
      kind: 'published',
      remoteId: bench.published()[0]?.id,
    });
  });

  test("an organisation's post that never arrived is proven absent, after a minute", async () => {
    bench.server.faults.arm({ kind: 'error-before', ...createPost });
    const publication = write('organization', 'Never');
    expect(await publication.publish(linkedin)).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify' },
    });
    const first = await linkedin.verify(publication.job());
    expect(first.kind).toBe('pending');
    await bench.line.clock.wait(first.kind === 'pending' ? first.recheckInMs : 0);
    expect(await linkedin.verify(publication.job())).toEqual({ kind: 'absent' });
    expect(await publication.publish(linkedin)).toMatchObject({ kind: 'published' });
    expect(bench.published()).toHaveLength(1);
  });

  test("nobody can list a member's posts: the owner decides", async () => {
    bench.server.faults.arm({ kind: 'reply-lost', ...createPost });
    const publication = write('member', 'Perhaps');
    await publication.publish(linkedin);
    expect(await linkedin.verify(publication.job())).toEqual({
      kind: 'undecidable',
      evidence: 'network-cannot-list',
    });
  });

  test('when the owner lets it go again, the duplicate that the network names is the post', async () => {
    bench.server.faults.arm({ kind: 'reply-lost', ...createPost });
    const publication = write('member', 'Certainly once');
    await publication.publish(linkedin);
    const again = await publication.publish(linkedin);
    expect(again).toMatchObject({ kind: 'published', remoteId: bench.published()[0]?.id });
    expect(bench.published()).toHaveLength(1);
  });

  test('a network that cannot be reached is certain not to have it', async () => {
    const calls = { send: () => Promise.resolve({ kind: 'not-sent', reason: 'unreachable' } as const) };
    const publication = write('member', 'Offline');
    expect(await linkedin.commit(publication.job({ calls }))).toEqual({
      kind: 'rejected',
      failure: { class: 'retry', code: 'network-unreachable' },
    });
    // Nothing is left open: a later duplicate is a duplicate.
    await write('member', 'Offline').publish(linkedin);
    expect(await publication.publish(linkedin)).toMatchObject({
      kind: 'rejected',
      failure: { code: 'duplicate-content' },
    });
  });
});

describe('figures', () => {
  test("of an organisation's posts, all in one call", async () => {
    const ids: string[] = [];
    for (const text of ['One', 'Two']) {
      const outcome = await write('organization', text).publish(linkedin);
      if (outcome.kind === 'published') ids.push(outcome.remoteId);
    }
    await bench.line.clock.wait(3 * 24 * 60 * 60_000);
    const found = await linkedin.statistics(bench.line, account('organization'), ids);
    if (!found.ok) throw new Error('No figures');
    expect([...found.value.keys()]).toEqual(ids);
    for (const values of found.value.values()) {
      const views = values.find(({ metric }) => metric === 'views')?.value ?? 0;
      const reach = values.find(({ metric }) => metric === 'reach')?.value ?? 0;
      expect(views).toBeGreaterThan(0);
      expect(reach).toBeLessThanOrEqual(views);
      expect(values.find(({ metric }) => metric === 'saves')?.value).toBeNull();
    }
  });

  test('of a post on which nothing happened yet are zero', async () => {
    const outcome = await write('organization', 'Just now').publish(linkedin);
    const id = outcome.kind === 'published' ? outcome.remoteId : '';
    const found = await linkedin.statistics(bench.line, account('organization'), [id]);
    expect(found.ok && found.value.get(id)?.find(({ metric }) => metric === 'clicks')?.value).toBe(0);
  });

  test("of a member's posts, metric by metric", async () => {
    const outcome = await write('member', 'Mine').publish(linkedin);
    const id = outcome.kind === 'published' ? outcome.remoteId : '';
    await bench.line.clock.wait(3 * 24 * 60 * 60_000);
    const found = await linkedin.statistics(bench.line, account('member'), [id]);
    const values = found.ok ? found.value.get(id) : undefined;
    expect(values?.find(({ metric }) => metric === 'views')?.value).toBeGreaterThan(0);
    expect(values?.map(({ value }) => typeof value)).toEqual(values?.map(() => 'number'));
  });

  test('that an application may not read are unknown, not zero, and the account stays signed in', async () => {
    await bench.close();
    await open('personal');
    const outcome = await write('member', 'Mine').publish(linkedin);
    const id = outcome.kind === 'published' ? outcome.remoteId : '';
    const found = await linkedin.statistics(bench.line, account('member'), [id]);
    const values = found.ok ? found.value.get(id) : undefined;
    expect(values?.find(({ metric }) => metric === 'views')).toEqual({ metric: 'views', value: null });
    expect(values?.find(({ metric }) => metric === 'saves')).toEqual({ metric: 'saves', value: null });
  });
});
