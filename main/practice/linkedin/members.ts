import { neighbours } from './neighbours.ts';

/** The practice owner. */
export const member = {
  sub: 'kQ3vLevain',
  urn: 'urn:li:person:kQ3vLevain',
  name: 'Camille Peeters',
  givenName: 'Camille',
  familyName: 'Peeters',
  email: 'camille@maison-levain.example',
  followers: 961,
} as const;

export type OrganizationRole = 'ADMINISTRATOR' | 'CONTENT_ADMINISTRATOR' | 'ANALYST';

/** A practice organization and what the owner may do there. */
export interface Organization {
  readonly id: number;
  readonly urn: string;
  readonly name: string;
  readonly vanityName: string;
  readonly website: string;
  readonly followers: number;
  readonly role: OrganizationRole;
}

export const organizations: readonly Organization[] = [
  {
    id: 108_240_117,
    urn: 'urn:li:organization:108240117',
    name: 'Maison Levain',
    vanityName: 'maison-levain',
    website: 'https://maison-levain.example',
    followers: 4210,
    role: 'ADMINISTRATOR',
  },
  {
    id: 108_977_402,
    urn: 'urn:li:organization:108977402',
    name: 'Vélo Bellecour',
    vanityName: 'velo-bellecour',
    website: 'https://velo-bellecour.example',
    followers: 1866,
    role: 'ADMINISTRATOR',
  },
  {
    id: 109_355_081,
    urn: 'urn:li:organization:109355081',
    name: 'Gent Bakers’ Market',
    vanityName: 'gent-bakers-market',
    website: 'https://gent-bakers-market.example',
    followers: 742,
    role: 'CONTENT_ADMINISTRATOR',
  },
];

const postingRoles: ReadonlySet<OrganizationRole> = new Set(['ADMINISTRATOR', 'CONTENT_ADMINISTRATOR']);

/** The organization of a URN, whatever the owner's role. */
export function organizationOf(urn: string): Organization | undefined {
  return organizations.find((organization) => organization.urn === urn);
}

/** Whether the owner may publish as `urn`: as themself, or as an organization where their role allows it (contract L2). */
export function mayPostAs(urn: string): boolean {
  if (urn === member.urn) return true;
  const organization = organizationOf(urn);
  return organization !== undefined && postingRoles.has(organization.role);
}

/** Whether `urn` goes by `name`: an organization by its full name to the letter, a member by any part of theirs (contract L5). */
export function isKnownAs(urn: string, name: string): boolean {
  const names: readonly string[] =
    urn === member.urn ? [member.name, member.givenName, member.familyName] : [otherName(urn) ?? ''];
  return name !== '' && names.includes(name);
}

/** People of the practice world who read posts and write a word under them. */
export const readers = [
  { urn: 'urn:li:person:rD1DeSmet', name: 'Lotte De Smet' },
  { urn: 'urn:li:person:rD2Benali', name: 'Karim Benali' },
  { urn: 'urn:li:person:rD3Maes', name: 'Sofie Maes' },
  { urn: 'urn:li:person:rD4Girard', name: 'Antoine Girard' },
] as const;

/** Name of an author as pages show it. */
export function authorName(urn: string): string {
  if (urn === member.urn) return member.name;
  return otherName(urn) ?? 'LinkedIn member';
}

function otherName(urn: string): string | undefined {
  return organizationOf(urn)?.name ?? [...readers, ...neighbours].find((entry) => entry.urn === urn)?.name;
}
