import { expect } from 'vitest';
import { practiceClient } from '../../main/practice/kit/practice-network.ts';
import { type PracticeBench, redirectOf, submit } from './practice.ts';

export const redirectUri = 'http://127.0.0.1:18920/callback/linkedin';
export const personal = 'openid profile email w_member_social';
export const community = `${personal} w_organization_social r_organization_social rw_organization_admin r_member_postAnalytics r_organization_social_feed`;
export const memberUrn = 'urn:li:person:kQ3vLevain';
export const bakery = 'urn:li:organization:108240117';
export const market = 'urn:li:organization:109355081';

/** The body of an error, or of a token call. */
export type Body = Readonly<Record<string, unknown>>;
export const bodyOf = async (response: Response): Promise<Body> => (await response.json()) as Body;

/** Address of the consent page. */
export function consentUrl(bench: PracticeBench, scope: string, change: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: practiceClient.id,
    redirect_uri: redirectUri,
    state: 's1',
    scope,
    ...change,
  });
  return bench.at('www.linkedin.com', `/oauth/v2/authorization?${query}`);
}

/** A code, by saying yes on the consent page. */
export async function consent(bench: PracticeBench, scope: string): Promise<string> {
  bench.network('linkedin').admin.registerRedirect(redirectUri);
  const back = redirectOf(await submit(consentUrl(bench, scope), [['decision', 'allow']]));
  expect(back.searchParams.get('state')).toBe('s1');
  return back.searchParams.get('code') ?? '';
}

/** A call at the OAuth host with the practice application's credentials. */
export function oauthCall(
  bench: PracticeBench,
  path: string,
  fields: Record<string, string>,
): Promise<Response> {
  const form = { client_id: practiceClient.id, client_secret: practiceClient.secret, ...fields };
  return submit(bench.at('www.linkedin.com', path), Object.entries(form));
}

export function exchange(bench: PracticeBench, code: string, redirect = redirectUri): Promise<Response> {
  return oauthCall(bench, '/oauth/v2/accessToken', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirect,
  });
}

/** An access token. */
export async function signIn(bench: PracticeBench, scope = community): Promise<string> {
  const body = await bodyOf(await exchange(bench, await consent(bench, scope)));
  return String(body['access_token']);
}

/** Calls of the REST API with all headers; `change` overrides them, an empty value leaves one out. */
export function restClient(bench: PracticeBench, token: string, version = '202609') {
  return async (
    method: string,
    path: string,
    { json, headers = {} }: { readonly json?: unknown; readonly headers?: Record<string, string> } = {},
  ): Promise<Response> => {
    const all: Record<string, string> = {
      authorization: `Bearer ${token}`,
      'linkedin-version': version,
      'x-restli-protocol-version': '2.0.0',
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    return fetch(bench.at('api.linkedin.com', path), {
      method,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
  };
}
export type Rest = ReturnType<typeof restClient>;

/** A complete create body. */
export function postBody(author: string, commentary: string, content?: unknown): Record<string, unknown> {
  return {
    author,
    commentary,
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
    ...(content === undefined ? {} : { content }),
  };
}

/** Publishes and returns the new post's URN. */
export async function publish(
  rest: Rest,
  author: string,
  commentary: string,
  content?: unknown,
): Promise<string> {
  const response = await rest('POST', '/rest/posts', { json: postBody(author, commentary, content) });
  expect(response.status, await response.clone().text()).toBe(201);
  return response.headers.get('x-restli-id') ?? '';
}
