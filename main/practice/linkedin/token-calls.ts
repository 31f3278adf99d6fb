import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { practiceClient, type PracticeSetting } from '../kit/practice-network.ts';
import { member } from './members.ts';
import type { IssuedTokens, Tokens } from './tokens.ts';

type Form = Readonly<Record<string, string>>;

function refuse(context: Context, status: 400 | 401, error: string, description: string): Response {
  return context.json({ error, error_description: description }, status);
}

function wrongClient(form: Form): boolean {
  return form['client_id'] !== practiceClient.id || form['client_secret'] !== practiceClient.secret;
}

async function readForm(context: Context): Promise<Form> {
  return Object.fromEntries(new URLSearchParams(await context.req.text()));
}

/** Token, introspection and revocation calls (contract L2). */
export function tokenRoutes({ clock, baseOf }: PracticeSetting, tokens: Tokens): Hono {
  const routes = new Hono();

  function missing(form: Form, names: readonly string[]): string | undefined {
    return names.find((name) => (form[name] ?? '') === '');
  }
  function idToken(): string {
    const now = Math.floor(clock.now() / 1000);
    const parts = [
      { alg: 'HS256', typ: 'JWT' },
      {
        iss: baseOf('www.linkedin.com'),
        aud: practiceClient.id,
        sub: member.sub,
        name: member.name,
        iat: now,
        exp: now + 3600,
      },
    ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const signature = createHmac('sha256', practiceClient.secret).update(parts.join('.')).digest('base64url');
    return [...parts, signature].join('.');
  }
  function handOut(context: Context, issued: IssuedTokens): Response {
    return context.json({
      access_token: issued.accessToken,
      expires_in: issued.expiresIn,
      ...(issued.refresh === null
        ? {}
        : { refresh_token: issued.refresh.token, refresh_token_expires_in: issued.refresh.expiresIn }),
      // Documented as space-delimited, observed with commas.
      scope: [...issued.scopes].sort().join(','),
      token_type: 'Bearer',
      ...(issued.scopes.includes('openid') ? { id_token: idToken() } : {}),
    });
  }

  routes.post('/oauth/v2/accessToken', async (context) => {
    const form = await readForm(context);
    const needed = {
      authorization_code: ['code', 'client_id', 'client_secret', 'redirect_uri'],
      refresh_token: ['refresh_token', 'client_id', 'client_secret'],
    }[form['grant_type'] ?? ''];
    if (needed === undefined) {
      return refuse(context, 400, 'invalid_request', 'A required parameter "grant_type" is missing');
    }
    const absent = missing(form, needed);
    if (absent !== undefined) {
      return refuse(context, 400, 'invalid_request', `A required parameter "${absent}" is missing`);
    }
    if (wrongClient(form)) return refuse(context, 401, 'invalid_client', 'Client authentication failed');
    if (form['grant_type'] === 'refresh_token') {
      const renewed = tokens.redeemRefreshToken(form['refresh_token'] ?? '');
      return renewed === undefined
        ? refuse(context, 400, 'invalid_grant', 'The provided refresh token is invalid, expired or revoked')
        : handOut(context, renewed);
    }
    const issued = tokens.redeemCode(form['code'] ?? '', form['redirect_uri'] ?? '');
    if (issued === 'unknown') return refuse(context, 400, 'invalid_request', 'authorization code not found');
    if (issued === 'mismatch') {
      return refuse(
        context,
        400,
        'invalid_redirect_uri',
        'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired.',
      );
    }
    return handOut(context, issued);
  });

  routes.post('/oauth/v2/introspectToken', async (context) => {
    const form = await readForm(context);
    if (wrongClient(form)) return refuse(context, 401, 'invalid_client', 'Client authentication failed');
    const known = tokens.look(form['token'] ?? '');
    if (known === undefined) return context.json({ active: false });
    const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);
    return context.json({
      active: known.status === 'active',
      status: known.status,
      auth_type: '3L',
      client_id: practiceClient.id,
      scope: known.grant.scopes.join(','),
      authorized_at: seconds(known.grant.authorizedAt),
      created_at: seconds(known.createdAt),
      expires_at: seconds(known.expiresAt),
    });
  });

  routes.post('/oauth/v2/revoke', async (context) => {
    const form = await readForm(context);
    if (wrongClient(form)) return refuse(context, 401, 'invalid_client', 'Client authentication failed');
    tokens.revokeGrantOf(form['token'] ?? '');
    return context.body(null, 200);
  });
  return routes;
}
