/**
 * The consent page. Its form posts to the dialog's own address with
 * `request` (which consent this answers), `page` (id of a ticked Page, repeated), `permission` (a ticked scope, repeated)
 * and `decision` (`allow` or `cancel`).
 */
import { html } from 'hono/html';
import { disc, type Markup, page } from './layout.ts';
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
export function consentPage({ request, action, person, pages, scopes }: ConsentQuestion): Markup {
  return page(
    'Facebook',
    'Allow Kaizup to use your Pages?',
    html`<form class="card" method="post" action="${action}">
<h1>Allow Kaizup to use your Pages?</h1>
<div class="who">${disc(person.name, '#5d646d')}<div><strong>${person.name}</strong><small>Signed in on this computer</small></div></div>
<input type="hidden" name="request" value="${request}">
<fieldset><legend>Pages</legend>
${pages.map(
  (entry) => html`<label><input type="checkbox" name="page" value="${entry.id}" checked>
<span>${entry.name}<small>${entry.category.name}${entry.instagramId === null ? '' : ' · with its Instagram account'}${entry.businessId === null ? '' : ' · owned by a business'}</small></span></label>`,
)}
</fieldset>
<fieldset><legend>What Kaizup may do</legend>
${scopes.map(
  (scope) => html`<label><input type="checkbox" name="permission" value="${scope}" checked>
<span>${knownScopes[scope] ?? scope}<small>${scope}</small></span></label>`,
)}
</fieldset>
<div class="row"><button type="submit" name="decision" value="cancel">Cancel</button><button class="act" type="submit" name="decision" value="allow">Allow</button></div>
</form>`,
  );
}

/** The dialog could not be shown; it never redirects to an address that was not registered. */
export function dialogRefusal(reason: string): Markup {
  return page(
    'Facebook',
    'Sign-in is not possible',
    html`<div class="card"><h1>Sign-in is not possible</h1><p>${reason}</p><p class="soft">Close this page and start again from Kaizup.</p></div>`,
  );
}
