import type { Context } from 'hono';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { sendErrorPage, sendPage } from '../kit/page.ts';
import { creator, type ProfileDesk } from './application.ts';
import { audienceWords, showVideo } from './pages.ts';
import type { Publications } from './publications.ts';

/*
 * What the person does in the app with a draft, at /practice/inbox/{id}. The form posts `decision` = `post` | `discard`,
 * `title` and `privacy`; the app starts with the widest choice that the account has.
 */

/** Pages on which the person finishes a draft. */
export function inboxPages(desk: ProfileDesk, publications: Publications, base: string): Hono {
  const routes = new Hono();
  const find = (context: Context) =>
    publications.drafts().find(({ postId }) => postId === context.req.param('postId'));
  const notHere = (context: Context): Response | Promise<Response> =>
    sendErrorPage(context, 'TikTok', 'This draft is not in the inbox any more.', 404);

  routes.get('/practice/inbox/:postId', (context) => {
    const draft = find(context);
    if (draft === undefined) return notHere(context);
    return sendPage(context, {
      network: 'TikTok',
      title: 'Finish your video',
      body: html`<form class="card" method="post">
<h1>Finish your video</h1>
<p class="soft">Sent by Kaizup to the inbox of @${creator.username}</p>
${showVideo(base, draft)}
<label>Description<input type="text" name="title" maxlength="2200"></label>
<h2>Who can watch</h2>
${desk
  .privacyOptions()
  .map(
    (level, index) =>
      html`<label class="choice"><input type="radio" name="privacy" value="${level}"${index === 0 ? ' checked' : ''}><span>${audienceWords[level]}</span></label>`,
  )}
<div class="actions">
<button class="main" name="decision" value="post">Post</button>
<button name="decision" value="discard">Throw away</button>
</div></form>`,
    });
  });

  routes.post('/practice/inbox/:postId', async (context) => {
    const draft = find(context);
    if (draft === undefined) return notHere(context);
    const form = new URLSearchParams(await context.req.text());
    const privacy = desk.privacyOptions().find((level) => level === form.get('privacy'));
    if (form.get('decision') === 'post' && privacy !== undefined) {
      publications.finish(draft, {
        title: form.get('title') ?? '',
        privacy,
        comment: !desk.current().commentDisabled,
        duet: !desk.current().duetDisabled,
        stitch: !desk.current().stitchDisabled,
        yourBrand: false,
        brandedContent: false,
        aiGenerated: false,
        coverMs: null,
      });
    } else publications.discard(draft);
    return context.redirect(`${base}/@${creator.username}`, 303);
  });
  return routes;
}
