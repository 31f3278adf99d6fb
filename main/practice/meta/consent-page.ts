/**
 * The consent page. Its form posts to the dialog's own address with
 * `request` (which consent this answers), `page` (id of a ticked Page, repeated), `permission` (a ticked scope, repeated)
 * and `decision` (`allow` or `cancel`).
 */
import { html } from 'hono/html';
import type { PracticePage } from '../kit/page.ts';
import type { PageRecord, PersonRecord } from './model.ts';
import { knownScopes } from './scopes.ts';

export interface ConsentQuestion {
  readonly request: string;
  readonly action: string;
  readonly person: PersonRecord;
  readonly pages: readonly PageRecord[];
  readonly scopes: readonly string[];
}

/** Asks the person which Pages and permissions the application gets. */
export function consentPage({ request, action, person, pages, scopes }: ConsentQuestion): PracticePage {
  return {
    network: 'Facebook',
    title: 'Allow Kaizup to use your Pages?',
    body: html`<form class="card" method="post" action="${action}">
<h1>Allow Kaizup to use your Pages?</h1>
<p class="soft">Signed in as ${person.name}</p>
<input type="hidden" name="request" value="${request}">
<h2 id="pages">Pages</h2>
<div role="group" aria-labelledby="pages">${pages.map(pageChoice)}</div>
<h2 id="permissions">What Kaizup may do</h2>
<div role="group" aria-labelledby="permissions">${scopes.map(scopeChoice)}</div>
<div class="actions">
<button class="main" type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="cancel">Cancel</button>
</div>
</form>`,
  };
}

function pageChoice(page: PageRecord) {
  const withInstagram = page.instagramId === null ? '' : ' · with its Instagram account';
  const owned = page.businessId === null ? '' : page.ofClient ? ' · of a client' : ' · owned by a business';
  return html`<label class="choice"><input type="checkbox" name="page" value="${page.id}" checked>
<span>${page.name}<small>${page.category.name}${withInstagram}${owned}</small></span></label>`;
}

function scopeChoice(scope: string) {
  return html`<label class="choice"><input type="checkbox" name="permission" value="${scope}" checked>
<span>${knownScopes[scope] ?? scope}<small>${scope}</small></span></label>`;
}
