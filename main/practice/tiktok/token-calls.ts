import type { Context } from 'hono';
import { Hono } from 'hono';
import { practiceClient } from '../kit/practice-network.ts';
import { creator } from './application.ts';
import { newLogId } from './envelope.ts';
import type { IssuedTokens, Tokens } from './tokens.ts';

/** Token and revocation calls (contract T2). Replies are flat, and errors come with HTTP 200. */
export function tokenRoutes(tokens: Tokens, now: () => number): Hono {
  const routes = new Hono();

  function refuse(context: Context, error: string, description: string): Response {
    return context.json({ error, error_description: description, log_id: newLogId(now()) });
  }
  function handOut(context: Context, issued: IssuedTokens): Response {
    return context.json({
      open_id: creator.openId,
      scope: issued.scopes.join(','),
      access_token: issued.accessToken,
      expires_in: issued.accessSeconds,
      refresh_token: issued.refreshToken,
      refresh_expires_in: issued.refreshSeconds,
      token_type: 'Bearer',
    });
  }
  async function readForm(context: Context): Promise<URLSearchParams | Response> {
    if (!(context.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded')) {
      return refuse(
        context,
        'invalid_request',
        'Only `application/x-www-form-urlencoded` is accepted as Content-Type.',
      );
    }
    const form = new URLSearchParams(await context.req.text());
    const known =
      form.get('client_key') === practiceClient.id && form.get('client_secret') === practiceClient.secret;
    return known ? form : refuse(context, 'invalid_client', 'Client key or secret is incorrect.');
  }

  routes.post('/v2/oauth/token/', async (context) => {
    const form = await readForm(context);
    if (form instanceof Response) return form;
    const field = (name: string): string => form.get(name) ?? '';
    switch (field('grant_type')) {
      case 'authorization_code': {
        const absent = ['code', 'redirect_uri', 'code_verifier'].find((name) => field(name) === '');
        if (absent !== undefined)
          return refuse(context, 'invalid_request', `The request parameter ${absent} is missing.`);
        const issued = tokens.redeemCode(field('code'), field('redirect_uri'), field('code_verifier'));
        switch (issued) {
          case 'grant':
            return refuse(context, 'invalid_grant', 'Authorization code is expired.');
          case 'redirect':
            return refuse(
              context,
              'invalid_request',
              'Redirect_uri is not matched with the uri when requesting code.',
            );
          case 'verifier':
            return refuse(context, 'invalid_request', 'Code verifier or code challenge is invalid.');
          default:
            return handOut(context, issued);
        }
      }
      case 'refresh_token': {
        const issued = tokens.redeemRefreshToken(field('refresh_token'));
        return issued === undefined
          ? refuse(context, 'invalid_grant', 'Refresh token is invalid or expired.')
          : handOut(context, issued);
      }
      default:
        return refuse(context, 'unsupported_grant_type', 'The grant type is not supported.');
    }
  });

  routes.post('/v2/oauth/revoke/', async (context) => {
    const form = await readForm(context);
    if (form instanceof Response) return form;
    return tokens.revoke(form.get('token') ?? '')
      ? context.json({})
      : refuse(context, 'invalid_grant', 'The token is invalid.');
  });
  return routes;
}
