import type { Context } from 'hono';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Markup, pageTime, sendPage } from '../kit/page.ts';
import { owner } from './owner.ts';
import type { Sessions } from './sessions.ts';

/*
 * App passwords at bsky.social/practice/app-password: the form posts `name` and gets the password, once;
 * each listed password has a form that posts to /practice/app-password/{id}/delete.
 */

/** The page where the practice person makes and deletes app passwords. */
export function appPasswordRoutes(sessions: Sessions, base: string): Hono {
  const routes = new Hono();
  const address = `${base}/practice/app-password`;

  function show(context: Context, made: Markup | ''): Response | Promise<Response> {
    const existing = sessions.appPasswords();
    return sendPage(context, {
      network: 'Bluesky',
      title: 'App passwords',
      body: html`${made}<form class="card" method="post" action="${address}">
<h1>App passwords of ${owner.displayName}</h1>
<p>An app password lets Kaizup post as @${owner.handle} without your own password. You can delete it at any time.</p>
<p><label>Name<br><input type="text" name="name" value="Kaizup" maxlength="40" required></label></p>
<div class="actions"><button class="main">Create app password</button></div></form>
${existing.length === 0 ? '' : html`<section class="card"><h1>In use</h1><ul class="list">${existing.map((entry) => html`<li><form method="post" action="${address}/${entry.id}/delete">${entry.name} <span class="soft">since ${pageTime(entry.createdAt)}</span> <button class="plain">Delete</button></form></li>`)}</ul></section>`}`,
    });
  }

  routes.get('/practice', (context) => context.redirect(address, 302));
  routes.get('/practice/app-password', (context) => show(context, ''));
  routes.post('/practice/app-password', async (context) => {
    const name = new URLSearchParams(await context.req.text()).get('name')?.trim().slice(0, 40) ?? '';
    const { identifier, password } = sessions.createAppPassword(name === '' ? 'Kaizup' : name);
    return show(
      context,
      html`<section class="card"><h1>Your new app password</h1>
<p>Copy it into Kaizup now. It is not shown again.</p>
<p>Handle<br><code id="identifier">${identifier}</code></p>
<p>App password<br><code id="app-password">${password}</code></p></section>`,
    );
  });
  routes.post('/practice/app-password/:id/delete', (context) => {
    sessions.revokeAppPassword(context.req.param('id'));
    return context.redirect(address, 303);
  });
  return routes;
}
