import type { ActivityKind } from '../../../../shared/contract/overview.ts';
import type { AuditActor, AuditKind } from '../../../../shared/model/audit.ts';
import type { ActivityFacts } from '../../store/repositories/activity.ts';
import type { AuditLog, AuditSubject } from './audit-log.ts';

/** What of the activity is an entry of the audit log too, and whose doing it is; the rest is daily work. */
const auditedActivity: Readonly<Partial<Record<ActivityKind & AuditKind, AuditActor>>> = {
  welcomed: 'owner',
  'account-connected': 'owner',
  'account-signed-out': 'network',
  'access-revoked': 'network',
  'account-disconnected': 'owner',
  'own-app-saved': 'owner',
  'own-app-removed': 'owner',
  published: 'kaizup',
  'handed-over': 'kaizup',
  'publication-failed': 'kaizup',
  'publication-unknown': 'kaizup',
  'owner-decided': 'owner',
  'post-edited': 'owner',
  'post-removed': 'owner',
  'post-deleted': 'owner',
  'practice-wiped': 'owner',
  paused: 'owner',
  resumed: 'owner',
  'engine-recovered': 'kaizup',
};

/** Writes what the activity tells into the audit log: who, what, and what about; none of the words that were published. */
export function recordActivity(audit: AuditLog): (kind: ActivityKind, facts: ActivityFacts) => void {
  return (kind, facts) => {
    if (!isAudited(kind)) return;
    const { account, network, count, failure } = facts;
    audit.add(kind, auditedActivity[kind] ?? 'kaizup', subjectOf(facts), {
      ...(account === undefined ? {} : { network: account.network, mode: account.mode }),
      ...(network === undefined ? {} : { network }),
      ...(count === undefined ? {} : { count }),
      ...(failure === undefined || failure === null ? {} : { failure: failure.code }),
    });
  };
}

const isAudited = (kind: ActivityKind): kind is ActivityKind & AuditKind => kind in auditedActivity;

function subjectOf({ publicationId, postId, account, network }: ActivityFacts): AuditSubject | null {
  if (publicationId !== undefined) return { type: 'publication', id: publicationId };
  if (postId !== undefined) return { type: 'post', id: postId };
  if (account !== undefined) return { type: 'account', id: account.id };
  return network === undefined ? null : { type: 'network', id: network };
}
