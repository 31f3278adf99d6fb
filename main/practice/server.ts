import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { createBlueskyPractice } from './bluesky/index.ts';
import { createPracticeClock, type PracticeClock } from './kit/clock.ts';
import { createFaults, type Fault, type Faults, type RequestFacts } from './kit/faults.ts';
import { keepPort, keptPort, listenOnLoopback } from './kit/listen.ts';
import type { PracticeNetwork } from './kit/practice-network.ts';
import { openWorld, type World } from './kit/world.ts';
import { createLinkedInPractice } from './linkedin/index.ts';
import { createMastodonPractice } from './mastodon/index.ts';
import { createMetaPractice } from './meta/index.ts';
import { createTikTokPractice } from './tiktok/index.ts';

/** The socket under a Hono request, needed to lose a reply as a broken network would. */
export interface NodeBindings {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

export interface PracticeOptions {
  /** Folder of the practice world. */
  readonly folder: string;
  /** 64 hex digits to keep the world encrypted on disk, or null for a world in memory. */
  readonly key: string | null;
  /** Secret that admin calls carry in `x-practice-admin`; a web page in the owner's browser does not know it. */
  readonly adminSecret: string;
  /** Practice time; the machine's, until driven, when absent. */
  readonly clock?: PracticeClock;
  /** Told of every request to a network, as it arrives and after it had its effect; for those who measure. */
  observe?(facts: RequestFacts, moment: 'arrived' | 'done'): void;
}

/** Running practice networks: one loopback port, a virtual host for each first path segment. */
export interface PracticeServer {
  readonly origin: string;
  readonly clock: PracticeClock;
  readonly faults: Faults;
  readonly world: World;
  readonly networks: readonly PracticeNetwork[];
  close(): Promise<void>;
}

/** Starts all practice networks on 127.0.0.1. */
export async function startPracticeServer(options: PracticeOptions): Promise<PracticeServer> {
  const clock = options.clock ?? createPracticeClock();
  const faults = createFaults();
  const world = openWorld(options.folder, options.key);
  const networks: PracticeNetwork[] = [];
  const app = new Hono<{ Bindings: NodeBindings }>();
  let origin = '';

  const hosts = new Map<string, Hono>();
  app.use('*', async (context, next) => {
    // A page that resolves its own name to loopback must not reach the practice networks (DNS rebinding).
    if (context.req.header('host') !== new URL(origin).host) return context.text('Unknown host', 421);
    return next();
  });
  app.route('/_admin', adminRoutes({ adminSecret: options.adminSecret, clock, faults, world, networks }));
  app.use('*', async (context, next) => {
    await next();
    // A server's own clock dates its replies (RFC 9110 §6.6.1); here that is practice time.
    context.header('date', new Date(clock.now()).toUTCString());
  });
  app.all('/:host/*', async (context) => {
    const host = context.req.param('host');
    const routes = hosts.get(host);
    if (routes === undefined) return context.notFound();
    const url = new URL(context.req.url);
    const facts = { host, path: url.pathname.slice(host.length + 1), method: context.req.method };

    options.observe?.(facts, 'arrived');
    const before = faults.takeForRequest(
      ['connection-refused', 'error-before', 'slow', 'rate-limited'],
      facts,
    );
    if (before?.kind === 'connection-refused') return destroySocket(context.env.outgoing);
    if (before?.kind === 'error-before') return unavailable(before.value);
    if (before?.kind === 'rate-limited') return new Response('Too many requests', { status: 429 });
    if (before?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, before.value ?? 2000));

    const inner = new URL(`${url.origin}${facts.path}${url.search}`);
    const response = await routes.fetch(new Request(inner, context.req.raw), context.env);
    options.observe?.(facts, 'done');

    const after = faults.takeForRequest(['reply-lost', 'error-after'], facts);
    if (after?.kind === 'reply-lost') return destroySocket(context.env.outgoing);
    if (after?.kind === 'error-after') return unavailable(after.value);
    return response;
  });

  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  // A world that is kept has an address that is kept: links to its posts must not die with the process.
  const port = await listenOnLoopback(server, options.key === null ? 0 : keptPort(options.folder));
  if (options.key !== null) keepPort(options.folder, port);
  origin = `http://127.0.0.1:${port}`;
  const setting = { clock, faults, world, baseOf: (host: string) => `${origin}/${host}` };
  networks.push(
    ...createMetaPractice(setting),
    createLinkedInPractice(setting),
    createTikTokPractice(setting),
    createBlueskyPractice(setting),
    createMastodonPractice(setting),
  );
  for (const network of networks) {
    for (const [host, routes] of Object.entries(network.hosts)) hosts.set(host, routes);
  }

  return {
    origin,
    clock,
    faults,
    world,
    networks,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          world.close();
          resolve();
        });
      }),
  };
}

function destroySocket(outgoing: ServerResponse): Response {
  outgoing.destroy();
  return new Response(null);
}

function unavailable(status: number | undefined): Response {
  return new Response('The practice network is unavailable', { status: status ?? 503 });
}

interface AdminSetting {
  readonly adminSecret: string;
  readonly clock: PracticeClock;
  readonly faults: Faults;
  readonly world: World;
  readonly networks: readonly PracticeNetwork[];
}

function adminRoutes({ adminSecret, clock, faults, world, networks }: AdminSetting): Hono {
  const admin = new Hono();
  const network = (id: string): PracticeNetwork | undefined => networks.find((entry) => entry.id === id);
  admin.use('*', async (context, next) => {
    const given = Buffer.from(context.req.header('x-practice-admin') ?? '');
    const wanted = Buffer.from(adminSecret);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      return context.text('Forbidden', 403);
    return next();
  });
  admin.get('/clock', (context) => context.json({ now: clock.now() }));
  admin.post('/clock/advance', async (context) => {
    const { milliseconds } = await context.req.json<{ milliseconds: number }>();
    clock.advance(milliseconds);
    return context.json({ now: clock.now() });
  });
  admin.post('/faults', async (context) => {
    faults.arm(await context.req.json<Fault>());
    return context.json({ armed: faults.list() });
  });
  admin.delete('/faults', (context) => {
    faults.clear();
    return context.json({ armed: [] });
  });
  admin.post('/reset', (context) => {
    world.reset();
    faults.clear();
    return context.json({ reset: true });
  });
  admin.post('/networks/:id/redirects', async (context) => {
    const { redirectUri } = await context.req.json<{ redirectUri: string }>();
    network(context.req.param('id'))?.admin.registerRedirect(redirectUri);
    return context.json({ registered: redirectUri });
  });
  admin.post('/networks/:id/revoke', (context) => {
    network(context.req.param('id'))?.admin.revokeAll();
    return context.json({ revoked: true });
  });
  admin.post('/networks/:id/app-password', (context) => {
    const made = network(context.req.param('id'))?.admin.appPassword?.();
    return made === undefined ? context.notFound() : context.json(made);
  });
  admin.post('/networks/:id/quota', async (context) => {
    const { total } = await context.req.json<{ total: number }>();
    network(context.req.param('id'))?.admin.allowADay?.(total);
    return context.json({ total });
  });
  admin.get('/networks/:id/published', (context) =>
    context.json({ published: network(context.req.param('id'))?.admin.published() ?? [] }),
  );
  return admin;
}
