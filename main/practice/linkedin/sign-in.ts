import type { Context } from 'hono';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { sendErrorPage, sendPage } from '../kit/page.ts';
import { practiceClient } from '../kit/practice-network.ts';
import type { ApplicationDesk } from './application.ts';
import { member } from './members.ts';
import type { Tokens } from './tokens.ts';

/*
 * The consent page at GET /oauth/v2/authorization. Its form posts to the same address with one field:
 * `decision` = `allow` | `cancel` (the member declines) | `leave` (the member does not sign in).
 * Consent is all or nothing: there are no boxes to tick.
 */

const scopeWords: Readonly<Record<string, string>> = {
  openid: 'Know who you are',
  profile: 'Use your name and photo',
  email: 'Use the e-mail address of your profile',
  w_member_social: 'Create, change and delete posts as you',
  w_organization_social: 'Create, change and delete posts as your organizations',
  r_organization_social: 'Read your organizations’ posts',
  rw_organization_admin: 'Manage your organizations’ pages and read their statistics',
  r_member_postAnalytics: 'Read the statistics of your own posts',
  r_member_profileAnalytics: 'Read how many people follow you',
  r_basicprofile: 'Use your basic profile',
  w_member_social_feed: 'Comment and react as you',
  w_organization_social_feed: 'Comment and react as your organizations',
  r_organization_social_feed: 'Read comments and reactions on your organizations’ posts',
  r_organization_followers: 'Read how many people follow your organizations',
  r_1st_connections_size: 'Read how many connections you have',
};

const sessionCookie = 'practice_linkedin';

interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly scopes: readonly string[];
}

/** Authorization pages (contract L2). */
export function signInRoutes(desk: ApplicationDesk, tokens: Tokens): Hono {
  const routes = new Hono();

  function read(context: Context): AuthorizationRequest | string {
    const query = context.req.query();
    if (query['client_id'] !== practiceClient.id) return 'The passed in client_id is invalid.';
    const redirectUri = query['redirect_uri'] ?? '';
    if (!desk.isRegistered(redirectUri)) return 'The redirect_uri does not match the registered value.';
    if (query['response_type'] !== 'code') return 'The response_type must be “code”.';
    const scopes = (query['scope'] ?? '').split(' ').filter((scope) => scope !== '');
    if (desk.judgeScopes(scopes) === 'unknown') return 'The requested permission scope is not valid.';
    return { redirectUri, state: query['state'] ?? '', scopes };
  }
  function sendBack(
    context: Context,
    request: AuthorizationRequest,
    params: Record<string, string>,
  ): Response {
    const target = new URL(request.redirectUri);
    for (const [name, value] of Object.entries(params)) target.searchParams.set(name, value);
    if (request.state !== '') target.searchParams.set('state', request.state);
    return context.redirect(target.href, 302);
  }
  function refuseClosedScopes(context: Context, request: AuthorizationRequest): Response | undefined {
    if (desk.judgeScopes(request.scopes) !== 'closed') return undefined;
    return sendBack(context, request, {
      error: 'unauthorized_scope_error',
      error_description: 'Scope is not authorized for your application',
    });
  }

  routes.get('/oauth/v2/authorization', (context) => {
    const request = read(context);
    if (typeof request === 'string') return sendErrorPage(context, 'LinkedIn', request);
    const refused = refuseClosedScopes(context, request);
    if (refused !== undefined) return refused;
    if (getCookie(context, sessionCookie) === 'signed-in' && tokens.hasLiveGrant(request.scopes)) {
      return sendBack(context, request, { code: tokens.authorize(request.scopes, request.redirectUri) });
    }
    return sendPage(context, {
      network: 'LinkedIn',
      title: 'Allow Kaizup?',
      body: html`<form class="card" method="post">
<h1>Allow Kaizup to use your practice LinkedIn?</h1>
<p class="soft">Signed in as ${member.name}. <button class="plain" name="decision" value="leave">Not you?</button></p>
<p>Kaizup will be able to:</p>
<ul class="list">${request.scopes.map((scope) => html`<li>${scopeWords[scope] ?? scope}</li>`)}</ul>
<div class="actions">
<button class="main" name="decision" value="allow">Allow</button>
<button name="decision" value="cancel">Cancel</button>
</div></form>`,
    });
  });

  routes.post('/oauth/v2/authorization', async (context) => {
    const request = read(context);
    if (typeof request === 'string') return sendErrorPage(context, 'LinkedIn', request);
    const refused = refuseClosedScopes(context, request);
    if (refused !== undefined) return refused;
    const { decision } = await context.req.parseBody();
    if (decision === 'leave') {
      return sendBack(context, request, {
        error: 'user_cancelled_login',
        error_description: 'The user cancelled LinkedIn login',
      });
    }
    if (decision !== 'allow') {
      return sendBack(context, request, {
        error: 'user_cancelled_authorize',
        error_description: 'The user cancelled the authorization',
      });
    }
    setCookie(context, sessionCookie, 'signed-in', {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/www.linkedin.com',
    });
    return sendBack(context, request, { code: tokens.authorize(request.scopes, request.redirectUri) });
  });
  return routes;
}
