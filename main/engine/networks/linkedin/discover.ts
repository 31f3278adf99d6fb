import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import type { DiscoveredAccount, GrantTokens, Line, Network } from '../network.ts';
import { callRest, encodeId } from './api.ts';
import { organization, roles } from './parse.ts';
import { askPerson } from './person.ts';
import { memberPosting, missingScopes as missing, organizationAdmin, organizationPosting } from './scopes.ts';

const pageSize = 100;

/** Roles with which a person may post for an organisation (contract L2); the figures are for the first alone. */
const postingRoles = ['ADMINISTRATOR', 'CONTENT_ADMINISTRATOR'] as const;

/** The person, and the organisations that they may post for where the application may ask for them (contract L3). */
export const discover: NonNullable<Network['discover']> = async (line, tokens) => {
  const who = await askPerson(line, tokens.accessToken, tokens.scopes);
  if (!who.ok) return who;
  const memberId = `urn:li:person:${who.value.id}`;
  const member: DiscoveredAccount = {
    network: 'linkedin',
    remoteId: memberId,
    kind: 'member',
    name: who.value.name === '' ? memberId : who.value.name,
    handle: null,
    token: null,
    unavailable: tokens.scopes.includes(memberPosting) ? null : 'permission-missing',
    facts: {},
  };
  const missingScopes = missing(line.client, tokens.scopes);
  if (!tokens.scopes.includes(organizationAdmin)) return ok({ accounts: [member], missingScopes });

  const open = new Set<string>();
  for (const role of postingRoles) {
    const found = await organizationsOf(line, tokens, role);
    if (found.ok) for (const urn of found.value) open.add(urn);
    // The second role's name is not as certain as the first's: not to know it costs those organisations alone.
    else if (role === 'ADMINISTRATOR' || found.failure.class !== 'fatal') return found;
  }
  const accounts: DiscoveredAccount[] = [member];
  for (const urn of open) {
    const found = await organizationOf(line, tokens, urn);
    if (!found.ok) return found;
    accounts.push(found.value);
  }
  return ok({ accounts, missingScopes });
};

async function organizationsOf(
  line: Line,
  tokens: GrantTokens,
  role: (typeof postingRoles)[number],
): Promise<Outcome<readonly string[], Failure>> {
  const urns = new Set<string>();
  for (let start = 0; ; start += pageSize) {
    const page = await callRest(
      line,
      {
        path: `/organizationAcls?q=roleAssignee&role=${role}&state=APPROVED&start=${start}&count=${pageSize}`,
        token: tokens.accessToken,
        method: 'FINDER',
      },
      roles,
    );
    if (!page.ok) return page;
    for (const urn of page.value.elements) if (urn !== undefined) urns.add(urn);
    if (page.value.elements.length < pageSize) return ok([...urns]);
  }
}

async function organizationOf(
  line: Line,
  tokens: GrantTokens,
  urn: string,
): Promise<Outcome<DiscoveredAccount, Failure>> {
  const id = urn.split(':').at(-1) ?? '';
  const found = await callRest(
    line,
    { path: `/organizations/${encodeId(id)}`, token: tokens.accessToken },
    organization,
  );
  if (!found.ok) return found;
  const { localizedName: name, vanityName } = found.value;
  return ok({
    network: 'linkedin',
    remoteId: urn,
    kind: 'organization',
    name: name === '' ? urn : name,
    handle: vanityName ?? null,
    token: null,
    unavailable: tokens.scopes.includes(organizationPosting) ? null : 'permission-missing',
    facts: {},
  });
}
