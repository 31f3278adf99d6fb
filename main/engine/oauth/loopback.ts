import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import { errorCodeOf } from '../store/open-database.ts';

/** The browser came back: the query of the redirect. */
export type Redirect =
  | { readonly kind: 'redirected'; readonly params: URLSearchParams }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cancelled' };

export interface LoopbackOptions {
  /** Path the network redirects to, exact, with its slashes. */
  readonly path: string;
  /** Host name in the redirect address. */
  readonly host: '127.0.0.1' | 'localhost';
  /** A fixed port, where the network wants the address registered to the digit; 0 lets the system choose. */
  readonly port: number;
  readonly timeoutMs: number;
  /** Page shown to the person after the redirect; no secret, no script. */
  page(): string;
  /** Answers whether the `state` is the one this sign-in sent: others are refused and do not end the sign-in. */
  knows(state: string): boolean;
}

/** A listener for one redirect (RFC 8252 section 7.3). */
export interface Loopback {
  readonly redirectUri: string;
  readonly redirect: Promise<Redirect>;
  cancel(): void;
}

/**
 * Listens on 127.0.0.1 only, for one redirect with the right state on the exact path, for five minutes at most.
 * A request for another host name (DNS rebinding), another path, another method, another state or from within another page gets an error
 * and changes nothing.
 */
export async function listenForRedirect(options: LoopbackOptions): Promise<Outcome<Loopback, 'port-taken'>> {
  // A server's code is not there between sign-ins, which is most of the time.
  const { createServer } = await import('node:http');
  const server = createServer();
  const port = await listen(server, options.port);
  if (port === undefined) return fail('port-taken');
  const { promise, resolve } = Promise.withResolvers<Redirect>();
  const hosts = new Set([`${options.host}:${port}`]);

  let ended = false;
  const end = (redirect: Redirect): void => {
    ended = true;
    clearTimeout(timer);
    server.close();
    // The answer to the browser still goes out; idle connections do not keep the port.
    setImmediate(() => server.closeIdleConnections());
    resolve(redirect);
  };
  const timer = setTimeout(() => end({ kind: 'timed-out' }), options.timeoutMs);

  server.on('request', (request, response) => {
    if (!hosts.has(request.headers.host ?? '')) return refuse(response, 421);
    const target = request.url ?? '/';
    const base = `http://${options.host}`;
    if (!URL.canParse(target, base)) return refuse(response, 400);
    const url = new URL(target, base);
    if (url.pathname !== options.path) return refuse(response, 404);
    if (request.method !== 'GET') return refuse(response, 405);
    if (!isNavigation(request)) return refuse(response, 403);
    if (!options.knows(url.searchParams.get('state') ?? '')) return refuse(response, 400);
    // A connection that was open before may ask again.
    if (ended) return refuse(response, 410);
    answer(response, options.page());
    end({ kind: 'redirected', params: url.searchParams });
  });

  return ok({
    redirectUri: `http://${options.host}:${port}${options.path}`,
    redirect: promise,
    cancel: () => end({ kind: 'cancelled' }),
  });
}

function listen(server: Server, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (['EADDRINUSE', 'EACCES'].includes(errorCodeOf(error))) resolve(undefined);
      else reject(error);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : undefined);
    });
  });
}

const securityHeaders = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end('This is not the page that Kaizup is waiting for.');
}

/** Whether a browser says that a person goes there, and no script, picture or frame of another page; who says nothing is no such page. */
function isNavigation({ headers }: IncomingMessage): boolean {
  return (headers['sec-fetch-dest'] ?? 'document') === 'document';
}

function answer(response: ServerResponse, page: string): void {
  response.writeHead(200, { ...securityHeaders, 'content-type': 'text/html; charset=utf-8' });
  response.end(page);
}
