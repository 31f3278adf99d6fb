import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type {
  BreachDecision,
  BreachMeasure,
  BreachNature,
  BreachStepKind,
  RecommendationReason,
  RiskAnswer,
  RiskQuestion,
  SignalKind,
} from '../model/breach.ts';

interface Named {
  readonly name: MessageDescriptor;
  readonly what: MessageDescriptor;
}

/** What each signal says, and what may be behind it, the harmless things too. */
export const signalWords = {
  'unlock-refused': {
    name: msg`Several attempts to unlock Kaizup failed`,
    what: msg`Somebody may have tried passwords at this computer. It may also have been you.`,
  },
  'audit-broken': {
    name: msg`The audit log was changed from outside`,
    what: msg`Only Kaizup writes to it. Another program, a disk fault or a person changed the file.`,
  },
  'older-database': {
    name: msg`An older copy of your data took the place of the newer one`,
    what: msg`Somebody may have put it back to hide what they did. If you restored a backup, this is it.`,
  },
  'key-backend-changed': {
    name: msg`The keychain of this computer is not the same as before`,
    what: msg`The key to your data is now kept elsewhere. A new desktop, user or system explains it; if none of these is new, look closer.`,
  },
  'unexpected-host': {
    name: msg`A call to an unknown host was refused`,
    what: msg`Nothing was sent. A network may have moved a service, or somebody tried to lead your data away.`,
  },
  'token-misused': {
    name: msg`A network doubts who uses your sign-in`,
    what: msg`It ended the session. Somebody else may have a copy of the key; an old backup in use elsewhere has the same effect.`,
  },
} as const satisfies Record<SignalKind, Named>;

export const breachNatureWords = {
  confidentiality: { name: msg`Seen or copied by somebody who may not`, what: msg`Confidentiality` },
  integrity: { name: msg`Changed by somebody who may not`, what: msg`Integrity` },
  availability: { name: msg`Lost, or out of reach`, what: msg`Availability` },
} as const satisfies Record<BreachNature, Named>;

/** What the risk depends on, as a question. */
export const riskQuestionWords = {
  others: {
    ask: msg`Is data of other people concerned, such as customers, followers or staff?`,
    help: msg`Messages, names, pictures that show somebody. Figures without names are not.`,
  },
  unreadable: {
    ask: msg`Was it encrypted, and is the key safe?`,
    help: msg`Kaizup’s files on the disk are, as long as nobody has your keychain or password.`,
  },
  sensitive: {
    ask: msg`Is something sensitive among it?`,
    help: msg`Health, beliefs, origin, money, passwords, where somebody is, children.`,
  },
  misuse: {
    ask: msg`Could somebody deceive or harm people with it?`,
    help: msg`Post or write in your name, ask for money, expose somebody.`,
  },
  many: {
    ask: msg`Are many people concerned?`,
    help: msg`There is no number in the law. More than a hundred is many for a small business.`,
  },
  contained: {
    ask: msg`Is it over, and is harm now unlikely?`,
    help: msg`Access ended before it was used; whoever received it by mistake deleted it and says so.`,
  },
} as const satisfies Record<
  RiskQuestion,
  { readonly ask: MessageDescriptor; readonly help: MessageDescriptor }
>;

export const riskAnswerWords = {
  yes: msg`Yes`,
  no: msg`No`,
  unknown: msg`Not known`,
} as const satisfies Record<RiskAnswer, MessageDescriptor>;

export const breachDecisionWords = {
  nobody: { name: msg`Tell nobody, keep the record`, what: msg`No risk for people is likely (Art. 33(1)).` },
  authority: { name: msg`Tell the authority`, what: msg`There is a risk for people (Art. 33).` },
  'authority-and-persons': {
    name: msg`Tell the authority and the people concerned`,
    what: msg`The risk for them is high (Art. 33 and 34).`,
  },
} as const satisfies Record<BreachDecision, Named>;

/** Why Kaizup recommends what it does. */
export const reasonWords = {
  'nobody-else': msg`Only your own data is concerned.`,
  unreadable: msg`Whoever has it cannot read it.`,
  'no-harm': msg`Nothing sensitive is among it, few people are concerned, and nobody can be harmed with it.`,
  'not-contained': msg`It is not certain that it is over.`,
  sensitive: msg`Something sensitive may be among it.`,
  misuse: msg`Somebody could deceive or harm people with it.`,
  many: msg`Many people may be concerned.`,
  contained: msg`It is over, and harm is now unlikely.`,
  unknown: msg`What is not known counts as a danger, until you know.`,
} as const satisfies Record<RecommendationReason, MessageDescriptor>;

export const breachMeasureWords = {
  'disconnect-all': {
    name: msg`Disconnect every account`,
    what: msg`Access is taken back at the networks and the keys here are deleted. Scheduled posts wait.`,
    done: msg`Every account was disconnected.`,
  },
  'hold-all': {
    name: msg`Put everything on hold`,
    what: msg`Nothing is published, read or sent until you lift it.`,
    done: msg`Everything was put on hold.`,
  },
  lock: {
    name: msg`Lock Kaizup now`,
    what: msg`The window closes to everybody who does not know your password.`,
    done: msg`Kaizup was locked.`,
  },
} as const satisfies Record<BreachMeasure, Named & { readonly done: MessageDescriptor }>;

export const breachStepWords = {
  opened: msg`Record opened`,
  answered: msg`Description changed`,
  'known-at-changed': msg`Time of learning of it changed`,
  measure: msg`Measure taken`,
  decided: msg`Decided who is told`,
  'notice-drafted': msg`Notice written`,
  'authority-told': msg`Authority told`,
  'persons-told': msg`People concerned told`,
  exported: msg`Record exported`,
  closed: msg`Record closed`,
} as const satisfies Record<BreachStepKind, MessageDescriptor>;

/** The headings and sentences of the notices (Art. 33(3) and 34(2)). */
export const breachNoticeWords = {
  toFillIn: msg`[to be filled in]`,
  yourName: msg`[your name and company]`,
  authorityTitle: msg`Notification of a personal data breach (Article 33 of the General Data Protection Regulation)`,
  controller: msg`Controller`,
  contact: msg`Contact for further information (Art. 33(3)(b))`,
  knownSince: msg`The controller became aware of it on`,
  happenedSince: msg`It happened, or began, on`,
  nature: msg`Nature of the breach (Art. 33(3)(a))`,
  whatHappened: msg`What happened`,
  whichData: msg`Which data is concerned`,
  whoIsConcerned: msg`Who is concerned`,
  howManyPersons: msg`People concerned, about`,
  howManyRecords: msg`Records concerned, about`,
  whatMayFollow: msg`Likely consequences`,
  whatWeDid: msg`Measures taken or proposed`,
  personsTold: msg`The people concerned were told on`,
  notTold: msg`Not yet.`,
  whyLate: msg`Reasons for telling later than after 72 hours (Art. 33(1))`,
  personsGreeting: msg`Dear Sir or Madam,`,
  personsIntro: msg`Something happened to data about you that we hold. We tell you because it may matter to you (Article 34 of the General Data Protection Regulation).`,
  whatYouCanDo: msg`What you can do`,
  whatYouCanDoText: msg`Be wary of messages that seem to come from us and ask for money, passwords or personal details: ask us first, on a way that you know. If you used the same password elsewhere, change it there.`,
  whomToAsk: msg`Whom you can ask`,
} as const satisfies Record<string, MessageDescriptor>;

/** The headings of the record. */
export const breachRecordWords = {
  title: msg({
    message: 'Record of incident {number} (Article 33(5) of the General Data Protection Regulation)',
  }),
  writtenOn: msg({ message: 'Written on {when}' }),
  nothing: msg`not stated`,
  clockEnds: msg`The 72 hours end on`,
  signals: msg`Signals`,
  risk: msg`Risk for people`,
  recommended: msg`What Kaizup recommended`,
  decided: msg`What was decided`,
  authorityTold: msg`Authority told on`,
  personsTold: msg`People concerned told on`,
  authorityNotice: msg`Notice to the authority`,
  personsNotice: msg`Notice to the people concerned`,
  conclusion: msg`Conclusion`,
  steps: msg`Step by step`,
} as const satisfies Record<string, MessageDescriptor>;
