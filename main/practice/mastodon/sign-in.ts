import type { Context } from 'hono';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { sendErrorPage, sendPage } from '../kit/page.ts';
import { type Application, type Applications, knowsScope, scopesOf } from './applications.ts';
import type { Instance } from './instances.ts';
import type { Tokens } from './tokens.ts';

/*
 * The consent page at GET /oauth/authorize. Its form posts to the same address with one field:
 * `decision` = `allow` | `cancel`. Consent is all or nothing: there are no boxes to tick.
 */

const scopeWords: Readonly<Record<string, string>> = {
  profile: 'Read your profile',
  read: 'Read everything of your account',
  'read:accounts': 'See your profile and its figures',
  'read:statuses': 'See your posts',
  write: 'Change everything of your account',
  'write:statuses': 'Publish, change and delete posts as you',
  'write:media': 'Upload pictures and videos',
};

const outOfBand = 'urn:ietf:wg:oauth:2.0:oob';

interface AuthorizationRequest {
  readonly application: Application;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly scopes: readonly string[];
  readonly challenge: string | null;
}

/** A request that goes back to the application with an error. */
interface RefusedRequest {
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly error: string;
  readonly description: string;
}

/** Authorization pages of a server (contract §2, "Auth"). */
export function signInRoutes(
  instance: Instance,
  base: string,
  applications: Applications,
  tokens: Tokens,
): Hono {
  const routes = new Hono();
  const name = `Mastodon at ${instance.host}`;

  function read(context: Context): AuthorizationRequest | RefusedRequest | string {
    const query = context.req.query();
    const application = applications.byClientId(query['client_id'] ?? '');
    if (application === undefined) {
      return 'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.';
    }
    const redirectUri = query['redirect_uri'] ?? '';
    if (!applications.takesRedirect(application, redirectUri)) {
      return "The requested redirect uri is malformed or doesn't match client redirect URI.";
    }
    const state = query['state'];
    const refuse = (error: string, description: string): RefusedRequest => ({
      redirectUri,
      state,
      error,
      description,
    });
    if (query['response_type'] !== 'code') {
      return refuse(
        'unsupported_response_type',
        'The authorization server does not support this response type.',
      );
    }
    const scopes = scopesOf(query['scope'], ['read']);
    if (scopes.some((scope) => !knowsScope(instance, scope) || !covers(application.scopes, scope))) {
      return refuse('invalid_scope', 'The requested scope is invalid, unknown, or malformed.');
    }
    // Before 4.3 the parameters of PKCE are not looked at.
    const challenge = instance.modern ? (query['code_challenge'] ?? null) : null;
    if (challenge !== null && query['code_challenge_method'] !== 'S256') {
      return refuse('invalid_code_challenge_method', 'The code challenge method must be S256.');
    }
    return { application, redirectUri, state, scopes, challenge };
  }

  routes.get('/oauth/authorize', (context) => {
    const request = read(context);
    if (typeof request === 'string') return sendErrorPage(context, name, request);
    if ('error' in request) return sendBack(context, request, refusalOf(request));
    const { person } = instance;
    return sendPage(context, {
      network: name,
      title: 'Authorization required',
      body: html`<form class="card" method="post">
<h1>Allow ${request.application.name} to use your account?</h1>
<p class="soft">Signed in as @${person.username}@${instance.host}</p>
<p>${request.application.name} would like to:</p>
<ul class="list">${request.scopes.map((scope) => html`<li>${scopeWords[scope] ?? scope}</li>`)}</ul>
<div class="actions">
<button class="main" name="decision" value="allow">Allow</button>
<button name="decision" value="cancel">Cancel</button>
</div></form>`,
    });
  });

  routes.post('/oauth/authorize', async (context) => {
    const request = read(context);
    if (typeof request === 'string') return sendErrorPage(context, name, request);
    if ('error' in request) return sendBack(context, request, refusalOf(request));
    const { decision } = await context.req.parseBody();
    if (decision !== 'allow') {
      return sendBack(context, request, {
        error: 'access_denied',
        error_description: 'The resource owner or authorization server denied the request.',
      });
    }
    return sendBack(context, request, { code: tokens.authorize(request) });
  });

  function sendBack(
    context: Context,
    { redirectUri, state }: Pick<AuthorizationRequest, 'redirectUri' | 'state'>,
    params: Readonly<Record<string, string>>,
  ): Response | Promise<Response> {
    if (redirectUri === outOfBand) {
      return sendPage(context, {
        network: name,
        title: 'Authorization code',
        body: html`<section class="card"><h1>Copy this code into the application</h1><p><code>${params['code'] ?? params['error'] ?? ''}</code></p></section>`,
      });
    }
    const target = new URL(redirectUri);
    for (const [key, value] of Object.entries(params)) target.searchParams.set(key, value);
    if (state !== undefined) target.searchParams.set('state', state);
    return context.redirect(target.href, 302);
  }

  // Where a person takes an application's permission back.
  routes.get('/oauth/authorized_applications', (context) =>
    sendPage(context, {
      network: name,
      title: 'Authorized applications',
      body: html`<form class="card" method="post" action="${base}/oauth/authorized_applications"><h1>Authorized applications</h1>
<p>Applications that may use @${instance.person.username}@${instance.host}.</p>
<div class="actions"><button>Revoke all</button></div></form>`,
    }),
  );
  routes.post('/oauth/authorized_applications', (context) => {
    tokens.revokeAll();
    return context.redirect(`${base}/oauth/authorized_applications`, 303);
  });
  return routes;
}

function refusalOf({ error, description }: RefusedRequest): Readonly<Record<string, string>> {
  return { error, error_description: description };
}

/** Whether granted scopes include one: `write` includes `write:media`. */
export function covers(granted: readonly string[], scope: string): boolean {
  return granted.includes(scope) || granted.includes(scope.split(':')[0] ?? scope);
}
