import { noBudgets } from '../connector-parts.ts';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { systemClock } from '../../main/engine/clock.ts';
import { createHttpClient, type HttpClient, singleOrigin } from '../../main/engine/http/client.ts';
import { bluesky } from '../../main/engine/networks/bluesky/index.ts';
import type { ActingAccount, GrantTokens, Line } from '../../main/engine/networks/network.ts';
import {
  createPublication,
  publishFile,
  type TestPublication,
} from '../integration/connectors/publish-job.ts';
import { createCuttingProxy, type CuttingProxy } from './cutting-proxy.ts';
import { type Pds, type PdsPerson, startPds } from './pds.ts';

let pds: Pds;
let proxy: CuttingProxy;
let http: HttpClient;
let line: Line;
let folder: string;
let people = 0;

beforeAll(async () => {
  pds = await startPds();
  proxy = await createCuttingProxy(pds.port);
  http = createHttpClient(systemClock, () => undefined);
  line = {
    calls: http.callsFor('bluesky', singleOrigin(proxy.origin)),
    baseOf: (host) => `https://${host}`,
    clock: systemClock,
    client: { clientId: '', clientSecret: '' },
    budgets: noBudgets,
  };
  folder = await mkdtemp(join(tmpdir(), 'kaizup-peers-'));
}, 60_000);

afterAll(async () => {
  await http.close();
  await proxy.close();
  await pds.stop();
  await rm(folder, { recursive: true, force: true });
});

let person: PdsPerson;
let tokens: GrantTokens;
let account: ActingAccount;

beforeEach(async () => {
  people += 1;
  person = await pds.createPerson(`levain${people}`);
  tokens = await signIn(person.appPassword);
  account = actingAs(tokens);
});

async function trySignIn(password: string) {
  if (bluesky.signIn.kind !== 'app-password') throw new Error('Bluesky signs in by app password');
  return bluesky.signIn.signIn(line, { service: proxy.origin, identifier: `@${person.handle}`, password });
}

async function signIn(password: string): Promise<GrantTokens> {
  const signedIn = await trySignIn(password);
  if (!signedIn.ok) throw new Error(`Sign-in failed: ${signedIn.failure.networkCode}`);
  return signedIn.value;
}

function actingAs(grant: GrantTokens): ActingAccount {
  return {
    remoteId: grant.subject,
    kind: 'profile',
    mode: 'real',
    name: 'Maison Levain',
    handle: person.handle,
    facts: {},
    token: grant.accessToken,
    service: grant.service,
  };
}

function write(text: string, files: Parameters<typeof createPublication>[0]['files'] = []): TestPublication {
  return createPublication({ line, account, text, files });
}

const listed = z.object({
  records: z.array(z.object({ uri: z.string(), value: z.record(z.string(), z.json()) })),
});

/** What the server itself holds of a person, read without the connector. */
async function posts() {
  const query = new URLSearchParams({ repo: person.did, collection: 'app.bsky.feed.post' });
  const response = await fetch(`${pds.origin}/xrpc/com.atproto.repo.listRecords?${query}`);
  return listed.parse(await response.json()).records;
}

async function blobDigest(cid: string): Promise<string> {
  const query = new URLSearchParams({ did: person.did, cid });
  const response = await fetch(`${pds.origin}/xrpc/com.atproto.sync.getBlob?${query}`);
  return createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex');
}

async function fileDigest(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

async function photo(name: string, width: number, height: number) {
  const path = join(folder, `${name}.jpg`);
  await sharp({ create: { width, height, channels: 3, background: { r: 200, g: people, b: width % 256 } } })
    .jpeg()
    .toFile(path);
  return publishFile(path, { kind: 'image', mime: 'image/jpeg', width, height, alt: `Loaf ${name}` });
}

describe('signing in', () => {
  test('an app password opens a session whose ends are known', () => {
    expect(tokens.subject).toBe(person.did);
    expect(tokens.service).toBe(proxy.origin);
    expect((tokens.accessExpiresAt ?? 0) - Date.now()).toBeGreaterThan(60 * 60_000);
    expect((tokens.refreshExpiresAt ?? 0) - Date.now()).toBeGreaterThan(80 * 24 * 60 * 60_000);
  });

  test('the server makes app passwords of the shape that is asked for', () => {
    if (bluesky.signIn.kind !== 'app-password') throw new Error('Bluesky signs in by app password');
    expect(bluesky.signIn.isAppPassword(person.appPassword)).toBe(true);
    expect(bluesky.signIn.isAppPassword(`main-password-of-${person.handle}`)).toBe(false);
  });

  test('a wrong app password is refused as such', async () => {
    const refused = await trySignIn('aaaa-aaaa-aaaa-aaaa');
    expect(refused).toMatchObject({
      ok: false,
      failure: { class: 'reauth', networkCode: 'AuthenticationRequired' },
    });
  });

  test('the account is found under its handle while the public index is away', async () => {
    const found = await bluesky.discover?.(line, tokens);
    expect(found).toMatchObject({
      ok: true,
      value: {
        accounts: [{ remoteId: person.did, kind: 'profile', name: person.handle, handle: person.handle }],
        missingScopes: [],
      },
    });
  });
});

describe('renewing and ending a session', () => {
  test('a renewed pair works', async () => {
    const renewed = await bluesky.refresh?.(line, tokens);
    if (renewed?.ok !== true) throw new Error('Not renewed');
    expect(renewed.value.refreshToken).not.toBe(tokens.refreshToken);
    account = actingAs(renewed.value);
    expect(await write('With the new pair').publish(bluesky)).toMatchObject({ kind: 'published' });
  });

  test('a renewal whose reply was lost can be asked for again', async () => {
    proxy.cutNextReply();
    const lost = await bluesky.refresh?.(line, tokens);
    expect(lost).toMatchObject({ ok: false, failure: { class: 'retry', code: 'reply-lost' } });
    const again = await bluesky.refresh?.(line, tokens);
    expect(again).toMatchObject({ ok: true });
  });

  test('after the owner took the app password back, the session cannot be renewed', async () => {
    await person.revokeAppPassword();
    const refused = await bluesky.refresh?.(line, tokens);
    expect(refused).toMatchObject({ ok: false, failure: { class: 'reauth', networkCode: 'ExpiredToken' } });
    expect(await trySignIn(person.appPassword)).toMatchObject({ ok: false, failure: { class: 'reauth' } });
  });

  test('an ended session cannot be renewed', async () => {
    expect(await bluesky.revoke?.(line, tokens)).toEqual({ kind: 'revoked' });
    expect(await bluesky.refresh?.(line, tokens)).toMatchObject({ ok: false, failure: { class: 'reauth' } });
  });
});

describe('publishing', () => {
  test('text with a link, a tag and mentions', async () => {
    const text = `Brød 🥖 by @${person.handle} and @nobody.test: https://levain.example/pain #gent`;
    const outcome = await write(text).publish(bluesky);
    const [post] = await posts();
    expect(outcome).toEqual({
      kind: 'published',
      remoteId: post?.uri,
      url: `https://bsky.app/profile/${person.handle}/post/${post?.uri.split('/').at(-1)}`,
    });
    const bytes = Buffer.from(text);
    const facets = z
      .array(
        z.object({
          index: z.object({ byteStart: z.number(), byteEnd: z.number() }),
          features: z.array(z.json()),
        }),
      )
      .parse(post?.value.facets);
    expect(
      facets.map(({ index, features }) => ({
        text: bytes.subarray(index.byteStart, index.byteEnd).toString(),
        feature: features[0],
      })),
    ).toEqual([
      { text: `@${person.handle}`, feature: { $type: 'app.bsky.richtext.facet#mention', did: person.did } },
      {
        text: 'https://levain.example/pain',
        feature: { $type: 'app.bsky.richtext.facet#link', uri: 'https://levain.example/pain' },
      },
      { text: '#gent', feature: { $type: 'app.bsky.richtext.facet#tag', tag: 'gent' } },
    ]);
  });

  test.each([1, 4])('%i image(s), bytes unchanged', async (number) => {
    const files = await Promise.all(
      Array.from({ length: number }, (_, index) => photo(`${number}-${index}`, 640 + index, 480)),
    );
    expect(await write('Fresh', files).publish(bluesky)).toMatchObject({ kind: 'published' });
    const [post] = await posts();
    const embed = z
      .object({
        $type: z.literal('app.bsky.embed.images'),
        images: z.array(
          z.object({
            alt: z.string(),
            aspectRatio: z.json(),
            image: z.object({ ref: z.object({ $link: z.string() }) }),
          }),
        ),
      })
      .parse(post?.value.embed);
    expect(embed.images.map(({ alt, aspectRatio }) => ({ alt, aspectRatio }))).toEqual(
      files.map(({ alt, width, height }) => ({ alt, aspectRatio: { width, height } })),
    );
    expect(await Promise.all(embed.images.map(({ image }) => blobDigest(image.ref.$link)))).toEqual(
      await Promise.all(files.map(({ path }) => fileDigest(path))),
    );
  });

  test('a video, bytes unchanged', async () => {
    const path = join(folder, 'clip.mp4');
    await writeFile(path, videoBytes());
    const file = await publishFile(path, {
      kind: 'video',
      mime: 'video/mp4',
      width: 1080,
      height: 1920,
      durationMs: 4000,
    });
    expect(await write('The oven at five', [file]).publish(bluesky)).toMatchObject({ kind: 'published' });
    const [post] = await posts();
    const embed = z
      .object({
        $type: z.literal('app.bsky.embed.video'),
        video: z.object({ ref: z.object({ $link: z.string() }) }),
      })
      .parse(post?.value.embed);
    expect(await blobDigest(embed.video.ref.$link)).toBe(await fileDigest(path));
  });

  test('a file that the server finds too large is for the owner to mend', async () => {
    const path = join(folder, 'large.mp4');
    await writeFile(path, Buffer.concat([videoBytes(), Buffer.alloc(10_000_001)]));
    const file = await publishFile(path, { kind: 'video', mime: 'video/mp4', width: 1080, height: 1920 });
    expect(await bluesky.prepare(write('Too large', [file]).job())).toMatchObject({
      ok: false,
      failure: { class: 'fix', code: 'media-too-large' },
    });
  });

  test('a text that the server refuses is for the owner to mend, and is not published', async () => {
    expect(await write('x'.repeat(301)).publish(bluesky)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'content-refused', networkCode: 'InvalidRequest' },
    });
    expect(await posts()).toEqual([]);
  });

  test('a refused token asks for a sign-in', async () => {
    account = { ...account, token: 'not-a-token' };
    expect(await write('Who goes there').publish(bluesky)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'signed-out' },
    });
  });
});

describe('never twice', () => {
  test('a lost reply leaves the outcome unknown, and looking finds the post', async () => {
    const publication = write('Once');
    const prepared = await bluesky.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    proxy.cutNextReply();
    const outcome = await bluesky.commit(publication.job({ progress: prepared.value }));
    expect(outcome).toEqual({ kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } });
    const [post] = await posts();
    expect(await bluesky.verify(publication.job())).toMatchObject({ kind: 'published', remoteId: post?.uri });
  });

  test('sending the frozen record again after a lost reply leaves one post', async () => {
    const publication = write('Still once');
    const prepared = await bluesky.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    proxy.cutNextReply();
    await bluesky.commit(publication.job({ progress: prepared.value }));
    const again = await bluesky.commit(publication.job({ progress: prepared.value }));
    expect(again).toMatchObject({ kind: 'published' });
    expect(await posts()).toHaveLength(1);
  });

  test('five commits at once leave one post', async () => {
    const publication = write('Five at once');
    const prepared = await bluesky.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    const job = publication.job({ progress: prepared.value });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => bluesky.commit(job)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'published'));
    expect(await posts()).toHaveLength(1);
  });

  test('what stands under the key is never overwritten by another text', async () => {
    const publication = write('The first text');
    const prepared = await bluesky.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    await bluesky.commit(publication.job({ progress: prepared.value }));
    const other = {
      ...prepared.value,
      record: { ...(prepared.value.record as object), text: 'Another text' },
    };
    expect(await bluesky.commit(publication.job({ progress: other }))).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify', networkCode: 'InvalidSwap' },
    });
    expect((await posts()).map(({ value }) => value.text)).toEqual(['The first text']);
  });

  test('what never arrived is proven absent', async () => {
    const publication = write('Never sent');
    await bluesky.prepare(publication.job());
    expect(await bluesky.verify(publication.job())).toEqual({ kind: 'absent' });
  });

  test('images that the server no longer knows are uploaded again', async () => {
    const publication = write('Fresh', [await photo('again', 320, 320)]);
    const prepared = await bluesky.prepare(publication.job());
    if (!prepared.ok) throw new Error('Not prepared');
    const otherBytes = (cid: string): string =>
      `${cid.slice(0, 20)}${cid.charAt(20) === 'a' ? 'b' : 'a'}${cid.slice(21)}`;
    const gone = JSON.stringify(prepared.value).replaceAll(/bafkrei[a-z2-7]{52}/g, otherBytes);
    const refused = await bluesky.commit(
      publication.job({ progress: JSON.parse(gone) as typeof prepared.value }),
    );
    expect(refused).toMatchObject({
      kind: 'rejected',
      failure: { class: 'retry', networkCode: 'BlobNotFound' },
    });
    expect(await publication.publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(await posts()).toHaveLength(1);
  });
});

test('figures are not answered while the public index is away, and that is no failure', async () => {
  const outcome = await write('Counted later').publish(bluesky);
  if (outcome.kind !== 'published') throw new Error('Not published');
  const found = await bluesky.statistics(line, account, [outcome.remoteId]);
  expect(found.ok && found.value.size).toBe(0);
});

/** The start of an MP4: what a server needs to know it for one. */
function videoBytes(): Buffer {
  const box = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length + 8);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, body]);
  };
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2avc1mp41', 'latin1')),
    box('mdat', createHash('sha512').update(String(people)).digest()),
  ]);
}
