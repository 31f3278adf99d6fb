import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import * as z from 'zod';
import { systemClock } from '../../main/engine/clock.ts';
import { createHttpClient } from '../../main/engine/http/client.ts';
import { bluesky } from '../../main/engine/networks/bluesky/index.ts';
import type { ActingAccount, GrantTokens, Line, PublishFile } from '../../main/engine/networks/network.ts';
import type { BrowserSignIn } from '../../main/engine/networks/signing-in.ts';
import { noBudgets } from '../connector-parts.ts';
import {
  createPublication,
  publishFile,
  type TestPublication,
  type TestPublicationParts,
} from '../integration/connectors/publish-job.ts';
import { type CuttingProxy, createCuttingProxy } from './cutting-proxy.ts';
import { type Pds, type PdsPerson, startPds } from './pds.ts';
import { errand, nothingOnHold } from '../free-errand.ts';

const listed = z.object({
  records: z.array(z.object({ uri: z.string(), value: z.record(z.string(), z.json()) })),
});

/** A real server with people on it, one of whom acts through the connector. */
export interface PdsStage {
  readonly pds: Pds;
  readonly proxy: CuttingProxy;
  readonly line: Line;
  /** As `line`, in a world without TLS where the server is the network's own, with the real directory beside it. */
  readonly plainLine: Line;
  readonly folder: string;
  /** Who acts now, signed in by app password. */
  readonly person: PdsPerson;
  readonly tokens: GrantTokens;
  account: ActingAccount;
  /** Brings a new person on stage, who acts from now on. */
  newPerson(): Promise<void>;
  /** What the connector makes of an app password of the person. */
  trySignIn(password: string): ReturnType<NonNullable<typeof bluesky.passwordSignIn>['signIn']>;
  /** The account as the engine acts for it, with what a sign-in or a renewal brought. */
  actingAs(tokens: GrantTokens): ActingAccount;
  write(
    text: string,
    files?: readonly PublishFile[],
    more?: Pick<TestPublicationParts, 'options' | 'linkThumb'>,
  ): TestPublication;
  /** What the server itself holds of the person, newest first, read without the connector. */
  posts(): Promise<z.infer<typeof listed>['records']>;
  /** The version of a record, as the server itself says. */
  cidOf(uri: string): Promise<string>;
  /** SHA-256 (hex) of a blob of the person. */
  blobDigest(cid: string): Promise<string>;
  photo(name: string, width: number, height: number): Promise<PublishFile>;
  /** The start of an MP4, with `padding` bytes after it: what a server needs to know it for one. */
  video(name: string, padding?: number): Promise<PublishFile>;
  close(): Promise<void>;
}

/** The way in by app password. */
export function passwordSignIn(): NonNullable<typeof bluesky.passwordSignIn> {
  const way = bluesky.signIn.kind === 'app-password' ? bluesky.signIn : bluesky.passwordSignIn;
  if (way === undefined) throw new Error('Bluesky takes app passwords');
  return way;
}

/** The way in by browser. */
export function browserSignIn(): BrowserSignIn {
  if (bluesky.signIn.kind !== 'browser') throw new Error('Bluesky signs in through the browser');
  return bluesky.signIn;
}

/** Starts the server, with nobody on stage yet. */
export async function openPdsStage(): Promise<PdsStage> {
  const pds = await startPds();
  const proxy = await createCuttingProxy(pds.port);
  const http = createHttpClient(systemClock, () => undefined, nothingOnHold);
  // As the server names itself: proofs are made for that name.
  const own = `http://localhost:${pds.port}`;
  const folder = await mkdtemp(join(tmpdir(), 'kaizup-peers-'));
  const line: Line = {
    calls: http.callsFor(
      'bluesky',
      ({ origin }) => [proxy.origin, own, pds.directory].includes(origin),
      errand,
    ),
    baseOf: (host) => `https://${host}`,
    clock: systemClock,
    client: browserSignIn().client ?? { clientId: '', clientSecret: '' },
    budgets: noBudgets,
  };
  let people = 0;
  let person: PdsPerson | undefined;
  let tokens: GrantTokens | undefined;
  let account: ActingAccount | undefined;
  const onStage = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('Nobody is on stage');
    return value;
  };
  const get = (method: string, query: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(`${pds.origin}/xrpc/${method}?${new URLSearchParams(query)}`);

  const stage: PdsStage = {
    pds,
    proxy,
    line,
    plainLine: {
      ...line,
      baseOf: (host) =>
        host === 'plc.directory' ? pds.directory : host === 'bsky.social' ? own : `http://${host}`,
    },
    folder,
    get person() {
      return onStage(person);
    },
    get tokens() {
      return onStage(tokens);
    },
    get account() {
      return onStage(account);
    },
    set account(value) {
      account = value;
    },
    async newPerson() {
      people += 1;
      person = await pds.createPerson(`levain${people}`);
      const signedIn = await stage.trySignIn(person.appPassword);
      if (!signedIn.ok) throw new Error(`Sign-in failed: ${signedIn.failure.networkCode}`);
      tokens = signedIn.value;
      account = stage.actingAs(tokens);
    },
    trySignIn: (password) =>
      passwordSignIn().signIn(line, {
        service: proxy.origin,
        identifier: `@${stage.person.handle}`,
        password,
      }),
    actingAs: (grant) => ({
      remoteId: grant.subject,
      kind: 'profile',
      mode: 'real',
      name: 'Maison Levain',
      handle: stage.person.handle,
      facts: {},
      token: grant.accessToken,
      service: grant.service,
      binding: grant.binding ?? null,
    }),
    write: (text, files = [], more = {}) =>
      createPublication({ line, account: stage.account, text, files, ...more }),
    async posts() {
      const { did } = stage.person;
      const response = await get('com.atproto.repo.listRecords', {
        repo: did,
        collection: 'app.bsky.feed.post',
      });
      return listed.parse(await response.json()).records;
    },
    async cidOf(uri) {
      const [, repo = '', collection = '', rkey = ''] = /^at:\/\/([^/]+)\/([^/]+)\/(.+)$/.exec(uri) ?? [];
      const response = await get('com.atproto.repo.getRecord', { repo, collection, rkey });
      return z.object({ cid: z.string() }).parse(await response.json()).cid;
    },
    async blobDigest(cid) {
      const response = await get('com.atproto.sync.getBlob', { did: stage.person.did, cid });
      return digestOf(Buffer.from(await response.arrayBuffer()));
    },
    async photo(name, width, height) {
      const path = join(folder, `${name}.jpg`);
      const background = { r: 200, g: people, b: width % 256 };
      await sharp({ create: { width, height, channels: 3, background } })
        .jpeg()
        .toFile(path);
      return publishFile(path, { kind: 'image', mime: 'image/jpeg', width, height, alt: `Loaf ${name}` });
    },
    async video(name, padding = 0) {
      const path = join(folder, `${name}.mp4`);
      const seed = createHash('sha512').update(`${name} ${people}`).digest();
      await writeFile(
        path,
        Buffer.concat([
          box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2avc1mp41', 'latin1')),
          box('mdat', seed),
          Buffer.alloc(padding),
        ]),
      );
      return publishFile(path, {
        kind: 'video',
        mime: 'video/mp4',
        width: 1080,
        height: 1920,
        durationMs: 4000,
      });
    },
    async close() {
      await http.close();
      await proxy.close();
      await pds.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return stage;
}

/** SHA-256 (hex) of a file on disk. */
export async function fileDigest({ path }: Pick<PublishFile, 'path'>): Promise<string> {
  return digestOf(await readFile(path));
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
