import type { Context } from 'hono';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Markup, pageTime, sendErrorPage, sendPage } from '../kit/page.ts';
import type { Entities } from './entities.ts';
import type { Instance } from './instances.ts';
import type { MediaStore, StoredMedia } from './media-store.ts';
import type { StoredPoll } from './polls.ts';
import type { Scheduled } from './scheduled.ts';
import type { StatusStore, StoredStatus, Visibility } from './status-store.ts';
import { showStatus } from './status-text.ts';

const audienceWords: Readonly<Record<Visibility, string>> = {
  public: 'Public',
  unlisted: 'Quiet public',
  private: 'Followers',
  direct: 'Private mention',
};

/** Pages that people see: a profile at `/@name`, a status with its answers at `/@name/{id}`. */
export function pageRoutes(
  instance: Instance,
  base: string,
  now: () => number,
  statuses: StatusStore,
  scheduled: Scheduled,
  media: MediaStore,
  entities: Entities,
): Hono {
  const routes = new Hono();
  const { person } = instance;
  const network = `Mastodon at ${instance.host}`;
  const nothing = (context: Context): Response | Promise<Response> =>
    sendErrorPage(context, network, 'This page is not available. It may have been deleted.', 404);

  routes.get('/:name{@[A-Za-z0-9_.]+}', (context) => {
    if (context.req.param('name') !== `@${person.username}`) return nothing(context);
    scheduled.settle();
    const posts = statuses.by(person.id).filter(({ inReplyToId }) => inReplyToId === null);
    return sendPage(context, {
      network,
      title: person.displayName,
      body: html`<section class="card"><h1>${person.displayName}</h1>
<p class="soft">@${person.username}@${instance.host} · ${person.note}</p>
<p class="counts"><span>${posts.length} posts</span><span>${person.following} following</span><span>${person.followers} followers</span></p></section>
${posts.map((status) => showCard(status))}`,
    });
  });

  routes.get('/:name{@[A-Za-z0-9_.]+}/:id', (context) => {
    scheduled.settle();
    const status = statuses.get(context.req.param('id'));
    if (status === undefined) return nothing(context);
    const answers = statuses.below(status);
    return sendPage(context, {
      network,
      title: `Post by ${statuses.personOf(status).displayName}`,
      body: html`${showCard(status)}
${answers.length === 0 ? '' : html`<section class="card"><h1>Answers</h1><ul class="list">${answers.map((answer) => html`<li><strong>${statuses.personOf(answer).displayName}</strong> <span class="soft">${pageTime(answer.createdAt)}</span>${showStatus(answer.text, base, entities.findPerson)}</li>`)}</ul></section>`}`,
    });
  });

  function showCard(status: StoredStatus): Markup {
    const author = statuses.personOf(status);
    const { favourites, reblogs } = entities.figures(status);
    const edited = status.editedAt === null ? '' : html` · Edited ${pageTime(status.editedAt)}`;
    return html`<article class="card">
<h1>${author.displayName}</h1>
<p class="soft">@${author.username}@${instance.host} · <a href="${base}/@${author.username}/${status.id}">${pageTime(status.createdAt)}</a> · ${audienceWords[status.visibility]}${edited}</p>
${status.spoilerText === '' ? showInside(status) : html`<details><summary>${status.spoilerText}</summary>${showInside(status)}</details>`}
<p class="counts"><span>${statuses.repliesTo(status)} answers</span><span>${reblogs} boosts</span><span>${favourites} favourites</span></p>
</article>`;
  }

  function showInside(status: StoredStatus): Markup {
    const files = status.mediaIds.flatMap((id) => media.get(id) ?? []);
    return html`<div class="text" lang="${status.language ?? ''}">${showStatus(status.text, base, entities.findPerson)}</div>
${status.poll === null ? '' : showPoll(status, status.poll)}${showFiles(files, status.sensitive && status.spoilerText === '')}`;
  }

  function showPoll(status: StoredStatus, poll: StoredPoll): Markup {
    const { voters } = entities.figures(status);
    const end = poll.expiresAt <= now() ? 'Closed' : `Until ${pageTime(poll.expiresAt)}`;
    return html`<ul class="list">${poll.options.map((option) => html`<li class="choice"><input type="${poll.multiple ? 'checkbox' : 'radio'}" disabled aria-label="${option}"><span>${option}</span></li>`)}</ul>
<p class="soft">${voters} people · ${end}</p>`;
  }

  function showFiles(files: readonly StoredMedia[], hidden: boolean): Markup | '' {
    if (files.length === 0) return '';
    const shown = files.map((file) => showFile(file));
    const list = files.length === 1 ? html`${shown}` : html`<div class="grid">${shown}</div>`;
    return hidden ? html`<details><summary>Sensitive content</summary>${list}</details>` : list;
  }

  function showFile({ id, type, description }: StoredMedia): Markup {
    const address = `${base}/practice/media/${id}`;
    return type === 'video'
      ? html`<video src="${address}" controls preload="metadata" aria-label="${description ?? ''}"></video>`
      : html`<img src="${address}" alt="${description ?? ''}">`;
  }
  return routes;
}
