import { z } from '../zod.ts';

/** What is recorded in the audit log: who had access, what changed, what left the machine, what was decided. */
export const auditKind = z.enum([
  'welcomed',
  'consent-changed',
  'policy-announced',
  'policy-accepted',
  'account-connected',
  'account-signed-out',
  'access-revoked',
  'account-disconnected',
  'access-taken-back',
  'access-not-taken-back',
  'own-app-saved',
  'own-app-removed',
  'published',
  'handed-over',
  'publication-failed',
  'publication-unknown',
  'owner-decided',
  'post-edited',
  'post-removed',
  'post-deleted',
  'practice-wiped',
  'paused',
  'resumed',
  'engine-recovered',
  'profile-changed',
  'password-set',
  'password-changed',
  'password-removed',
  'second-factor-on',
  'second-factor-off',
  'recovery-used',
  'unlocked',
  'unlock-refused',
  'locked',
  'data-viewed',
  'data-exported',
  'data-imported',
  'restriction-set',
  'restriction-lifted',
  'erasure-asked',
  'erasure-cancelled',
  'erased',
  'sweep',
  'rights-request',
  'breach',
  'key-backend-changed',
  'unexpected-host',
  'audit-verified',
  'audit-swept',
]);
export type AuditKind = z.infer<typeof auditKind>;

/** Who did it: the owner, Kaizup by itself, or a network. */
export const auditActor = z.enum(['owner', 'kaizup', 'network']);
export type AuditActor = z.infer<typeof auditActor>;

/** Facts of an entry: names, numbers and ids, never what was written or a secret. */
export const auditDetail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type AuditDetail = z.infer<typeof auditDetail>;

export const auditEntry = z.object({
  id: z.number().int(),
  at: z.number(),
  actor: auditActor,
  kind: auditKind,
  /** What it is about: an account, a post, a publication, or nothing in particular. */
  subject: z
    .object({ type: z.enum(['account', 'post', 'publication', 'network']), id: z.string() })
    .nullable(),
  detail: auditDetail,
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** How the log was tampered with, at the first entry that shows it. */
export const auditFault = z.object({
  kind: z.enum(['changed', 'missing', 'truncated', 'anchor-missing', 'anchor-forged']),
  entryId: z.number().int().nullable(),
});
export type AuditFault = z.infer<typeof auditFault>;

export const auditVerdict = z.object({
  entries: z.number().int(),
  since: z.number().nullable(),
  /** Short form of the newest entry's digest: noted on paper, it proves later that nothing before it was changed. */
  seal: z.string().nullable(),
  fault: auditFault.nullable(),
});
export type AuditVerdict = z.infer<typeof auditVerdict>;
