import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import { listAll } from '../../graph-api/paging.ts';
import type { DiscoveredAccount, GrantTokens, Line, Network } from '../network.ts';
import { business, instagramProfile, type Page, page } from './parse.ts';
import { canPublish, scopes } from './scopes.ts';

const pageFields = 'id,name,username,access_token,tasks,instagram_business_account';

/** Without this task of a Page's role, a person cannot publish for it (contract §2). */
const publishTask = 'CREATE_CONTENT';

/** The person's Pages, and the Instagram accounts behind them (contract §2 "List", §3 "Identify"). */
export const discover: NonNullable<Network['discover']> = async (line, tokens) => {
  const missingScopes = scopes.filter((scope) => !tokens.scopes.includes(scope));
  const pages = await findPages(line, tokens);
  if (!pages.ok) return pages;
  const accounts: DiscoveredAccount[] = [];
  for (const found of pages.value) {
    accounts.push(pageAccount(found, tokens));
    const instagram = await instagramAccount(line, found, tokens);
    if (!instagram.ok) return instagram;
    accounts.push(...instagram.value);
  }
  return ok({ accounts, missingScopes });
};

/** Pages ticked in the dialog, then those that come through a business; each once. */
async function findPages(line: Line, tokens: GrantTokens): Promise<Outcome<readonly Page[], Failure>> {
  const token = tokens.accessToken;
  const own = await listPermitted(line, 'me/accounts', pageFields, token, page);
  if (!own.ok) return own;
  const found = new Map(own.value.map((entry) => [entry.id, entry]));
  if (tokens.scopes.includes('business_management')) {
    const businesses = await listPermitted(line, 'me/businesses', 'id', token, business);
    if (!businesses.ok) return businesses;
    for (const { id } of businesses.value) {
      for (const edge of ['owned_pages', 'client_pages']) {
        const owned = await listPermitted(line, `${id}/${edge}`, pageFields, token, page);
        if (!owned.ok) return owned;
        for (const entry of owned.value) if (!found.has(entry.id)) found.set(entry.id, entry);
      }
    }
  }
  return ok([...found.values()]);
}

/** A whole list; empty where the person's permissions do not reach. */
async function listPermitted<T>(
  line: Line,
  path: string,
  fields: string,
  token: string,
  item: z.ZodType<T>,
): Promise<Outcome<readonly T[], Failure>> {
  const listed = await listAll(line, { path, token, query: { fields, limit: '100' } }, item);
  return listed.ok || listed.failure.code !== 'permission-missing' ? listed : ok([]);
}

function pageAccount(found: Page, tokens: GrantTokens): DiscoveredAccount {
  return {
    network: 'facebook',
    remoteId: found.id,
    kind: 'page',
    name: found.name,
    handle: found.username ?? null,
    token: found.access_token ?? null,
    unavailable: obstacle(found, canPublish('page', tokens.scopes)),
    facts: {},
  };
}

/** A role is asked for first: no permission makes up for it. */
function obstacle(found: Page, permitted: boolean): DiscoveredAccount['unavailable'] {
  if (found.access_token === undefined || !found.tasks.includes(publishTask)) return 'role-missing';
  return permitted ? null : 'permission-missing';
}

async function instagramAccount(
  line: Line,
  found: Page,
  tokens: GrantTokens,
): Promise<Outcome<readonly DiscoveredAccount[], Failure>> {
  const remoteId = found.instagram_business_account?.id;
  if (remoteId === undefined) return ok([]);
  const profile = await callGraph(
    line,
    { path: remoteId, token: found.access_token ?? tokens.accessToken, query: { fields: 'username,name' } },
    instagramProfile,
  );
  // Without the permission to look at it, it is still offered, to say what is missing.
  if (!profile.ok && profile.failure.code !== 'permission-missing') return profile;
  const { username, name } = profile.ok ? profile.value : {};
  return ok([
    {
      network: 'instagram',
      remoteId,
      kind: 'professional',
      name: name ?? username ?? found.name,
      handle: username ?? null,
      token: found.access_token ?? null,
      unavailable: obstacle(found, canPublish('instagram', tokens.scopes)),
      facts: { pageId: found.id },
    },
  ]);
}
