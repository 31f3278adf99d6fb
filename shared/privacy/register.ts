/**
 * The record of processing activities (GDPR Art. 30), as data. Where each activity's data lies is said beside the tables
 * (`main/engine/services/privacy/register/places.ts`); the words are in `shared/i18n/register-words.ts`. Keeps D1, D21.
 */

/** Why the law allows it (GDPR Art. 6(1)). */
export type LegalBasis = 'contract' | 'legal-obligation' | 'legitimate-interest' | 'consent';

/** Where the data comes from. */
export type DataSource = 'owner' | 'networks' | 'kaizup';

export const processingActivities = {
  owner: { basis: 'contract', sources: ['owner'], recipients: 'nobody' },
  accounts: { basis: 'contract', sources: ['owner', 'networks'], recipients: 'chosen-networks' },
  publishing: { basis: 'contract', sources: ['owner', 'networks'], recipients: 'chosen-networks' },
  moderation: { basis: 'contract', sources: ['networks'], recipients: 'chosen-networks' },
  statistics: { basis: 'contract', sources: ['networks'], recipients: 'nobody' },
  operation: { basis: 'legitimate-interest', sources: ['kaizup'], recipients: 'nobody' },
  preferences: { basis: 'consent', sources: ['owner'], recipients: 'nobody' },
  proof: { basis: 'legal-obligation', sources: ['owner', 'kaizup'], recipients: 'nobody' },
  answers: { basis: 'legal-obligation', sources: ['owner', 'kaizup'], recipients: 'nobody' },
  practice: { basis: 'contract', sources: ['owner', 'kaizup'], recipients: 'nobody' },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly basis: LegalBasis;
      readonly sources: readonly DataSource[];
      readonly recipients: 'chosen-networks' | 'nobody';
    }
  >
>;
export type ProcessingActivityId = keyof typeof processingActivities;

/** What a column or a file holds, in kinds that an owner can judge. */
export type DataKind =
  /** Names the owner or somebody else, or an account of theirs. */
  | 'identity'
  /** What the owner wrote, chose or added. */
  | 'content'
  /** Keys and codes; sealed, never shown, never exported. */
  | 'secret'
  /** Numbers that a network counted. */
  | 'figure'
  /** When something happened or is due. */
  | 'time'
  /** How far something is, what became of it, and why. */
  | 'state'
  /** Ties records together; says nothing by itself. */
  | 'reference';

/** What Kaizup keeps outside of its own folder. */
export type OutsidePlace = 'calendar-file';

/** Why data may leave for a country (GDPR Chapter V). */
export type Safeguard = 'eea' | 'adequacy' | 'own-choice';

/** Somebody who receives data when the owner publishes there, and the hosts that Kaizup contacts for it. */
export interface Recipient {
  readonly name: string;
  /** ISO 3166-1; null: wherever the server of the owner's choice stands. */
  readonly country: string | null;
  readonly safeguard: Safeguard;
  /** As in the networks' allow-lists; a leading dot stands for its sub-domains. */
  readonly hosts: readonly string[];
}

export const recipients = {
  meta: {
    name: 'Meta Platforms Ireland Ltd.',
    country: 'IE',
    safeguard: 'eea',
    hosts: ['graph.facebook.com', 'graph-video.facebook.com', 'rupload.facebook.com', 'www.facebook.com'],
  },
  linkedin: {
    name: 'LinkedIn Ireland Unlimited Company',
    country: 'IE',
    safeguard: 'eea',
    hosts: ['www.linkedin.com', 'api.linkedin.com'],
  },
  tiktok: {
    name: 'TikTok Technology Ltd.',
    country: 'IE',
    safeguard: 'eea',
    hosts: [
      'www.tiktok.com',
      'open.tiktokapis.com',
      '.tiktokapis.com',
      '.tiktokcdn.com',
      '.tiktokcdn-us.com',
      '.tiktokcdn-eu.com',
    ],
  },
  bluesky: {
    name: 'Bluesky Social, PBC',
    country: 'US',
    safeguard: 'own-choice',
    hosts: ['bsky.social', '.host.bsky.network', 'plc.directory'],
  },
  'own-server': { name: '', country: null, safeguard: 'own-choice', hosts: [] },
} as const satisfies Readonly<Record<string, Recipient>>;
export type RecipientId = keyof typeof recipients;
