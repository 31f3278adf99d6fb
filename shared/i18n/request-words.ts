import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RequestOutcome, RequestRight, RequestState } from '../model/rights-request.ts';

/** What each right is called, and what it is for. */
export const requestRightWords = {
  access: { name: msg`Access`, what: msg`Learn what they hold about you, and get a copy. (Art. 15)` },
  rectification: { name: msg`Rectification`, what: msg`Have something wrong put right. (Art. 16)` },
  erasure: { name: msg`Erasure`, what: msg`Have it deleted. (Art. 17)` },
  restriction: { name: msg`Restriction`, what: msg`Have it kept, and not used. (Art. 18)` },
  portability: {
    name: msg`Portability`,
    what: msg`Take it elsewhere, in a form that machines read. (Art. 20)`,
  },
  objection: { name: msg`Objection`, what: msg`Say no to a use, such as marketing. (Art. 21)` },
  question: { name: msg`A question`, what: msg`Anything else about your data.` },
} as const satisfies Record<
  RequestRight,
  { readonly name: MessageDescriptor; readonly what: MessageDescriptor }
>;

export const requestStateWords = {
  drafted: msg`Draft`,
  sent: msg`Sent, waiting`,
  extended: msg`Extended, waiting`,
  overdue: msg`Overdue`,
  answered: msg`Answered`,
  closed: msg`Closed`,
} as const satisfies Record<RequestState, MessageDescriptor>;

export const requestOutcomeWords = {
  granted: msg`Done as asked`,
  partly: msg`Done in part`,
  refused: msg`Refused`,
  withdrawn: msg`I no longer need it`,
} as const satisfies Record<RequestOutcome, MessageDescriptor>;

/** The letter for each right: its subject, and what is asked. */
export const requestLetterWords = {
  access: {
    subject: msg`Request for access to my personal data (Art. 15 GDPR)`,
    ask: msg`I ask you to confirm whether you process personal data about me. If you do, please send me a copy of it, with the purposes, the categories of data, who receives it, how long it is kept, where it comes from, and whether decisions are made automatically, as Article 15 of the General Data Protection Regulation (GDPR) provides.`,
  },
  rectification: {
    subject: msg`Request to rectify my personal data (Art. 16 GDPR)`,
    ask: msg`Some of the personal data that you hold about me is wrong or incomplete. I ask you to put it right without undue delay, as Article 16 of the General Data Protection Regulation (GDPR) provides, and to tell everyone to whom you disclosed it (Article 19).`,
  },
  erasure: {
    subject: msg`Request to erase my personal data (Art. 17 GDPR)`,
    ask: msg`I ask you to erase the personal data that you hold about me, backups included, as Article 17 of the General Data Protection Regulation (GDPR) provides, and to tell everyone to whom you disclosed it (Article 19). As far as I have given consent, I withdraw it. If the law has you keep something, please say what, for how long, and by which provision.`,
  },
  restriction: {
    subject: msg`Request to restrict the use of my personal data (Art. 18 GDPR)`,
    ask: msg`I ask you to keep the personal data that you hold about me and not to use it otherwise for the time being, as Article 18 of the General Data Protection Regulation (GDPR) provides, and to tell me before you lift the restriction.`,
  },
  portability: {
    subject: msg`Request to receive my personal data (Art. 20 GDPR)`,
    ask: msg`I ask you for the personal data that I gave you, in a structured, commonly used and machine-readable format, as Article 20 of the General Data Protection Regulation (GDPR) provides.`,
  },
  objection: {
    subject: msg`Objection to the use of my personal data (Art. 21 GDPR)`,
    ask: msg`I object to the use of my personal data for direct marketing, profiling for it included, and, for reasons that lie in my situation, to every use that rests on your legitimate interest (Article 21 of the General Data Protection Regulation, GDPR). Please stop it and confirm that you did.`,
  },
  question: {
    subject: msg`A question about my personal data`,
    ask: msg`I have a question about how you process my personal data.`,
  },
} as const satisfies Record<
  RequestRight,
  { readonly subject: MessageDescriptor; readonly ask: MessageDescriptor }
>;

/** What every letter says; what stands in square brackets is for the owner to fill in. */
export const letterWords = {
  greeting: msg`Dear Sir or Madam,`,
  whichData: msg`It is about: [which account, which data, since when]`,
  yourQuestion: msg`[Your question]`,
  deadline: msg`Please answer within one month of receiving this letter (Article 12(3)). Should you need longer, please tell me within that month, and why.`,
  identity: msg`I write from the address under which you know me. If you have reasonable doubts about who I am, tell me what you need to be sure.`,
  goodbye: msg`Yours faithfully,`,
  yourName: msg`[Your name]`,
  yourAddress: msg`[Your e-mail address]`,
} as const satisfies Record<string, MessageDescriptor>;
