import { implement } from '@orpc/server';
import { recommend } from '../../../main/engine/domain/breach-risk.ts';
import { pageContract } from '../../../shared/contract/index.ts';
import type { Breach, BreachSignal } from '../../../shared/model/breach.ts';
import type { RightsRequest } from '../../../shared/model/rights-request.ts';
import { sampleNow } from './sample-clock.ts';

const os = implement(pageContract);
const hour = 3_600_000;

const letter = {
  address: 'dpo@kaizup.eu',
  subject: 'Request for access to my personal data (Art. 15 GDPR) · Kaizup',
  letter:
    'Dear Sir or Madam,\n\nI ask you to confirm whether you process personal data about me. If you do, please send me a copy of it, with the purposes, the categories of data, who receives it, how long it is kept, where it comes from, and whether decisions are made automatically, as Article 15 of the General Data Protection Regulation (GDPR) provides.\n\nIt is about: [which account, which data, since when]\n\nPlease answer within one month of receiving this letter (Article 12(3)).\n\nYours faithfully,\n\nCamille Peeters\nLevain, Ghent',
};

const blank = {
  ...letter,
  sentOn: null,
  dueOn: null,
  daysLeft: null,
  extendedOn: null,
  answeredOn: null,
  outcome: null,
  note: '',
  closedAt: null,
  createdAt: sampleNow - 40 * 24 * hour,
};

const sample: readonly RightsRequest[] = [
  { ...blank, id: 4, right: 'objection', recipient: 'kaizup', state: 'drafted' },
  {
    ...blank,
    id: 3,
    right: 'access',
    recipient: 'meta',
    state: 'sent',
    sentOn: '2026-10-29',
    dueOn: '2026-11-29',
    daysLeft: 5,
  },
  {
    ...blank,
    id: 2,
    right: 'erasure',
    recipient: 'tiktok',
    state: 'overdue',
    sentOn: '2026-10-20',
    dueOn: '2026-11-20',
    daysLeft: -4,
  },
  {
    ...blank,
    id: 1,
    right: 'portability',
    recipient: 'linkedin',
    state: 'closed',
    sentOn: '2026-09-01',
    dueOn: '2026-10-01',
    answeredOn: '2026-09-19',
    outcome: 'granted',
    note: 'A ZIP of 34 files',
    closedAt: sampleNow - 60 * 24 * hour,
  },
];

/** Requests of a sample owner. */
export function sampleRequestsRouter() {
  const { requests } = os;
  const first = sample[0] as RightsRequest;
  return {
    list: requests.list.handler(() => [...sample]),
    draft: requests.draft.handler(() => letter),
    keep: requests.keep.handler(() => first),
    discard: requests.discard.handler(() => undefined),
    sent: requests.sent.handler(() => first),
    extended: requests.extended.handler(() => first),
    answered: requests.answered.handler(() => first),
    close: requests.close.handler(() => first),
  };
}

const signals: readonly BreachSignal[] = [
  {
    id: 2,
    kind: 'unlock-refused',
    firstAt: sampleNow - 2 * hour,
    lastAt: sampleNow - hour,
    times: 2,
    facts: { count: 7 },
    decidedAt: null,
    reason: null,
    breachId: null,
  },
  {
    id: 1,
    kind: 'key-backend-changed',
    firstAt: sampleNow - 600 * hour,
    lastAt: sampleNow - 600 * hour,
    times: 1,
    facts: { before: 'gnome_libsecret', now: 'kwallet6' },
    decidedAt: sampleNow - 598 * hour,
    reason: 'I moved to a new desktop',
    breachId: null,
  },
];

const sampleBreach: Breach = {
  id: 1,
  openedAt: sampleNow - 25 * hour,
  knownAt: sampleNow - 26 * hour,
  dueAt: sampleNow + 46 * hour,
  happened: 'The laptop of the shop was stolen from the car, unlocked.',
  decision: 'authority-and-persons',
  authorityToldAt: null,
  personsToldAt: null,
  closedAt: null,
  clockRuns: true,
  answers: {
    happened: 'The laptop of the shop was stolen from the car, unlocked.',
    nature: ['confidentiality'],
    since: null,
    data: ['accounts', 'publishing'],
    who: 'Customers who wrote to us, two members of staff',
    persons: 60,
    records: 512,
    risk: {
      others: 'yes',
      unreadable: 'no',
      sensitive: 'no',
      misuse: 'yes',
      many: 'no',
      contained: 'unknown',
    },
    consequences: 'Somebody could write to customers in our name.',
    measures: 'The police were told. Every account was disconnected.',
    contact: 'Camille Peeters, camille@levain.example',
    lateBecause: '',
  },
  recommendation: null,
  decisionReason: 'The window was open, and the messages can be read.',
  authorityNotice:
    'Notification of a personal data breach (Article 33 of the General Data Protection Regulation)\n\nController\nCamille Peeters, Levain',
  personsNotice: '',
  conclusion: '',
  signals: [],
  steps: [
    { id: 1, at: sampleNow - 25 * hour, step: 'opened', detail: {} },
    { id: 2, at: sampleNow - 24.9 * hour, step: 'measure', detail: { measure: 'disconnect-all' } },
    { id: 3, at: sampleNow - 24.5 * hour, step: 'answered', detail: {} },
    { id: 4, at: sampleNow - 22 * hour, step: 'decided', detail: {} },
  ],
};

/** Incidents of a sample owner. */
export function sampleBreachRouter() {
  const { breach } = os;
  const shown: Breach = { ...sampleBreach, recommendation: recommend(sampleBreach.answers) };
  return {
    overview: breach.overview.handler(() => ({ signals: [...signals], breaches: [shown] })),
    dismiss: breach.dismiss.handler(() => undefined),
    open: breach.open.handler(() => shown),
    get: breach.get.handler(() => shown),
    held: breach.held.handler(() => ({
      byActivity: {
        accounts: 12,
        publishing: 500,
        statistics: 5210,
        operation: 3120,
        proof: 640,
        answers: 9,
      },
      connectedAccounts: 6,
    })),
    save: breach.save.handler(() => shown),
    setKnownAt: breach.setKnownAt.handler(() => shown),
    measure: breach.measure.handler(() => ({ done: 6, left: 0 })),
    decide: breach.decide.handler(() => shown),
    draft: breach.draft.handler(() => ({ text: shown.authorityNotice })),
    keepNotice: breach.keepNotice.handler(() => undefined),
    told: breach.told.handler(() => shown),
    record: breach.record.handler(() => ({ text: 'Record' })),
    close: breach.close.handler(() => shown),
  };
}
