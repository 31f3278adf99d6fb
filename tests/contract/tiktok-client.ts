import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { practiceClient } from '../../main/practice/kit/practice-network.ts';
import { type PracticeBench, redirectOf, submit } from './practice.ts';

export const redirectUri = 'http://127.0.0.1:53123/callback/tiktok/';
export const allScopes =
  'user.info.basic,user.info.profile,user.info.stats,video.list,video.publish,video.upload';
export const verifier = 'practice-verifier-practice-verifier-practice-1';
export const hexChallenge = createHash('sha256').update(verifier).digest('hex');

export type Body = Readonly<Record<string, unknown>>;
export const bodyOf = async (response: Response): Promise<Body> => (await response.json()) as Body;

/** Address of the consent page; an empty value leaves a parameter out. */
export function consentUrl(bench: PracticeBench, change: Record<string, string> = {}): string {
  const params = {
    client_key: practiceClient.id,
    response_type: 'code',
    scope: allScopes,
    redirect_uri: redirectUri,
    state: 's1',
    code_challenge: hexChallenge,
    code_challenge_method: 'S256',
    ...change,
  };
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== ''));
  return bench.at('www.tiktok.com', `/v2/auth/authorize/?${query}`);
}

/** Says yes on the consent page with `ticked` scopes and returns the callback's parameters. */
export async function consent(
  bench: PracticeBench,
  ticked: string = allScopes,
  change: Record<string, string> = {},
): Promise<URLSearchParams> {
  bench.network('tiktok').admin.registerRedirect('http://127.0.0.1:*/callback/tiktok/');
  const fields = ticked.split(',').map((scope) => ['scope', scope] as const);
  return redirectOf(await submit(consentUrl(bench, change), [...fields, ['decision', 'allow']])).searchParams;
}

/** A call of the token endpoint with the practice application's credentials. */
export function tokenCall(
  bench: PracticeBench,
  fields: Record<string, string>,
  path = '/v2/oauth/token/',
): Promise<Response> {
  const form = { client_key: practiceClient.id, client_secret: practiceClient.secret, ...fields };
  return submit(bench.at('open.tiktokapis.com', path), Object.entries(form));
}

export function exchange(
  bench: PracticeBench,
  code: string,
  change: Record<string, string> = {},
): Promise<Response> {
  return tokenCall(bench, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...change,
  });
}

/** Signs in and returns the token reply. */
export async function signIn(bench: PracticeBench, scopes = allScopes): Promise<Body> {
  return bodyOf(await exchange(bench, (await consent(bench, scopes)).get('code') ?? ''));
}

/** API calls with a token. */
export function apiClient(bench: PracticeBench, token: unknown) {
  const headers = { authorization: `Bearer ${String(token)}` };
  return {
    get: (path: string): Promise<Response> => fetch(bench.at('open.tiktokapis.com', path), { headers }),
    post: (path: string, json?: unknown): Promise<Response> =>
      fetch(bench.at('open.tiktokapis.com', path), {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json; charset=UTF-8' },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
  };
}
export type Api = ReturnType<typeof apiClient>;

/** Code and HTTP status of a refusal in the envelope. */
export async function refusal(response: Response): Promise<readonly [number, string]> {
  const { error } = (await response.json()) as { readonly error: { readonly code: string } };
  return [response.status, error.code];
}

/** Body of `video/init` for a file of one chunk. */
export function initBody(
  size: number,
  post: Record<string, unknown> = {},
  source: Record<string, unknown> = {},
): unknown {
  return {
    post_info: {
      title: 'Kneading #bread',
      privacy_level: 'SELF_ONLY',
      disable_duet: true,
      disable_comment: false,
      disable_stitch: true,
      brand_content_toggle: false,
      brand_organic_toggle: false,
      ...post,
    },
    source_info: {
      source: 'FILE_UPLOAD',
      video_size: size,
      chunk_size: size,
      total_chunk_count: 1,
      ...source,
    },
  };
}

/** Body of `inbox/video/init` for a file of one chunk. */
export const inboxBody = (size: number): unknown => ({
  source_info: { source: 'FILE_UPLOAD', video_size: size, chunk_size: size, total_chunk_count: 1 },
});

/** Starts a post and returns what its `init` call gave. */
export async function initialize(
  api: Api,
  body: unknown,
  path = '/v2/post/publish/video/init/',
): Promise<{ readonly publish_id: string; readonly upload_url: string }> {
  const response = await api.post(path, body);
  expect(response.status, await response.clone().text()).toBe(200);
  return ((await bodyOf(response))['data'] ?? {}) as {
    readonly publish_id: string;
    readonly upload_url: string;
  };
}

/** Puts bytes `first` to `last` of `total`. */
export function put(
  url: string,
  bytes: Uint8Array,
  first: number,
  total: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'PUT',
    headers: {
      'content-type': 'video/mp4',
      'content-range': `bytes ${first}-${first + bytes.length - 1}/${total}`,
      ...headers,
    },
    body: new Uint8Array(bytes),
  });
}

/** Status of a post as raw text: its ids do not survive JSON.parse. */
export async function statusText(api: Api, publishId: string): Promise<string> {
  return (await api.post('/v2/post/publish/status/fetch/', { publish_id: publishId })).text();
}
