import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The readable copy's own sentences. */
export const copyWords = {
  title: msg`Everything Kaizup holds`,
  intro: msg`This is a copy of all that Kaizup holds about you and your work on this computer. It was made for you to read; nobody else has it.`,
  madeOn: msg({ message: 'Made on {when}' }),
  contents: msg`What is in here`,
  nothing: msg`Nothing is held here.`,
  keptNotShown: msg`kept, not shown`,
  secretsNote: msg`Keys and passwords are named as "kept, not shown": whoever found this file could otherwise act in your name.`,
  rows: msg({ message: '{count, plural, one {# entry} other {# entries}}' }),
  yes: msg`yes`,
  no: msg`no`,
  theNetwork: msg`the network`,
  allRules: msg`All rules`,
  signInAddress: msg({ message: 'Port for signing in at {network}' }),
  notHeld: msg`Of these, nothing is held`,
  continued: msg({ message: '{name}, continued' }),
  files: msg`Files in the profile folder`,
  filesWhy: msg`Every file that Kaizup keeps on this computer, apart from the window's own cache.`,
  fileName: msg`File`,
  size: msg`Bytes`,
  settings: msg`Settings of this computer`,
  settingsWhy: msg`Language, theme, notifications and where the window was.`,
  archiveReadme: msg`This archive holds what you made and collected with Kaizup.

data/      the records as JSON, one folder a kind
schema/    what the JSON means (JSON Schema)
csv/       the same records for a spreadsheet
media/     your pictures, videos and documents as they are
manifest.json says what is in each file and what was left out, and why

Keys to your accounts are not in it. Kaizup can read this archive back on another computer: Privacy, Your data, Bring data in.`,
} as const satisfies Record<string, MessageDescriptor>;

/** What an erasure says at its end, in a file that the owner may keep. */
export const lastWordWords = {
  title: msg`The last word of Kaizup`,
  asked: msg({ message: 'You asked for everything to be erased on {when}.' }),
  done: msg({ message: 'Everything was erased on {when}.' }),
  what: msg({
    message:
      '{posts, plural, one {# post} other {# posts}} and {media, plural, one {# file} other {# files}} of your library are gone from this computer, with every account, figure, setting and key.',
  }),
  revoked: msg({ message: 'Access was taken back at: {networks}.' }),
  notRevoked: msg({
    message: 'Access could not be taken back at {network}. The key here is gone all the same.',
  }),
  doItThere: msg({ message: 'Take it back there: {url}' }),
  stillHeld: msg({
    message: 'What could not be taken back goes out at its time unless you delete it there: {networks}.',
  }),
  online: msg`What you published stays on the networks until you delete it there.`,
  law: msg`Nothing is kept by law.`,
  audit: msg({
    message:
      'The audit log ended with {count, plural, one {# entry} other {# entries}}. Its last seal: {seal}',
  }),
  auditWhole: msg`The log was whole: nothing in it had been changed or taken out.`,
  auditFault: msg`The log was not whole: something in it had been changed or taken out.`,
} as const satisfies Record<string, MessageDescriptor>;

/** Why each kind of record is there, by table. */
export const tableWords = {
  fact: { name: msg`Single values`, why: msg`What you decided once, such as your language.` },
  consent_decision: { name: msg`What you agreed to`, why: msg`Each decision with its time.` },
  owner_profile: {
    name: msg`Your details`,
    why: msg`Who you are, for the requests and reports that you send.`,
  },
  owner_profile_change: {
    name: msg`Changes of your details`,
    why: msg`What stood there before, and when you corrected it.`,
  },
  owner_attestation: {
    name: msg`What you attested`,
    why: msg`That you are an adult and use Kaizup for your work.`,
  },
  owner_credential: {
    name: msg`Password`,
    why: msg`Since when there is one; the password itself is not kept.`,
  },
  owner_second_factor: { name: msg`Second factor`, why: msg`Since when there is one.` },
  owner_recovery_code: { name: msg`Recovery codes`, why: msg`How many there are, and which are used.` },
  owner_lock: { name: msg`Locking`, why: msg`When Kaizup locks by itself.` },
  owner_attempt: { name: msg`Refused attempts`, why: msg`When somebody failed to unlock Kaizup.` },
  account: { name: msg`Accounts`, why: msg`The accounts on networks that you connected.` },
  media_asset: { name: msg`Library`, why: msg`Pictures, videos and documents that you added.` },
  post: { name: msg`Posts`, why: msg`What you wrote, and when it is to go out.` },
  slot: {
    name: msg`Posting times`,
    why: msg`When posts of your queue go out, by account and day of the week.`,
  },
  series: { name: msg`Posts that repeat`, why: msg`What each of them begins as, and how often it comes.` },
  occurrence: {
    name: msg`Repetitions that are settled`,
    why: msg`Which of them became a post, and which was left out.`,
  },
  template: { name: msg`Templates`, why: msg`What your posts may begin as, by the names you gave.` },
  variant: { name: msg`Posts, by account`, why: msg`What differs for one account.` },
  publication: {
    name: msg`Publications on networks`,
    why: msg`What went out, or is to go out, where and when.`,
  },
  attempt: { name: msg`Attempts`, why: msg`Each time Kaizup tried to publish.` },
  attempt_step: { name: msg`Steps of attempts`, why: msg`How far each attempt came.` },
  snapshot: {
    name: msg`Figures of posts`,
    why: msg`What the networks counted, to show you how a post does.`,
  },
  account_snapshot: { name: msg`Figures of accounts`, why: msg`What the networks counted for an account.` },
  demographic: { name: msg`Audiences`, why: msg`How many share a trait, never who.` },
  activity: { name: msg`Activity`, why: msg`What happened, for you to look up.` },
  network_app: { name: msg`Your developer apps`, why: msg`The apps of your own that you sign in with.` },
  grant: { name: msg`Sign-ins`, why: msg`The keys with which Kaizup acts for you.` },
  audit_entry: { name: msg`Audit log`, why: msg`Who did what and when, to prove it later.` },
  outbound_request: {
    name: msg`What left this computer`,
    why: msg`Each request to a network, without what it carried.`,
  },
  rights_request: {
    name: msg`Requests`,
    why: msg`What you asked a data protection officer, and what came of it.`,
  },
  breach: { name: msg`Incidents`, why: msg`The record of what happened to data, as the law asks.` },
  breach_signal: { name: msg`Signals`, why: msg`What looked like an incident, and how you judged it.` },
  breach_step: { name: msg`Steps of incidents`, why: msg`What was done and decided, and when.` },
  erasure: { name: msg`Erasures`, why: msg`What you asked to be erased.` },
  restriction: { name: msg`On hold`, why: msg`What you had frozen, and since when.` },
  sweep_run: { name: msg`What was let go by rule`, why: msg`Each time old data went, without what it said.` },
  rate_budget: { name: msg`Limits of the networks`, why: msg`How much of its allowance is used up.` },
} as const satisfies Record<string, { readonly name: MessageDescriptor; readonly why: MessageDescriptor }>;
