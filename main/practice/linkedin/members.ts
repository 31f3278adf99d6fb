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

/** Name of an author as pages show it. */
export function authorName(urn: string): string {
  return urn === member.urn ? member.name : (organizationOf(urn)?.name ?? 'LinkedIn member');
}
