import { expect } from 'vitest';
import type { PracticeBench } from './practice.ts';

export const did = 'did:plc:maisonlevainghent4practic';
export const handle = 'maison-levain.bsky.social';
export const collection = 'app.bsky.feed.post';

export type Body = Readonly<Record<string, unknown>>;

/** A session token as a reply gave it. */
export type Token = Body[string];

function bearer(token: Token): string {
  if (typeof token !== 'string') throw new TypeError('The reply held no token');
  return token;
}

/** An XRPC reply with its body read. */
export interface XrpcReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Calls an XRPC method: a query without `input`, else a procedure; `null` is an empty input. */
export async function xrpc(
  bench: PracticeBench,
  method: string,
  {
    token,
    input,
    query = '',
  }: { readonly token?: Token; readonly input?: unknown; readonly query?: string } = {},
): Promise<XrpcReply> {
  const response = await fetch(bench.at('bsky.social', `/xrpc/${method}${query}`), {
    method: input === undefined ? 'GET' : 'POST',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${bearer(token)}` }),
      ...(input === undefined || input === null ? {} : { 'content-type': 'application/json' }),
    },
    ...(input === undefined || input === null ? {} : { body: JSON.stringify(input) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Body),
  };
}

/** An app password made by the admin. */
export function appPassword(bench: PracticeBench): {
  readonly identifier: string;
  readonly password: string;
} {
  const made = bench.network('bluesky').admin.appPassword?.();
  if (made === undefined) throw new Error('Bluesky has app passwords');
  return made;
}

/** Signs in with a new app password. */
export async function signIn(bench: PracticeBench): Promise<Body> {
  const { status, body } = await xrpc(bench, 'com.atproto.server.createSession', {
    input: appPassword(bench),
  });
  expect(status).toBe(200);
  return body;
}

/** Uploads bytes as `type` and returns the blob reference. */
export async function upload(
  bench: PracticeBench,
  token: Token,
  bytes: Uint8Array,
  type = 'image/jpeg',
): Promise<Body> {
  const response = await fetch(bench.at('bsky.social', '/xrpc/com.atproto.repo.uploadBlob'), {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer(token)}`, 'content-type': type },
    body: new Uint8Array(bytes),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return ((await response.json()) as { readonly blob: Body }).blob;
}

/** A post record. */
export function record(text: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { $type: collection, text, createdAt: '2026-11-24T09:00:00.000Z', ...more };
}

/** Puts a record that must not be there yet. */
export function put(
  bench: PracticeBench,
  token: Token,
  rkey: string,
  value: unknown,
  more = {},
): Promise<XrpcReply> {
  return xrpc(bench, 'com.atproto.repo.putRecord', {
    token,
    input: { repo: did, collection, rkey, record: value, swapRecord: null, ...more },
  });
}
