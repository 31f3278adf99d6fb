import type { Context } from 'hono';
import { Hono } from 'hono';
import { OAuthError } from './errors.ts';
import { readLoopbackClient } from './loopback-client.ts';
import { findPerson } from './neighbours.ts';
import type { IssuedTokens, OAuthSessions } from './oauth-sessions.ts';
import { owner } from './owner.ts';
import type { Proofs } from './proofs.ts';

/** What the server knows to allow. */
const scopesKnown = ['atproto', 'transition:generic', 'transition:email', 'transition:chat.bsky'];

/** Which server gives out tokens for the one that holds people's data. */
export function resourceRoutes(dataBase: string, issuer: string): Hono {
  const routes = new Hono();
  routes.get('/.well-known/oauth-protected-resource', (context) =>
    context.json({
      resource: dataBase,
      authorization_servers: [issuer],
      scopes_supported: [],
      bearer_methods_supported: ['header'],
      resource_documentation: 'https://atproto.com',
    }),
  );
  return routes;
}

/** The calls of the authorization server (contract §1, "Auth, OAuth"). */
export function oauthRoutes(issuer: string, sessions: OAuthSessions, proofs: Proofs): Hono {
  const routes = new Hono();
  routes.use('/oauth/*', async (context, next) => {
    await next();
    context.header('dpop-nonce', proofs.nonce());
  });

  routes.get('/.well-known/oauth-authorization-server', (context) =>
    context.json({
      issuer,
      scopes_supported: scopesKnown,
      subject_types_supported: ['public'],
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
      token_endpoint_auth_methods_supported: ['none'],
      revocation_endpoint: `${issuer}/oauth/revoke`,
      pushed_authorization_request_endpoint: `${issuer}/oauth/par`,
      require_pushed_authorization_requests: true,
      dpop_signing_alg_values_supported: ['ES256'],
      client_id_metadata_document_supported: true,
    }),
  );

  routes.post('/oauth/par', async (context) => {
    const form = await readForm(context);
    const clientId = form.get('client_id') ?? '';
    const client = readLoopbackClient(clientId);
    if (client === undefined) throw new OAuthError(400, 'invalid_client', 'Unknown client');
    const jkt = requireProof(context);
    const redirectUri = form.get('redirect_uri') ?? '';
    if (!client.takesRedirect(redirectUri)) {
      throw new OAuthError(400, 'invalid_request', 'Invalid redirect_uri');
    }
    const scopes = (form.get('scope') ?? '').split(' ');
    if (!scopes.includes('atproto')) {
      throw new OAuthError(400, 'invalid_scope', 'The "atproto" scope is required');
    }
    if (scopes.some((scope) => !client.scopes.includes(scope) || !scopesKnown.includes(scope))) {
      throw new OAuthError(400, 'invalid_scope', 'Scope is not declared in the client metadata');
    }
    if (form.get('response_type') !== 'code') {
      throw new OAuthError(400, 'unsupported_response_type', 'Only the code flow is supported');
    }
    const challenge = form.get('code_challenge') ?? '';
    if (!/^[A-Za-z0-9_-]{43}$/.test(challenge) || form.get('code_challenge_method') !== 'S256') {
      throw new OAuthError(400, 'invalid_request', 'code_challenge_method must be S256');
    }
    const loginHint = form.get('login_hint');
    if (loginHint !== null && findPerson(loginHint) === undefined) {
      throw new OAuthError(400, 'invalid_request', 'Unknown login_hint');
    }
    const state = form.get('state') ?? '';
    const request = { clientId, redirectUri, scopes, state, challenge, jkt, loginHint };
    const { requestUri, expiresInSeconds } = sessions.push(request);
    return context.json({ request_uri: requestUri, expires_in: expiresInSeconds }, 201);
  });

  routes.post('/oauth/token', async (context) => {
    const form = await readForm(context);
    const clientId = form.get('client_id') ?? '';
    const jkt = requireProof(context);
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return handOut(
          context,
          sessions.redeem({
            clientId,
            jkt,
            code: form.get('code') ?? '',
            redirectUri: form.get('redirect_uri') ?? '',
            verifier: form.get('code_verifier') ?? '',
          }),
        );
      case 'refresh_token':
        return handOut(context, sessions.refresh({ clientId, jkt, token: form.get('refresh_token') ?? '' }));
      default:
        throw new OAuthError(400, 'unsupported_grant_type', 'Grant type is not supported');
    }
  });

  routes.post('/oauth/revoke', async (context) => {
    const form = await readForm(context);
    // Without the key of the session nothing ends, and nothing is said of that (RFC 7009, section 2.2).
    if (context.req.header('dpop') !== undefined) {
      const jkt = requireProof(context);
      sessions.revoke({ clientId: form.get('client_id') ?? '', token: form.get('token') ?? '', jkt });
    }
    return context.json({});
  });

  function requireProof(context: Context): string {
    const proof = proofs.check(context, `${issuer}${new URL(context.req.url).pathname}`, null);
    if (proof === 'missing') throw new OAuthError(400, 'invalid_dpop_proof', 'DPoP proof required');
    if (proof === 'use_dpop_nonce') {
      throw new OAuthError(400, 'use_dpop_nonce', 'Authorization server requires nonce in DPoP proof');
    }
    if (proof === 'invalid_dpop_proof') throw new OAuthError(400, proof, 'Failed to verify DPoP proof');
    return proof.jkt;
  }
  function handOut(context: Context, issued: IssuedTokens): Response {
    context.header('cache-control', 'no-store');
    return context.json({
      access_token: issued.accessToken,
      token_type: 'DPoP',
      refresh_token: issued.refreshToken,
      scope: issued.scopes.join(' '),
      expires_in: issued.expiresInSeconds,
      sub: owner.did,
    });
  }
  return routes;
}

async function readForm(context: Context): Promise<URLSearchParams> {
  if (!(context.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded')) {
    throw new OAuthError(400, 'invalid_request', 'The body must be a form');
  }
  return new URLSearchParams(await context.req.text());
}
