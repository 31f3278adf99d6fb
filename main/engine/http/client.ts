import type { Readable } from 'node:stream';
import type { Agent, Dispatcher } from 'undici';
import type { NetworkId } from '../../../shared/model/network.ts';
import type { Clock } from '../clock.ts';
import type { Errand, Guard } from '../domain/errand.ts';
import { encodeMultipart } from './multipart.ts';
import { addressRefused, leadsInside, lookupPublic } from './public-address.ts';
import { readPart } from './read-part.ts';
import type { NetworkCalls, NetworkReply, NetworkRequest, RequestBody } from './network-calls.ts';

/** One line of the outbound log (promise D5): where to and how it ended, never what was said. */
export interface OutboundLine {
  readonly at: number;
  readonly network: NetworkId;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly status: number | null;
  readonly outcome: string;
  readonly durationMs: number;
}

/** Decides whether a URL may be contacted. */
export type HostRule = (url: URL) => boolean;

/** Real hosts of a network over TLS; an entry with a leading dot allows its sub-domains. */
export function realHosts(hosts: readonly string[]): HostRule {
  return (url) =>
    url.protocol === 'https:' &&
    url.username === '' &&
    hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host));
}

/** Only the practice networks' own origin. */
export function practiceHosts(origin: string): HostRule {
  return (url) => url.origin === origin;
}

/** One server that a person named (their Mastodon, their Bluesky data server), exactly, and over TLS. */
export function singleOrigin(origin: string): HostRule {
  return (url) => url.protocol === 'https:' && url.username === '' && url.origin === origin;
}

/** Where a request may end up. */
export interface Reach {
  /** Whether the host came from outside, so that it must not lead into this computer or the network around it. */
  publicOnly(url: URL): boolean;
}

/** Comes with the first request: an engine that only waits for its times does without what the library takes. */
const loadUndici = () => import('undici');

const replyLimit = 16 * 1024 * 1024;
const defaultTimeout = 30_000;

/** The engine's HTTP client: the only code that opens a socket to a network. Keeps D5. */
export interface HttpClient {
  /** Calls for one network and one errand, limited to what `rule` allows and to what is not on hold when each is made. */
  callsFor(network: NetworkId, rule: HostRule, errand: Errand, reach?: Reach): NetworkCalls;
  close(): Promise<void>;
}

/** Creates the client; `isOnHold` is asked before each request, `log` receives one line for each, and `refused` hears of hosts that no rule names. */
export function createHttpClient(
  clock: Clock,
  log: (line: OutboundLine) => void,
  isOnHold: Guard,
  refused: (network: NetworkId, host: string, errand: Errand) => void = () => undefined,
): HttpClient {
  const started = new Map<boolean, Promise<Agent>>();
  const agentFor = (publicOnly: boolean): Promise<Agent> => {
    const agent = started.get(publicOnly) ?? startAgent(publicOnly);
    started.set(publicOnly, agent);
    return agent;
  };
  return {
    callsFor(network, rule, errand, reach) {
      let ahead = 0;
      const send = async (request: NetworkRequest): Promise<NetworkReply> => {
        const startedAt = clock.now();
        const url = new URL(request.url);
        const publicOnly = reach?.publicOnly(url) ?? false;
        const mayGo = rule(url) && !(publicOnly && leadsInside(url.hostname));
        const notSent = isOnHold(errand) ? 'on-hold' : mayGo ? null : 'host-refused';
        const reply: NetworkReply =
          notSent === null
            ? await exchange(() => agentFor(publicOnly), url, request)
            : { kind: 'not-sent', reason: notSent };
        if (reply.kind === 'not-sent' && reply.reason === 'host-refused') refused(network, url.host, errand);
        ahead = aheadOf(reply, clock.now()) ?? ahead;
        log({
          at: startedAt,
          network,
          method: request.method,
          host: url.host,
          path: withoutIds(url.pathname),
          status: reply.kind === 'reply' ? reply.status : null,
          outcome: reply.kind === 'reply' ? 'reply' : `${reply.kind}: ${reply.reason}`,
          durationMs: clock.now() - startedAt,
        });
        return reply;
      };
      return { send, networkNow: () => clock.now() + ahead };
    },
    async close() {
      for (const agent of started.values()) await (await agent).destroy();
    },
  };
}

/** How far the sender's clock is ahead of this computer's (ms), by the date of its reply (RFC 9110 §6.6.1). */
function aheadOf(reply: NetworkReply, now: number): number | undefined {
  const date = reply.kind === 'reply' ? Date.parse(reply.headers['date'] ?? '') : Number.NaN;
  return Number.isNaN(date) ? undefined : date - now;
}

async function startAgent(publicOnly: boolean): Promise<Agent> {
  const { Agent: PooledAgent } = await loadUndici();
  return new PooledAgent({
    connect: { timeout: 10_000, ...(publicOnly ? { lookup: lookupPublic } : {}) },
    keepAliveTimeout: 5_000,
    // An upload's reply may come long after its last byte; the request's own time-out rules.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

async function exchange(
  agentOnce: () => Promise<Agent>,
  url: URL,
  request: NetworkRequest,
): Promise<NetworkReply> {
  const timeout = AbortSignal.timeout(request.timeoutMs ?? defaultTimeout);
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
  if (request.signal?.aborted === true) return { kind: 'not-sent', reason: 'aborted' };
  const reached = { connected: false };
  try {
    const { body, headers } = encode(request.body, request.onSent);
    const agent = await agentOnce();
    const response = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers: { 'user-agent': 'Kaizup', accept: '*/*', ...headers, ...request.headers },
      // The library takes anything that can be iterated; its types name streams only.
      body: body as Readable | string | null,
      signal,
      // Redirects are data for the connector, never followed: a token must not travel to another host.
    });
    reached.connected = true;
    const text = await readText(response.body, request.replyAs ?? 'utf8');
    if (text === null) return { kind: 'lost', reason: 'reply-too-large' };
    return { kind: 'reply', status: response.statusCode, headers: flatten(response.headers), text };
  } catch (error) {
    return replyOf(error, timeout, request.signal);
  }
}

/** Only failures before the connection stood are certain not to have reached the network. */
function replyOf(error: unknown, timeout: AbortSignal, abort: AbortSignal | undefined): NetworkReply {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const neverConnected = [
    'ECONNREFUSED',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'ENETDOWN',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_NOT_YET_VALID',
    'CERT_REVOKED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'UND_ERR_CONNECT_TIMEOUT',
  ];
  if (code === addressRefused) return { kind: 'not-sent', reason: 'host-refused' };
  if (code === 'ENOTFOUND') return { kind: 'not-sent', reason: 'unknown-host' };
  if (neverConnected.includes(code)) {
    return { kind: 'not-sent', reason: 'unreachable' };
  }
  if (abort?.aborted === true) return { kind: 'lost', reason: 'aborted' };
  if (timeout.aborted) return { kind: 'lost', reason: 'timeout' };
  if (error instanceof Error && (code !== '' || error.name === 'AbortError')) {
    return { kind: 'lost', reason: 'connection' };
  }
  throw error;
}

async function readText(
  body: Dispatcher.ResponseData['body'],
  encoding: 'utf8' | 'base64',
): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > replyLimit) {
      body.destroy();
      return null;
    }
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString(encoding);
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

interface Encoded {
  readonly body: AsyncIterable<Buffer> | string | null;
  readonly headers: Readonly<Record<string, string>>;
}

function encode(body: RequestBody | undefined, onSent?: (bytes: number) => void): Encoded {
  switch (body?.kind) {
    case undefined:
      return { body: null, headers: {} };
    case 'json':
      return {
        body: JSON.stringify(body.value),
        headers: { 'content-type': 'application/json; charset=UTF-8' },
      };
    case 'form':
      return {
        body: new URLSearchParams(body.fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      };
    case 'text':
      return { body: body.text, headers: { 'content-type': body.mime } };
    case 'file':
      return {
        body: readPart(body.file, onSent),
        headers: { 'content-type': body.mime, 'content-length': String(body.file.end - body.file.start) },
      };
    case 'multipart':
      return encodeMultipart(body.fields);
  }
}

/** Ids and tokens in a path are not for the log. */
function withoutIds(path: string): string {
  return path
    .split('/')
    .map((part) =>
      /^[A-Za-z_.-]{1,40}$/.test(part) || /^v\d+(\.\d+)?$/.test(part) ? part : part === '' ? '' : '…',
    )
    .join('/');
}
