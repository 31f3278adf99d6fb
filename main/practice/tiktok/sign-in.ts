import type { Context } from 'hono';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { sendErrorPage, sendPage } from '../kit/page.ts';
import { practiceClient } from '../kit/practice-network.ts';
import { creator, knownScopes, type ProfileDesk, type Scope } from './application.ts';
import type { Tokens } from './tokens.ts';

/*
 * The consent page at GET /v2/auth/authorize/. Its form posts to the same address:
 * `decision` = `allow` | `cancel`, and `scope` once for each permission left ticked.
 * `user.info.basic` cannot be unticked; every other permission can.
 */

const scopeWords: Readonly<Record<Scope, readonly [string, string]>> = {
  'user.info.basic': ['Read your profile', 'Your name and picture'],
  'user.info.profile': ['Read more of your profile', 'Your username, biography and links'],
  'user.info.stats': ['Read your counts', 'Followers, likes and number of videos'],
  'video.list': ['Read your public videos', 'With their views, likes, comments and shares'],
  'video.publish': ['Post for you', 'Videos go straight to your profile'],
  'video.upload': ['Send drafts to your inbox', 'You finish and post them yourself'],
};

interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly scopes: readonly string[];
  readonly challenge: string;
}

const isScope = (value: string): value is Scope => (knownScopes as readonly string[]).includes(value);

/** Authorization pages (contract T1). */
export function signInRoutes(desk: ProfileDesk, tokens: Tokens): Hono {
  const routes = new Hono();

  function read(context: Context): AuthorizationRequest | string {
    const query = context.req.query();
    if (query['client_key'] !== practiceClient.id) return 'Something went wrong with “client_key” (10003).';
    const redirectUri = query['redirect_uri'] ?? '';
    if (!desk.isRegistered(redirectUri)) return 'Something went wrong with “redirect_uri” (10006).';
    const challenge = query['code_challenge'] ?? '';
    if (challenge === '' || query['code_challenge_method'] !== 'S256') {
      return 'Something went wrong with “code_challenge” (10007).';
    }
    const scopes = (query['scope'] ?? '').split(',').filter((scope) => scope !== '');
    return { redirectUri, state: query['state'] ?? '', scopes, challenge };
  }
  function sendBack(
    context: Context,
    request: AuthorizationRequest,
    params: Record<string, string>,
  ): Response {
    const target = new URL(request.redirectUri);
    for (const [name, value] of Object.entries(params)) target.searchParams.set(name, value);
    target.searchParams.set('state', request.state);
    return context.redirect(target.href, 302);
  }
  function refusal(context: Context, request: AuthorizationRequest): Response | undefined {
    if (context.req.query('response_type') !== 'code') {
      return sendBack(context, request, {
        error: 'unsupported_response_type',
        error_description: 'The response type must be code.',
      });
    }
    if (request.scopes.length > 0 && request.scopes.every(isScope)) return undefined;
    return sendBack(context, request, {
      error: 'invalid_scope',
      error_description: 'The requested scope is invalid or not granted to the application.',
    });
  }

  routes.get('/v2/auth/authorize/', (context) => {
    const request = read(context);
    if (typeof request === 'string') return sendErrorPage(context, 'TikTok', request);
    const refused = refusal(context, request);
    if (refused !== undefined) return refused;
    return sendPage(context, {
      network: 'TikTok',
      title: 'Allow Kaizup?',
      body: html`<form class="card" method="post">
<h1>Allow Kaizup to use your practice TikTok?</h1>
<p class="soft">Signed in as ${creator.displayName} (@${creator.username})</p>
${request.scopes.filter(isScope).map((scope) => {
  const [words, more] = scopeWords[scope];
  const fixed = scope === 'user.info.basic';
  return html`<label class="choice"><input type="checkbox" name="scope" value="${scope}" checked${fixed ? ' disabled' : ''}><span>${words}<small>${more}</small></span></label>`;
})}
<div class="actions">
<button class="main" name="decision" value="allow">Allow</button>
<button name="decision" value="cancel">Cancel</button>
</div></form>`,
    });
  });

  routes.post('/v2/auth/authorize/', async (context) => {
    const request = read(context);
    if (typeof request === 'string') return sendErrorPage(context, 'TikTok', request);
    const refused = refusal(context, request);
    if (refused !== undefined) return refused;
    const form = new URLSearchParams(await context.req.text());
    if (form.get('decision') !== 'allow') {
      return sendBack(context, request, {
        error: 'access_denied',
        error_description: 'User cancelled the authorization',
      });
    }
    const ticked = new Set(['user.info.basic', ...form.getAll('scope')]);
    const scopes = request.scopes.filter((scope) => ticked.has(scope));
    const code = tokens.authorize(scopes, request.redirectUri, request.challenge);
    return sendBack(context, request, { code, scopes: scopes.join(',') });
  });
  return routes;
}
