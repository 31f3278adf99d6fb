import { codeExchange } from '../../connector-parts.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import type {
  ActingAccount,
  DiscoveredAccount,
  Discovery,
  GrantTokens,
} from '../../../main/engine/networks/network.ts';
import { clip, digest, photo } from './media.ts';
import { actingAs, openPracticeBench, type PracticeBench } from './practice-bench.ts';
import { createPublication, type TestPublication } from './publish-job.ts';

let bench: PracticeBench;
let tokens: GrantTokens;
let discovery: Discovery;

async function signIn(untick: readonly string[] = []): Promise<void> {
  tokens = await bench.signIn({ press: 'allow', untick });
  const found = await facebook.discover?.(bench.line, tokens);
  if (found?.ok !== true) throw new Error(`Nothing was found: ${JSON.stringify(found)}`);
  discovery = found.value;
}

beforeEach(async () => {
  bench = await openPracticeBench(facebook);
  await signIn();
});
afterEach(() => bench.close());

function find(name: string, network = 'facebook'): DiscoveredAccount {
  const found = discovery.accounts.find((account) => account.name === name && account.network === network);
  if (found === undefined) throw new Error(`${name} was not found`);
  return found;
}

const page = (): ActingAccount => actingAs(find('Maison Levain'), tokens);

function write(text: string, files: Parameters<typeof createPublication>[0]['files'] = []): TestPublication {
  return createPublication({ line: bench.line, account: page(), text, files });
}

/** Asks until the network has an answer, as the engine does. */
async function verify(publication: TestPublication) {
  let outcome = await facebook.verify(publication.job());
  for (let asked = 0; outcome.kind === 'pending' && asked < 30; asked += 1) {
    await bench.line.clock.wait(outcome.recheckInMs);
    outcome = await facebook.verify(publication.job());
  }
  return outcome;
}

const feed = { host: 'graph.facebook.com', path: '/feed', method: 'POST' } as const;
const videos = { host: 'graph-video.facebook.com', path: '/videos', method: 'POST' } as const;

describe('signing in', () => {
  test('finds the Pages, also through a business, and the Instagram accounts behind them', () => {
    const pages = discovery.accounts.filter(({ network }) => network === 'facebook');
    expect(pages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Maison Levain', 'Levain Atelier']),
    );
    expect(pages.length).toBeGreaterThan(2);
    expect(new Set(pages.map(({ remoteId }) => remoteId)).size).toBe(pages.length);
    expect(find('Maison Levain')).toMatchObject({
      kind: 'page',
      unavailable: null,
      token: expect.any(String),
    });
    const [instagram] = discovery.accounts.filter(({ network }) => network === 'instagram');
    expect(instagram).toMatchObject({ kind: 'professional', unavailable: null, handle: expect.any(String) });
    const parent = pages.find(({ remoteId }) => remoteId === instagram?.facts['pageId']);
    expect(instagram?.token).toBe(parent?.token);
    expect(discovery.missingScopes).toEqual([]);
  });

  test('ids keep all their digits', () => {
    for (const { remoteId } of discovery.accounts) expect(remoteId).toMatch(/^\d{15,}$/);
    expect(tokens.subject).toMatch(/^\d{15,}$/);
  });

  test('a Page that was unticked is not offered', async () => {
    const { remoteId } = find('Levain Atelier');
    await signIn([remoteId]);
    expect(discovery.accounts.some((account) => account.remoteId === remoteId)).toBe(false);
  });

  test('without the permission to publish, Pages and Instagram say so', async () => {
    await signIn(['pages_manage_posts', 'instagram_content_publish']);
    expect(discovery.missingScopes).toEqual(['pages_manage_posts', 'instagram_content_publish']);
    expect(find('Maison Levain').unavailable).toBe('permission-missing');
    expect(new Set(discovery.accounts.map(({ unavailable }) => unavailable)).has(null)).toBe(false);
  });

  test('without the permission to list Pages there are none', async () => {
    await signIn(['pages_show_list', 'business_management']);
    expect(discovery.accounts).toEqual([]);
    expect(discovery.missingScopes).toEqual(['pages_show_list', 'business_management']);
  });

  test('pressing "cancel" is a denial', async () => {
    const params = await bench.consent({ press: 'cancel' });
    expect(
      facebook.signIn.kind === 'browser' && facebook.signIn.isDenial(params.get('error') ?? '', params),
    ).toBe(true);
  });

  test('a code works once, and only with its own redirect address', async () => {
    if (facebook.signIn.kind !== 'browser') throw new Error('Facebook signs in through a browser');
    const redirectUri = 'http://localhost:50123/callback/facebook';
    const code = (await bench.consent({ press: 'allow' })).get('code') ?? '';
    const exchange = (uri: string) => {
      if (facebook.signIn.kind !== 'browser') throw new Error('Facebook signs in through a browser');
      return facebook.signIn.exchangeCode(
        bench.line,
        codeExchange({ code, redirectUri: uri, codeVerifier: '' }),
      );
    };
    expect(await exchange('http://localhost:50123/callback/facebook/')).toMatchObject({
      ok: false,
      failure: { code: 'app-misconfigured' },
    });
    expect(await exchange(redirectUri)).toMatchObject({ ok: true });
    expect(await exchange(redirectUri)).toMatchObject({ ok: false, failure: { class: 'reauth' } });
  });

  test('a wrong secret is a fault of the set-up', async () => {
    if (facebook.signIn.kind !== 'browser') throw new Error('Facebook signs in through a browser');
    const code = (await bench.consent({ press: 'allow' })).get('code') ?? '';
    const line = { ...bench.line, client: { ...bench.line.client, clientSecret: 'wrong' } };
    const redirectUri = 'http://localhost:50123/callback/facebook';
    expect(
      await facebook.signIn.exchangeCode(line, codeExchange({ code, redirectUri, codeVerifier: '' })),
    ).toMatchObject({
      ok: false,
      failure: { class: 'fatal', code: 'app-misconfigured' },
    });
  });

  test('the token lasts about 60 days; a Page goes on publishing after it', async () => {
    const left = (tokens.accessExpiresAt ?? 0) - bench.line.clock.now();
    expect(Math.round(left / 86_400_000)).toBe(60);
    await bench.line.clock.wait(left + 1000);
    expect(await write('Two months later').publish(facebook)).toMatchObject({ kind: 'published' });
  });

  test('an ended permission no longer works, and ending it twice is no failure', async () => {
    expect(await facebook.revoke?.(bench.line, tokens)).toEqual({ kind: 'revoked' });
    expect(await write('After the end').publish(facebook)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'access-revoked' },
    });
    expect(await facebook.revoke?.(bench.line, tokens)).toEqual({ kind: 'revoked' });
  });
});

describe('publishing', () => {
  test('a text as it was written', async () => {
    const text = 'Brood & <beleg> "vers" #gent\n\nÀ demain 🥐 = + % ~';
    const outcome = await write(text).publish(facebook);
    const [post] = bench.published();
    expect(post).toMatchObject({ accountId: page().remoteId, kind: 'text', text, media: [] });
    expect(outcome).toMatchObject({ kind: 'published', remoteId: post?.id });
    if (outcome.kind !== 'published' || outcome.url === null) throw new Error('No address');
    expect((await fetch(outcome.url)).status).toBe(200);
  });

  test('a link with its preview', async () => {
    const outcome = await write('The new rolls: https://levain.example/rolls!').publish(facebook);
    expect(outcome).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]).toMatchObject({ kind: 'link' });
  });

  test('a link that has no preview, as text', async () => {
    const publication = write('See https://www.facebook.com/maisonlevain');
    expect(await publication.publish(facebook)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'retry' },
    });
    expect(await publication.publish(facebook)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]).toMatchObject({ kind: 'text' });
  });

  test.each([1, 3])('%i image(s), bytes unchanged and in order', async (number) => {
    const files = await Promise.all(Array.from({ length: number }, () => photo(bench.folder, 'A loaf')));
    expect(await write('Fresh', files).publish(facebook)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]).toMatchObject({
      kind: number === 1 ? 'image' : 'images',
      text: 'Fresh',
      media: await Promise.all(files.map(digest)),
    });
  });

  test('a video in chunks, bytes unchanged, known by the id of its post once it is processed', async () => {
    const file = await clip(bench.folder, { bytes: 5_000_000 });
    const publication = write('The oven at five', [file]);
    expect(await publication.publish(facebook)).toEqual({ kind: 'accepted' });
    expect(await facebook.verify(publication.job())).toMatchObject({ kind: 'pending' });
    const outcome = await verify(publication);
    const [post] = bench.published();
    expect(post).toMatchObject({ kind: 'video', text: 'The oven at five', media: [await digest(file)] });
    expect(outcome).toMatchObject({ kind: 'published', remoteId: post?.id, url: expect.any(String) });
  });

  test('an interrupted video goes on with the chunk that is missing', async () => {
    const file = await clip(bench.folder, { bytes: 5_000_000 });
    const publication = write('Interrupted', [file]);
    let transfers = 0;
    const calls = {
      send: (request: Parameters<typeof bench.line.calls.send>[0]) => {
        if (request.body?.kind === 'multipart') transfers += 1;
        if (request.body?.kind === 'multipart' && transfers === 2) {
          bench.server.faults.arm({ kind: 'connection-refused', ...videos });
        }
        if (request.body?.kind === 'multipart' && transfers === 4) {
          bench.server.faults.arm({ kind: 'reply-lost', ...videos });
        }
        return bench.line.calls.send(request);
      },
    };
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await facebook.prepare(publication.job({ calls }))).toMatchObject({
        ok: false,
        failure: { class: 'retry' },
      });
    }
    expect(await publication.publish(facebook)).toEqual({ kind: 'accepted' });
    expect(await verify(publication)).toMatchObject({ kind: 'published' });
    expect(bench.published()[0]?.media).toEqual([await digest(file)]);
  });

  test('a video that the network cannot process is rejected', async () => {
    const publication = write('[fault:processing-error]', [await clip(bench.folder)]);
    expect(await publication.publish(facebook)).toEqual({ kind: 'accepted' });
    expect(await verify(publication)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'retry', code: 'media-processing-failed' },
    });
    expect(bench.published()).toEqual([]);
  });
});

describe('when the outcome is unknown (§8)', () => {
  test.each(['reply-lost', 'error-after'] as const)(
    '%s: the post is found and not sent again',
    async (kind) => {
      const publication = write(`Fresh from the oven, ${kind}`);
      bench.server.faults.arm({ kind, ...feed });
      expect(await publication.publish(facebook)).toMatchObject({
        kind: 'unknown',
        failure: { class: 'verify' },
      });
      expect(await verify(publication)).toMatchObject({
        kind: 'published',
        remoteId: bench.published()[0]?.id,
      });
      expect(bench.published()).toHaveLength(1);
    },
  );

  test('a post with photos and no text is found by its photo', async () => {
    const publication = write('', [await photo(bench.folder)]);
    bench.server.faults.arm({ kind: 'reply-lost', ...feed });
    expect(await publication.publish(facebook)).toMatchObject({ kind: 'unknown' });
    expect(await verify(publication)).toMatchObject({
      kind: 'published',
      remoteId: bench.published()[0]?.id,
    });
  });

  test.each(['error-before', 'connection-refused'] as const)(
    '%s: absent, and then published once',
    async (kind) => {
      const publication = write(`Fresh from the oven, ${kind}`);
      bench.server.faults.arm({ kind, ...feed });
      expect(await publication.publish(facebook)).toMatchObject({ kind: 'unknown' });
      expect(await facebook.verify(publication.job())).toMatchObject({ kind: 'pending' });
      expect(await verify(publication)).toEqual({ kind: 'absent' });
      expect(await publication.publish(facebook)).toMatchObject({ kind: 'published' });
      expect(bench.published()).toHaveLength(1);
    },
  );

  test('a video whose last reply is lost is published once', async () => {
    const publication = write('Video, reply lost', [await clip(bench.folder)]);
    const prepared = await facebook.prepare(publication.job());
    if (!prepared.ok) throw new Error('The preparation failed');
    bench.server.faults.arm({ kind: 'reply-lost', ...videos });
    expect(await publication.publish(facebook)).toMatchObject({ kind: 'unknown' });
    expect(await verify(publication)).toMatchObject({
      kind: 'published',
      remoteId: bench.published()[0]?.id,
    });
    expect(bench.published()).toHaveLength(1);
  });

  test('a video whose last step never arrived is finished again', async () => {
    const publication = write('Video, not arrived', [await clip(bench.folder)]);
    const prepared = await facebook.prepare(publication.job());
    if (!prepared.ok) throw new Error('The preparation failed');
    await publication.job().save(prepared.value);
    bench.server.faults.arm({ kind: 'error-before', ...videos });
    expect(await publication.publish(facebook)).toMatchObject({ kind: 'unknown' });
    expect(await verify(publication)).toEqual({ kind: 'absent' });
    expect(await publication.publish(facebook)).toEqual({ kind: 'accepted' });
    expect(await verify(publication)).toMatchObject({ kind: 'published' });
    expect(bench.published()).toHaveLength(1);
  });

  test('the same text twice in a row is a duplicate', async () => {
    expect(await write('Closed on Monday').publish(facebook)).toMatchObject({ kind: 'published' });
    await bench.line.clock.wait(3_600_000);
    const second = write('Closed on Monday');
    expect(await second.publish(facebook)).toMatchObject({ kind: 'unknown' });
    expect(await verify(second)).toMatchObject({ kind: 'rejected', failure: { code: 'duplicate-content' } });
    expect(bench.published()).toHaveLength(1);
  });
});

describe('when the person or the network says no', () => {
  test('an application removed by the person asks for a new sign-in', async () => {
    bench.server.networks.find(({ id }) => id === 'facebook')?.admin.revokeAll();
    const publication = write('Removed', [await photo(bench.folder)]);
    expect(await publication.publish(facebook)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'access-revoked', networkCode: '190/458' },
    });
    expect(await facebook.statistics(bench.line, page(), ['1_2'])).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
  });

  test('a limit is waited for', async () => {
    const publication = write('Too fast');
    const prepared = await facebook.prepare(publication.job());
    if (!prepared.ok) throw new Error('The preparation failed');
    bench.server.faults.arm({ kind: 'rate-limited', ...feed });
    expect(await publication.publish(facebook)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'rate', retryAfterMs: expect.any(Number) },
    });
  });
});

describe('statistics', () => {
  test('counts what the network counts, and null where it does not', async () => {
    const ids: string[] = [];
    for (const text of ['Monday', 'Tuesday']) {
      const outcome = await write(text).publish(facebook);
      if (outcome.kind === 'published') ids.push(outcome.remoteId);
    }
    await bench.line.clock.wait(3 * 86_400_000);
    const found = await facebook.statistics(bench.line, page(), [...ids, `${page().remoteId}_1`]);
    if (!found.ok) throw new Error(JSON.stringify(found.failure));
    expect([...found.value.keys()]).toEqual(ids);
    const values = Object.fromEntries(
      (found.value.get(ids[0] ?? '') ?? []).map(({ metric, value }) => [metric, value]),
    );
    expect(values).toEqual({
      likes: expect.any(Number),
      comments: expect.any(Number),
      shares: expect.any(Number),
      views: expect.any(Number),
      reach: expect.any(Number),
      clicks: expect.any(Number),
      saves: null,
    });
    expect(values['views']).toBeGreaterThan(0);
    expect(values['reach']).toBeLessThanOrEqual(values['views'] ?? 0);
  });

  test('without the permission for comments the other figures remain', async () => {
    await signIn(['pages_read_user_content']);
    const outcome = await write('No comments').publish(facebook);
    if (outcome.kind !== 'published') throw new Error('Not published');
    const found = await facebook.statistics(bench.line, page(), [outcome.remoteId]);
    const values = found.ok ? found.value.get(outcome.remoteId) : undefined;
    expect(values).toContainEqual({ metric: 'comments', value: null });
    expect(values).toContainEqual({ metric: 'shares', value: expect.any(Number) });
  });

  test('without the permission for insights the counts remain, and nobody is signed out', async () => {
    await signIn(['read_insights']);
    const outcome = await write('No insights').publish(facebook);
    if (outcome.kind !== 'published') throw new Error('Not published');
    await bench.line.clock.wait(3 * 86_400_000);
    const found = await facebook.statistics(bench.line, page(), [outcome.remoteId]);
    const values = found.ok ? found.value.get(outcome.remoteId) : undefined;
    expect(values).toContainEqual({ metric: 'views', value: null });
    expect(values).toContainEqual({ metric: 'shares', value: expect.any(Number) });
  });
});
