/** A supervisory authority (GDPR Art. 51) and the page on which it takes notices of a breach, or speaks of them. */
export interface Authority {
  readonly name: string;
  /** ISO 3166-1. */
  readonly country: string;
  readonly url: string;
}

export const authorities = {
  cnil: {
    name: 'CNIL',
    country: 'FR',
    url: 'https://www.cnil.fr/fr/notifier-une-violation-de-donnees-personnelles',
  },
  apd: {
    name: 'APD · GBA',
    country: 'BE',
    url: 'https://www.autoriteprotectiondonnees.be',
  },
  cnpd: { name: 'CNPD', country: 'LU', url: 'https://cnpd.public.lu' },
  dpc: { name: 'Data Protection Commission', country: 'IE', url: 'https://www.dataprotection.ie' },
} as const satisfies Readonly<Record<string, Authority>>;
export type AuthorityId = keyof typeof authorities;

/** The European Data Protection Board's list of its members: every other authority. */
export const allAuthorities = 'https://www.edpb.europa.eu/about-edpb/about-edpb/members_en';
