import * as oauth from 'oauth4webapi';
import { walkConsent } from '../integration/connectors/consent.ts';
import type { PracticeBench } from './practice.ts';

export const dataHost = 'morel.us-east.host.bsky.network';
export const redirectUri = 'http://127.0.0.1:50123/callback';
export const clientId = `http://localhost?${new URLSearchParams({
  redirect_uri: 'http://127.0.0.1/callback',
  scope: 'atproto transition:generic',
}).toString()}`;

const insecure = { [oauth.allowInsecureRequests]: true } as const;

/** A client of OAuth that others wrote, with a key of its own. */
export interface OAuthClient {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly keys: oauth.CryptoKeyPair;
  readonly proofs: oauth.DPoPHandle;
  /** A handle whose proofs are spoiled before they are signed. */
  spoiled(spoil: (payload: Record<string, unknown>) => void): oauth.DPoPHandle;
}

/** A client that has read what the server says of itself. */
export async function openClient(bench: PracticeBench): Promise<OAuthClient> {
  const issuer = new URL(bench.at('bsky.social', ''));
  const metadata = await fetch(`${issuer.href}/.well-known/oauth-authorization-server`);
  const server = await oauth.processDiscoveryResponse(issuer, metadata);
  // The library goes by this computer's clock, the practice networks by their own.
  const skew = Math.round((bench.server.clock.now() - Date.now()) / 1000);
  const client: oauth.Client = { client_id: clientId, [oauth.clockSkew]: skew };
  const keys = await oauth.generateKeyPair('ES256');
  return {
    server,
    client,
    keys,
    proofs: oauth.DPoP(client, keys),
    spoiled: (spoil) =>
      oauth.DPoP(client, keys, { [oauth.modifyAssertion]: (_header, payload) => spoil(payload) }),
  };
}

/** What came of a call: its result, or the error that the server named. */
export async function outcomeOf<T>(call: () => Promise<T>): Promise<T | string> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError) return error.error;
    if (error instanceof oauth.WWWAuthenticateChallengeError) {
      return error.cause[0]?.parameters.error ?? 'challenged';
    }
    throw error;
  }
}

/** Does a call again after the refusal that brings the first nonce. */
async function twice<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return call();
  }
}

/** Pushes a request and returns the address of its page. */
export async function push(
  { server, client, proofs }: OAuthClient,
  given: Readonly<Record<string, string>> = {},
  handle = proofs,
): Promise<{ readonly url: string; readonly requestUri: string }> {
  const params = new URLSearchParams({
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'atproto transition:generic',
    state: 'the-state',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...given,
  });
  const pushed = await twice(async () =>
    oauth.processPushedAuthorizationResponse(
      server,
      client,
      await oauth.pushedAuthorizationRequest(server, client, oauth.None(), params, {
        DPoP: handle,
        ...insecure,
      }),
    ),
  );
  const url = new URL(server.authorization_endpoint ?? '');
  url.searchParams.set('client_id', client.client_id);
  url.searchParams.set('request_uri', pushed.request_uri);
  return { url: url.href, requestUri: pushed.request_uri };
}

export const verifier = 'verifier-verifier-verifier-verifier-verifier-0123';

/** Goes through the consent page: the checked parameters of the redirect. */
export async function consent(own: OAuthClient, press = 'allow'): Promise<URLSearchParams> {
  const { url } = await push(own);
  return oauth.validateAuthResponse(
    own.server,
    own.client,
    await walkConsent(url, redirectUri, { press }),
    'the-state',
  );
}

/** Trades a code. */
export function redeem(
  { server, client, proofs }: OAuthClient,
  params: URLSearchParams,
  { codeVerifier = verifier, redirect = redirectUri, handle = proofs } = {},
): Promise<oauth.TokenEndpointResponse> {
  return twice(async () =>
    oauth.processAuthorizationCodeResponse(
      server,
      client,
      await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        params,
        redirect,
        codeVerifier,
        { DPoP: handle, ...insecure },
      ),
    ),
  );
}

/** All of it: the first pair of tokens. */
export async function signIn(own: OAuthClient): Promise<oauth.TokenEndpointResponse> {
  return redeem(own, await consent(own));
}

/** Trades a refresh token. */
export function refresh(
  { server, client, proofs }: OAuthClient,
  token: string | undefined,
): Promise<oauth.TokenEndpointResponse> {
  return twice(async () =>
    oauth.processRefreshTokenResponse(
      server,
      client,
      await oauth.refreshTokenGrantRequest(server, client, oauth.None(), token ?? '', {
        DPoP: proofs,
        ...insecure,
      }),
    ),
  );
}

/** Ends a session; without a proof when there is no handle. */
export async function revoke(
  { server, client }: OAuthClient,
  token: string,
  handle?: oauth.DPoPHandle,
): Promise<number> {
  // The library has no proofs for this call of its own.
  const at = { ...server, token_endpoint: server.revocation_endpoint ?? '' };
  const response = await oauth.genericTokenEndpointRequest(
    at,
    client,
    oauth.None(),
    'none',
    { token },
    { ...(handle === undefined ? {} : { DPoP: handle }), ...insecure },
  );
  return response.status;
}

/** Calls an XRPC query at the person's own server with a token and a proof. */
export function query(
  bench: PracticeBench,
  { proofs }: OAuthClient,
  token: string,
  { host = dataHost, method = 'com.atproto.server.getSession', handle = proofs } = {},
): Promise<Response> {
  const url = new URL(bench.at(host, `/xrpc/${method}`));
  return twice(() =>
    oauth.protectedResourceRequest(token, 'GET', url, undefined, undefined, { DPoP: handle, ...insecure }),
  );
}
