import type { Context } from 'hono';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { pageTime, sendErrorPage, sendPage } from '../kit/page.ts';
import type { AuthorizationRequest, OAuthSessions } from './oauth-sessions.ts';
import { owner } from './owner.ts';

/*
 * The consent page at GET /oauth/authorize. Its form posts to the same address with one field:
 * `decision` = `allow` | `cancel`. Consent is all or nothing.
 * Programs that were let in are listed at /account; each has a form that posts to /account/{id}/remove.
 */

const scopeWords: Readonly<Record<string, string>> = {
  atproto: 'Know who you are',
  'transition:generic': 'Publish, change and delete posts as you, and upload pictures and videos',
  'transition:email': 'See your e-mail address',
  'transition:chat.bsky': 'Read and send your messages',
};

/** Pages where the practice person lets a program in and takes that back. */
export function oauthPages(issuer: string, sessions: OAuthSessions): Hono {
  const routes = new Hono();

  function pushedFor(context: Context) {
    const { client_id: clientId = '', request_uri: requestUri = '' } = context.req.query();
    const request = sessions.pushed(clientId, requestUri);
    return request === undefined ? undefined : { request, requestUri };
  }
  const unknown = (context: Context): Response | Promise<Response> =>
    sendErrorPage(context, 'Bluesky', 'This sign-in is over, or it was never asked for. Start again.');

  routes.get('/oauth/authorize', (context) => {
    const found = pushedFor(context);
    if (found === undefined) return unknown(context);
    const { scopes } = found.request;
    return sendPage(context, {
      network: 'Bluesky',
      title: 'Authorize',
      body: html`<form class="card" method="post">
<h1>Let a program on this computer use your account?</h1>
<p>Signed in as <strong>${owner.displayName}</strong> <span class="soft">@${owner.handle}</span></p>
<p>It would like to:</p>
<ul class="list">${scopes.map((scope) => html`<li>${scopeWords[scope] ?? scope}</li>`)}</ul>
<p class="soft">You are asked again after two weeks, and can take it back before that.</p>
<div class="actions">
<button class="main" name="decision" value="allow">Allow</button>
<button name="decision" value="cancel">Cancel</button>
</div></form>`,
    });
  });

  routes.post('/oauth/authorize', async (context) => {
    const found = pushedFor(context);
    if (found === undefined) return unknown(context);
    const { request, requestUri } = found;
    const { decision } = await context.req.parseBody();
    if (decision === 'allow') return sendBack(context, request, { code: sessions.allow(requestUri) });
    sessions.deny(requestUri);
    return sendBack(context, request, {
      error: 'access_denied',
      error_description: 'The user denied the request',
    });
  });

  function sendBack(
    context: Context,
    { redirectUri, state }: AuthorizationRequest,
    params: Readonly<Record<string, string>>,
  ): Response {
    const target = new URL(redirectUri);
    for (const [name, value] of Object.entries({ iss: issuer, state, ...params })) {
      target.searchParams.set(name, value);
    }
    return context.redirect(target.href, 303);
  }

  routes.get('/account', (context) => {
    const open = sessions.open();
    return sendPage(context, {
      network: 'Bluesky',
      title: 'Connected programs',
      body: html`<section class="card"><h1>Connected programs</h1>
<p>Programs that may use @${owner.handle}.</p>
${open.length === 0 ? html`<p class="soft">None.</p>` : html`<ul class="list">${open.map(({ id, createdAt }) => html`<li><form method="post" action="${issuer}/account/${id}/remove">A program on this computer <span class="soft">since ${pageTime(createdAt)}</span> <button class="plain">Remove</button></form></li>`)}</ul>`}</section>`,
    });
  });
  routes.post('/account/:id/remove', (context) => {
    sessions.end(context.req.param('id'));
    return context.redirect(`${issuer}/account`, 303);
  });
  return routes;
}
