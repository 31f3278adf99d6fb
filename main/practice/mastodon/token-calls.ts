import type { Context } from 'hono';
import { Hono } from 'hono';
import { type Applications, applicationEntity, authenticateClient, scopesOf } from './applications.ts';
import { OAuthError } from './errors.ts';
import type { Instance } from './instances.ts';
import { readParams, textOf } from './params.ts';
import { covers } from './sign-in.ts';
import type { IssuedToken, Tokens } from './tokens.ts';

/** Registration of applications, tokens, revocation, and the metadata that names these calls (contract §2, "Auth"). */
export function tokenRoutes(
  instance: Instance,
  base: string,
  applications: Applications,
  tokens: Tokens,
): Hono {
  const routes = new Hono();

  routes.get('/.well-known/oauth-authorization-server', (context) => {
    if (!instance.modern) return context.json({ error: 'Not Found' }, 404);
    return context.json({
      issuer: `${base}/`,
      service_documentation: 'https://docs.joinmastodon.org/',
      authorization_endpoint: `${base}/oauth/authorize`,
      token_endpoint: `${base}/oauth/token`,
      app_registration_endpoint: `${base}/api/v1/apps`,
      revocation_endpoint: `${base}/oauth/revoke`,
      scopes_supported: [
        'read',
        'write',
        'profile',
        'read:accounts',
        'read:statuses',
        'write:media',
        'write:statuses',
      ],
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      code_challenge_methods_supported: ['S256'],
      grant_types_supported: ['authorization_code', 'client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    });
  });

  routes.post('/api/v1/apps', async (context) => {
    const { application, secret } = applications.register(await readParams(context));
    return context.json({
      ...applicationEntity(instance, application),
      client_id: application.clientId,
      client_secret: secret,
      ...(instance.modern ? { client_secret_expires_at: 0 } : {}),
    });
  });

  routes.post('/oauth/token', async (context) => {
    const params = await readParams(context);
    const application = authenticateClient(applications, params, context.req.header('authorization'));
    switch (textOf(params['grant_type'])) {
      case 'authorization_code': {
        const [code, redirectUri] = [textOf(params['code']), textOf(params['redirect_uri'])];
        return handOut(
          context,
          tokens.redeem(application, code, redirectUri, textOf(params['code_verifier'])),
        );
      }
      case 'client_credentials': {
        const scopes = scopesOf(params['scope'], ['read']);
        if (scopes.some((scope) => !covers(application.scopes, scope))) {
          throw new OAuthError(
            400,
            'invalid_scope',
            'The requested scope is invalid, unknown, or malformed.',
          );
        }
        return handOut(context, tokens.forApplication(application, scopes));
      }
      default:
        throw new OAuthError(
          400,
          'unsupported_grant_type',
          'The authorization grant type is not supported by the authorization server.',
        );
    }
  });

  routes.post('/oauth/revoke', async (context) => {
    const params = await readParams(context);
    const application = applications.byClientId(textOf(params['client_id']));
    const known =
      application !== undefined && applications.hasSecret(application, textOf(params['client_secret']));
    if (!known || !tokens.revoke(application, textOf(params['token']))) {
      throw new OAuthError(403, 'unauthorized_client', 'You are not authorized to revoke this token');
    }
    return context.json({});
  });

  function handOut(context: Context, { token, record }: IssuedToken): Response {
    context.header('cache-control', 'no-store');
    // No end and no refresh token: a token lives until it is revoked.
    return context.json({
      access_token: token,
      token_type: 'Bearer',
      scope: record.scopes.join(' '),
      created_at: Math.floor(record.createdAt / 1000),
    });
  }
  return routes;
}
