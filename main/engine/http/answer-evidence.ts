import type { NetworkAnswer } from '../../../shared/model/network-answer.ts';
import type { NetworkCalls, NetworkReply, NetworkRequest } from './network-calls.ts';

/** Characters of a body that are kept: an error is a few hundred, a page of HTML is cut. */
const keptBody = 4000;

/** Headers that tell support which answer it was, when to come back, and how much is used up. All others stay out. */
const keptHeaders =
  /^(date|content-type|retry-after|x-request-id|x-fb-(trace-id|request-id|rev)|x-li-(uuid|fabric|request-id)|x-restli-.*|x-tt-logid|x-app-usage|x-business-use-case-usage|(x-)?ratelimit-.*)$/;

/** Fields that hold a key, a code or what proves who asks, whatever a network calls them. */
const secretField =
  /token|secret|password|passwd|authoriz|signature|cookie|session|credential|api[-_]?key|jwt|proof|nonce|^(code|key|state|sig)$|_code$|email/i;

/** What stands in the place of what was taken out. */
const gone = '…';

/** Listens to calls and remembers the answer that tells why something did not go well, without what is secret. */
export interface Witness {
  readonly calls: NetworkCalls;
  /** The last refusal that nothing was written after; else the last answer: networks also say in a good one what went wrong. */
  evidence(): NetworkAnswer | null;
}

interface Heard {
  readonly request: NetworkRequest;
  readonly reply: NetworkReply;
  readonly at: number;
}

/** A witness of `calls`; `now` tells the time (ms) and `secrets` what must not be kept in any form. */
export function witnessOf(calls: NetworkCalls, now: () => number, secrets: readonly string[]): Witness {
  let last: Heard | undefined;
  let refusal: Heard | undefined;
  const { networkNow } = calls;
  return {
    calls: {
      async send(request) {
        const reply = await calls.send(request);
        last = { request, reply, at: now() };
        if (!isSuccess(reply)) refusal = last;
        else if (request.method !== 'GET') refusal = undefined;
        return reply;
      },
      ...(networkNow === undefined ? {} : { networkNow: () => networkNow.call(calls) }),
    },
    // Made when it is asked for: most calls go well, and nobody asks.
    evidence() {
      const heard = refusal ?? last;
      return heard === undefined ? null : evidenceOf(heard.request, heard.reply, heard.at, secrets);
    },
  };
}

const isSuccess = (reply: NetworkReply): boolean =>
  reply.kind === 'reply' && reply.status >= 200 && reply.status < 300;

/** What is kept of a reply. */
export function evidenceOf(
  request: Pick<NetworkRequest, 'method' | 'url' | 'replyAs'>,
  reply: NetworkReply,
  at: number,
  secrets: readonly string[],
): NetworkAnswer {
  const { method } = request;
  const { host } = new URL(request.url);
  if (reply.kind !== 'reply') {
    return { at, method, host, status: null, missing: missingOf(reply), headers: {}, body: '', cut: false };
  }
  const text = request.replyAs === 'base64' ? '' : withoutSecrets(reply.text, secrets);
  const headers = Object.entries(reply.headers).flatMap(([name, value]) =>
    keptHeaders.test(name) ? [[name, withoutWords(value.slice(0, 500), secrets)] as const] : [],
  );
  return {
    at,
    method,
    host,
    status: reply.status,
    missing: null,
    headers: Object.fromEntries(headers),
    body: text.slice(0, keptBody),
    cut: text.length > keptBody,
  };
}

function missingOf(reply: Exclude<NetworkReply, { kind: 'reply' }>): NonNullable<NetworkAnswer['missing']> {
  switch (reply.reason) {
    case 'unknown-host':
    case 'unreachable':
      return 'unreachable';
    case 'reply-too-large':
      return 'too-large';
    case 'timeout':
    case 'connection':
      return 'no-answer';
    case 'aborted':
      return reply.kind === 'lost' ? 'no-answer' : 'not-sent';
    case 'host-refused':
    case 'on-hold':
      return 'not-sent';
  }
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  // What is cut off anyway is not worth reading; a secret that begins within is longer than what is left of it there.
  const head = text.slice(0, keptBody * 4);
  const parsed = head.length === text.length ? parsedJson(text) : undefined;
  return withoutWords(
    parsed === undefined ? head.replace(namedValue, `$1${gone}`) : JSON.stringify(pruned(parsed), null, 2),
    secrets,
  );
}

/** `name=value` and `"name": "value"` in text that is no whole JSON. */
const namedValue =
  /(["']?(?:[\w-]*(?:token|secret|password|signature|cookie|session|credential|jwt|proof|nonce|code))["']?\s*[:=]\s*["']?)[^\s"'&<>,;]+/gi;

function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretField.test(name) && typeof inner === 'string' && !isErrorCode(inner) ? gone : pruned(inner),
    ]),
  );
}

/** `code` and the like also name errors: `OAuthException`, `spam_risk_too_many_posts`, `ExpiredToken`, `190`. */
const isErrorCode = (text: string): boolean => /^[A-Za-z_]{1,60}$|^\d{1,12}$/.test(text);

function withoutWords(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret.length >= 6);
  return known
    .reduce((left, secret) => left.replaceAll(secret, gone), text)
    .replace(/(https?:\/\/[^\s"'<>?#]+)[?#][^\s"'<>]*/g, `$1?${gone}`)
    .replace(/\b[\w.+-]+@[\w-]+\.[\w.-]+\b/g, gone)
    .replace(/\b[A-Za-z0-9_+/-]{32,}(?:\.[A-Za-z0-9_-]+)*=*/g, gone);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
