import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import pino from 'pino';
import { type Engine, type EngineOptions, openEngine } from '../main/engine/engine.ts';
import { networks } from '../main/engine/networks/index.ts';
import { createPageRouter } from '../main/engine/rpc/page-router.ts';
import type { RequestFacts } from '../main/practice/kit/faults.ts';
import { type PracticeNetwork, practiceClient } from '../main/practice/kit/practice-network.ts';
import { type PracticeServer, startPracticeServer } from '../main/practice/server.ts';
import type { PostDetail } from '../shared/contract/posts.ts';
import type { Account, SignInStatus } from '../shared/model/account.ts';
import type { NetworkId } from '../shared/model/network.ts';
import type { PublicationState } from '../shared/model/publication.ts';
import { defaultOptions } from '../shared/model/option-defaults.ts';
import type { TikTokOptions } from '../shared/model/post.ts';
import type { PublishOptions } from '../shared/model/publish-options.ts';
import { type ConsentChoice, walkConsent, wayBackOf } from './integration/connectors/consent.ts';
import { createSharedTime, type SharedTime } from './shared-time.ts';

/** The page's calls, answered in this process. */
const pageOf = (engine: Engine) => createRouterClient(createPageRouter(engine));
export type PageCalls = ReturnType<typeof pageOf>;

/** A sign-in that waits for the browser. */
export interface Begun {
  readonly signInId: string;
  readonly url: string;
  readonly redirectUri: string;
  readonly state: string;
}

/** What a post is made of, apart from whom it goes to. */
export interface Content {
  readonly text: string;
  readonly files?: readonly string[];
  readonly tiktok?: TikTokOptions;
  readonly options?: Partial<PublishOptions>;
}

/** An engine with the real connectors on a profile of its own, and practice networks over HTTP. */
export interface PracticeEngine {
  readonly engine: Engine;
  readonly page: PageCalls;
  readonly server: PracticeServer;
  readonly time: SharedTime;
  readonly folder: string;
  /** Every request that reached a practice network, oldest first. */
  readonly requests: readonly RequestFacts[];
  network(id: NetworkId): PracticeNetwork;
  /** `where`: who signs in or at which server, where the network asks. */
  begin(
    network: NetworkId,
    where?: { readonly service?: string; readonly loginHint?: string },
  ): Promise<Begun>;
  /** Goes through the network's pages: the parameters that the browser is sent back with. */
  walk(begun: Begun, choice?: ConsentChoice): Promise<URLSearchParams>;
  /** The browser is sent back: the HTTP status of the page it gets. */
  comeBack(begun: Begun, params: URLSearchParams): Promise<number>;
  /** The status after the browser came back and the network was asked. */
  answered(begun: Begun): Promise<SignInStatus>;
  /** All of it, up to the choice of accounts or the end. */
  signIn(network: NetworkId, choice?: ConsentChoice): Promise<SignInStatus & { readonly signInId: string }>;
  /** Signs in and picks the accounts named, or all that can be picked. */
  connect(network: NetworkId, names?: readonly string[]): Promise<readonly Account[]>;
  /** Rows of the tables that must stay empty when nothing was connected. */
  stored(): { readonly grants: number; readonly accounts: number };
  write(accountIds: readonly string[], content: Content): Promise<string>;
  /** Schedules it an hour from now. */
  schedule(postId: string): Promise<void>;
  /** Publishes it now, until every publication has come to an end. */
  publish(postId: string): Promise<PostDetail>;
  settled(postId: string): Promise<PostDetail>;
  /** Resolves when `test` holds; the time of engine and networks runs fast meanwhile. */
  until(test: () => boolean | Promise<boolean>): Promise<void>;
  /** Ends the practice networks and starts them at another address: another program has their port meanwhile. */
  restartPractice(): Promise<void>;
  /** Ends the engine and opens another on the same profile. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export interface PracticeEngineOptions {
  readonly signInTimeoutMs?: number;
  /** What the owner entered as the application's secret; the right one when absent. */
  readonly clientSecret?: string;
}

const ended: readonly PublicationState[] = [
  'published',
  'failed',
  'needs-owner',
  'missed',
  'held',
  'cancelled',
];

/** How long a condition may take to hold, in real time (ms). */
const patience = 20_000;

/** Opens a bench. */
export async function openPracticeEngine(options: PracticeEngineOptions = {}): Promise<PracticeEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'kaizup-practice-engine-'));
  const time = createSharedTime();
  const adminSecret = randomBytes(12).toString('hex');
  const worldKey = randomBytes(32).toString('hex');
  const requests: RequestFacts[] = [];
  const startServer = () =>
    startPracticeServer({
      folder: join(folder, 'world'),
      key: worldKey,
      adminSecret,
      clock: time,
      observe: (facts, moment) => {
        if (moment === 'arrived') requests.push(facts);
      },
    });
  let server = await startServer();
  const engineOptions: EngineOptions = {
    profile: join(folder, 'profile'),
    dataKey: randomBytes(32).toString('hex'),
    clock: time,
    networks,
    startPractice: async () => ({
      origin: server.origin,
      adminSecret,
      client: {
        clientId: practiceClient.id,
        clientSecret: options.clientSecret ?? practiceClient.secret,
      },
    }),
    log: pino({ level: 'silent' }),
    ...(options.signInTimeoutMs === undefined ? {} : { signInTimeoutMs: options.signInTimeoutMs }),
  };
  let engine = await startEngine(engineOptions);
  let page = pageOf(engine);

  const bench: PracticeEngine = {
    get engine() {
      return engine;
    },
    get page() {
      return page;
    },
    get server() {
      return server;
    },
    time,
    folder,
    requests,
    network(id) {
      const found = server.networks.find((network) => network.id === id);
      if (found === undefined) throw new Error(`There is no practice ${id}`);
      return found;
    },
    async begin(network, where = {}) {
      const { signInId, url } = await page.accounts.beginSignIn({ network, mode: 'practice', ...where });
      return { signInId, url, ...wayBackOf(url, server.world) };
    },
    walk: (begun, choice = { press: 'allow' }) => walkConsent(begun.url, begun.redirectUri, choice),
    async comeBack(begun, params) {
      const response = await fetch(`${begun.redirectUri}?${params.toString()}`);
      await response.arrayBuffer();
      return response.status;
    },
    async answered({ signInId }) {
      let status = await page.accounts.signInStatus({ signInId });
      await bench.until(async () => {
        status = await page.accounts.signInStatus({ signInId });
        return status.step !== 'waiting' && status.step !== 'exchanging';
      });
      return status;
    },
    async signIn(network, choice) {
      const begun = await bench.begin(network);
      await bench.comeBack(begun, await bench.walk(begun, choice));
      return { signInId: begun.signInId, ...(await bench.answered(begun)) };
    },
    async connect(network, names) {
      const ids = network === 'bluesky' ? await connectBluesky() : await connectInBrowser(network, names);
      const all = await page.accounts.list();
      return ids.map((id) => {
        const found = all.find((account) => account.id === id);
        if (found === undefined) throw new Error(`Account ${id} is not listed`);
        return found;
      });
    },
    stored() {
      const { sql, all } = engine.store;
      return {
        grants: all(sql.selectFrom('grant').selectAll()).length,
        accounts: all(sql.selectFrom('account').selectAll()).length,
      };
    },
    async write(accountIds, { text, files = [], tiktok = null, options }) {
      const media: { assetId: string; alt: string }[] = [];
      for (const path of files) {
        const { id } = await engine.mediaImport.importFile(path, basename(path));
        media.push({ assetId: id, alt: 'Bread' });
      }
      const chosen = options === undefined ? {} : { options: { ...defaultOptions, ...options } };
      const variants = accountIds.map((accountId) => ({
        accountId,
        text: null,
        media: null,
        tiktok,
        ...chosen,
      }));
      const { id } = await page.posts.create({ id: randomUUID(), draft: { text, media, variants } });
      return id;
    },
    async schedule(postId) {
      const local = new Date(time.now() + 3_600_000).toISOString().slice(0, 16);
      await page.posts.schedule({ postId, at: { local, zone: 'UTC' } });
    },
    async publish(postId) {
      await page.posts.publishNow({ postId });
      return bench.settled(postId);
    },
    async settled(postId) {
      let post = await page.posts.get({ postId });
      await bench.until(async () => {
        post = await page.posts.get({ postId });
        return post.publications.every(({ state }) => ended.includes(state));
      });
      return post;
    },
    async until(test) {
      const deadline = Date.now() + patience;
      while (!(await test())) {
        if (Date.now() > deadline) throw new Error(`It never came true: ${test.toString()}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
        time.advance(500);
      }
    },
    async restartPractice() {
      const { origin } = server;
      await server.close();
      const occupant = await occupy(Number(new URL(origin).port));
      server = await startServer();
      await new Promise((resolve) => occupant.close(resolve));
      if (server.origin === origin) throw new Error('The practice networks came back at the same address');
    },
    async reopen() {
      await engine.drain(1000);
      engine = await startEngine(engineOptions);
      page = pageOf(engine);
      engine.start();
    },
    async close() {
      await engine.drain(1000);
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  async function connectBluesky(): Promise<readonly string[]> {
    const made = bench.network('bluesky').admin.appPassword?.();
    if (made === undefined) throw new Error('The practice Bluesky made no app password');
    const status = await page.accounts.signInWithPassword({
      network: 'bluesky',
      mode: 'practice',
      service: 'https://bsky.social',
      ...made,
    });
    if (status.step !== 'done') throw new Error(`The sign-in came to ${JSON.stringify(status)}`);
    return status.accountIds;
  }

  async function connectInBrowser(
    network: NetworkId,
    names: readonly string[] | undefined,
  ): Promise<readonly string[]> {
    const status = await bench.signIn(network);
    if (status.step !== 'choose') throw new Error(`The sign-in came to ${JSON.stringify(status)}`);
    const remoteIds = status.candidates
      .filter(({ unavailable, name }) => unavailable === null && (names?.includes(name) ?? true))
      .map(({ remoteId }) => remoteId);
    return (await page.accounts.finishSignIn({ signInId: status.signInId, remoteIds })).accountIds;
  }

  engine.start();
  return bench;
}

async function startEngine(options: EngineOptions): Promise<Engine> {
  const opened = await openEngine(options);
  if (!opened.ok) throw new Error(`The engine did not open: ${opened.failure}`);
  return opened.value;
}

/** Another program on a port of this computer. */
export function occupy(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve(server));
  });
}
