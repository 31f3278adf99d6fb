import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type PracticeBench, redirectOf, startPractice, submit } from './practice.ts';

/** A person's program at one practice server, as its documentation describes one. */
export interface MastodonClient {
  readonly bench: PracticeBench;
  readonly host: string;
  readonly token: string;
  at(path: string): string;
  /** A call with the token. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  /** The same, answered as JSON with status 200. */
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Entity>;
  upload(bytes: Uint8Array<ArrayBuffer>, fileName: string, description?: string): Promise<Response>;
}

/** An entity, read as loosely as a test needs it. */
export type Entity = z.infer<typeof entity>;
export const entity = z.record(z.string(), z.json());
const list = z.array(entity);

const redirectUri = 'http://127.0.0.1:50123/callback/mastodon';
const scopes = 'read:accounts read:statuses write:statuses write:media';
const verifier = 'verifier-verifier-verifier-verifier-verifier-0123';
export const challenge = createHash('sha256').update(verifier).digest('base64url');

/** What a registration is answered with. */
export interface Registered {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly reply: Entity;
}

/** Registers a program. */
export async function register(
  bench: PracticeBench,
  host: string,
  change: Readonly<Record<string, unknown>> = {},
): Promise<Registered> {
  const response = await post(bench.at(host, '/api/v1/apps'), {
    client_name: 'Test',
    redirect_uris: redirectUri,
    scopes,
    ...change,
  });
  const reply = entity.parse(await response.json());
  return {
    clientId: field(reply, 'client_id'),
    clientSecret: field(reply, 'client_secret'),
    reply,
  };
}

/** The address of the consent page. */
export function consentAddress(
  bench: PracticeBench,
  host: string,
  clientId: string,
  change: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes,
    state: 'st',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...change,
  });
  return `${bench.at(host, '/oauth/authorize')}?${query.toString()}`;
}

/** Where the browser is sent after the person pressed a button. */
export async function decide(address: string, decision: 'allow' | 'cancel'): Promise<URL> {
  return redirectOf(await submit(address, [['decision', decision]]));
}

/** Trades a code. */
export function trade(
  bench: PracticeBench,
  host: string,
  { clientId, clientSecret }: Registered,
  code: string,
  change: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return submit(
    bench.at(host, '/oauth/token'),
    Object.entries({
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
      ...change,
    }),
  );
}

/** A client that signed in at a server. */
export async function connect(
  host = 'mastodon.social',
  bench?: PracticeBench,
  granted: string = scopes,
): Promise<MastodonClient> {
  const practice = bench ?? (await startPractice());
  const registered = await register(practice, host);
  const address = consentAddress(practice, host, registered.clientId, { scope: granted });
  const code = (await decide(address, 'allow')).searchParams.get('code') ?? '';
  const reply = entity.parse(await (await trade(practice, host, registered, code)).json());
  const token = field(reply, 'access_token');
  const authorization = `Bearer ${token}`;
  const client: MastodonClient = {
    bench: practice,
    host,
    token,
    at: (path) => practice.at(host, path),
    call: (method, path, body, headers = {}) =>
      fetch(client.at(path), {
        method,
        headers: {
          authorization,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async ask(method, path, body, headers) {
      const response = await client.call(method, path, body, headers);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return entity.parse(JSON.parse(text));
    },
    upload(bytes, fileName, description) {
      const form = new FormData();
      form.set('file', new Blob([bytes]), fileName);
      if (description !== undefined) form.set('description', description);
      return fetch(client.at('/api/v2/media'), { method: 'POST', headers: { authorization }, body: form });
    },
  };
  return client;
}

/** A text field of an entity. */
export function field(of: Entity, name: string): string {
  return z.string().parse(of[name]);
}

/** A list that a call is answered with. */
export async function listOf(response: Response): Promise<readonly Entity[]> {
  return list.parse(await response.json());
}

/** The sentence of a refusal. */
export async function errorOf(response: Response): Promise<string> {
  return field(entity.parse(await response.json()), 'error');
}

/** Sends JSON without a token. */
export function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
