import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AuditActor, AuditFault, AuditKind } from '../model/audit.ts';

/** What an entry of the audit log says. */
export const auditWords = {
  welcomed: msg`First start`,
  'consent-changed': msg`Consent changed`,
  'policy-announced': msg`A new privacy policy was announced`,
  'policy-accepted': msg`A new privacy policy was read`,
  'account-connected': msg`Account connected`,
  'account-signed-out': msg`Account signed out`,
  'access-revoked': msg`Access taken back at the network`,
  'account-disconnected': msg`Account disconnected, keys deleted`,
  'access-taken-back': msg`Access taken back by the network, as Kaizup asked`,
  'access-not-taken-back': msg`Network did not confirm that it took the access back`,
  'own-app-saved': msg`Own developer app saved`,
  'own-app-removed': msg`Own developer app removed`,
  published: msg`Published`,
  'handed-over': msg`Handed over to the network`,
  'publication-failed': msg`Publication failed`,
  'publication-unknown': msg`Publication not confirmed`,
  'owner-decided': msg`You decided what became of a publication`,
  'post-edited': msg`Published post edited`,
  'post-removed': msg`Published post deleted at the network`,
  'post-deleted': msg`Post deleted here`,
  'practice-wiped': msg`Practice mode started over`,
  paused: msg`Publishing paused`,
  resumed: msg`Publishing resumed`,
  'engine-recovered': msg`Recovered after an interruption`,
  'profile-changed': msg`Your details changed`,
  'password-set': msg`Password set`,
  'password-changed': msg`Password changed`,
  'password-removed': msg`Password removed`,
  'second-factor-on': msg`Second factor turned on`,
  'second-factor-off': msg`Second factor turned off`,
  'recovery-used': msg`Recovery code used`,
  unlocked: msg`Unlocked`,
  'unlock-refused': msg`Unlocking refused`,
  locked: msg`Locked`,
  'data-viewed': msg`Copy of your data made to read`,
  'data-exported': msg`Your data exported`,
  'data-imported': msg`Data imported`,
  'restriction-set': msg`Processing frozen`,
  'restriction-lifted': msg`Processing goes on`,
  'erasure-asked': msg`Erasure asked for`,
  'erasure-cancelled': msg`Erasure cancelled`,
  erased: msg`Erased`,
  sweep: msg`Old data deleted by rule`,
  'rights-request': msg`Request to the data protection officer`,
  breach: msg`Incident recorded`,
  'key-backend-changed': msg`The keychain of this computer changed`,
  'unexpected-host': msg`A host that no rule names was refused`,
  'audit-verified': msg`Audit log verified`,
  'audit-swept': msg`Old entries of this log deleted by rule`,
} as const satisfies Record<AuditKind, MessageDescriptor>;

/** Whose doing it was. */
export const auditActorWords = {
  owner: msg`You`,
  kaizup: msg`Kaizup`,
  network: msg`The network`,
} as const satisfies Record<AuditActor, MessageDescriptor>;

/** What verifying found, and what it means. */
export const auditFaultWords = {
  changed: msg`An entry was changed after it was written.`,
  missing: msg`An entry is missing.`,
  truncated: msg`The newest entries were cut off.`,
  'anchor-missing': msg`The file that holds the ends of the log is gone.`,
  'anchor-forged': msg`The file that holds the ends of the log was written by somebody else.`,
} as const satisfies Record<AuditFault['kind'], MessageDescriptor>;
