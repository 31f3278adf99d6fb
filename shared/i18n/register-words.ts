import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type {
  DataKind,
  DataSource,
  LegalBasis,
  OutsidePlace,
  ProcessingActivityId,
  RecipientId,
  Safeguard,
} from '../privacy/register.ts';

interface ActivityWords {
  readonly name: MessageDescriptor;
  readonly purpose: MessageDescriptor;
  readonly kept: MessageDescriptor;
}

/** What each processing activity is called, what it is for, and how long its data is kept. */
export const activityWords = {
  owner: {
    name: msg`Your own account`,
    purpose: msg`Who you are, for the requests and reports that you send, and how Kaizup is kept from others: password, second factor, refused attempts.`,
    kept: msg`Until you change or remove it; refused attempts for as long as technical logs.`,
  },
  accounts: {
    name: msg`Connecting your accounts`,
    purpose: msg`Kaizup acts for you at the networks, with the keys that you gave it there.`,
    kept: msg`Keys until you disconnect or the network ends them. The account’s name as long as a post of it is kept.`,
  },
  publishing: {
    name: msg`Writing, scheduling and publishing`,
    purpose: msg`Your posts, pictures and videos, the times you set, and what became of each.`,
    kept: msg`Until you delete them.`,
  },
  moderation: {
    name: msg`Comments on your posts`,
    purpose: msg`You read and answer what people write under your posts.`,
    kept: msg`Not at all: comments are read from the network while you look at them.`,
  },
  statistics: {
    name: msg`Figures`,
    purpose: msg`You see how your posts and accounts do.`,
    kept: msg`Fewer the older they are, by the rules under Limits. Of a post its last figures stay as long as the post.`,
  },
  operation: {
    name: msg`Running reliably`,
    purpose: msg`What happened is kept so that nothing is published twice or lost, and so that faults can be found.`,
    kept: msg`Technical logs for the six to twelve months that you set under Limits; settings until you change them.`,
  },
  preferences: {
    name: msg`How you like it`,
    purpose: msg`Kaizup looks the way you left it, each time that you open it.`,
    kept: msg`While you agree to it; gone at once when you no longer do.`,
  },
  proof: {
    name: msg`Proof of what was agreed and done`,
    purpose: msg`The law asks for proof of consent and of who did what with the data.`,
    kept: msg`By the rules under Limits; the decision on consent that counts, as long as it counts.`,
  },
  answers: {
    name: msg`Your requests, and incidents`,
    purpose: msg`You follow what you asked a data protection officer, and record what happened to data, as the law asks (Art. 12, 33 and 34 GDPR).`,
    kept: msg`Requests five years after they are closed; the record of an incident for good, or until you erase everything.`,
  },
  practice: {
    name: msg`Practice mode`,
    purpose: msg`You try everything with networks that run on this computer.`,
    kept: msg`Until you start over in practice mode.`,
  },
} as const satisfies Record<ProcessingActivityId, ActivityWords>;

/** What is kept outside of Kaizup's folder. */
export const outsideWords = {
  'calendar-file': msg`the calendar file, where you wanted one to follow the plan; it goes when you erase everything`,
} as const satisfies Record<OutsidePlace, MessageDescriptor>;

/** Why the law allows it. */
export const legalBasisWords = {
  contract: msg`What you use Kaizup for (contract, Art. 6(1)(b) GDPR)`,
  'legal-obligation': msg`The law asks for it (Art. 6(1)(c) GDPR)`,
  'legitimate-interest': msg`Safe and reliable work (legitimate interest, Art. 6(1)(f) GDPR)`,
  consent: msg`Your consent (Art. 6(1)(a) GDPR)`,
} as const satisfies Record<LegalBasis, MessageDescriptor>;

export const dataSourceWords = {
  owner: msg`you`,
  networks: msg`the networks`,
  kaizup: msg`Kaizup itself`,
} as const satisfies Record<DataSource, MessageDescriptor>;

export const dataKindWords = {
  identity: msg`names and addresses`,
  content: msg`what you write and add`,
  secret: msg`sealed keys`,
  figure: msg`figures`,
  time: msg`times`,
  state: msg`states and choices`,
  reference: msg`references`,
} as const satisfies Record<DataKind, MessageDescriptor>;

/** Recipients whose name is no company’s. */
export const recipientWords: Readonly<Partial<Record<RecipientId, MessageDescriptor>>> = {
  'own-server': msg`The Mastodon or Bluesky server that you chose`,
};

export const safeguardWords = {
  eea: msg`In the European Economic Area; what the company passes on, it answers for itself.`,
  adequacy: msg`A country whose protection the European Commission found adequate.`,
  'own-choice': msg`Possibly outside Europe. It receives only what you decide to publish there (Art. 49(1)(b) GDPR).`,
} as const satisfies Record<Safeguard, MessageDescriptor>;
