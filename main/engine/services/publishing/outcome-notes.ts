import { excerptOf } from '../../../../shared/model/excerpt.ts';
import type { PublicationNotice } from '../../../../shared/contract/index.ts';
import type { ActivityKind } from '../../../../shared/contract/overview.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { Away } from '../../../../shared/model/missed.ts';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Posts } from '../../store/repositories/posts.ts';
import type { PublicationRow } from '../../store/repositories/publications.ts';

export interface OutcomeNoteParts {
  readonly accounts: Accounts;
  readonly posts: Posts;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly events: Events;
}

/** How the owner hears of what became of a publication. */
export interface OutcomeNotes {
  /** A line of Activity; within the caller's transaction. */
  record(row: PublicationRow, kind: ActivityKind, failure: Failure | null, url?: string | null): void;
  /** Tells the page, and the owner where `kind` is a matter for a notification. After the transaction. */
  tell(
    row: PublicationRow,
    kind: PublicationNotice['kind'] | null,
    failure: Failure | null,
    because?: Away | null,
  ): void;
}

/** Notes in the activity and the events of an engine. */
export function createOutcomeNotes(parts: OutcomeNoteParts): OutcomeNotes {
  const { accounts, posts, activity, clock, events } = parts;

  const wordsOf = (row: PublicationRow): string => excerptOf(posts.get(row.post_id)?.text ?? '');

  return {
    record(row, kind, failure, url = null) {
      activity.add(clock.now(), kind, {
        account: accounts.get(row.account_id),
        postId: row.post_id,
        publicationId: row.id,
        excerpt: wordsOf(row),
        failure,
        url,
      });
    },
    tell(row, kind, failure, because = null) {
      events.changes.emit({ topics: ['posts', 'activity', 'app'], postId: row.post_id });
      const account = accounts.get(row.account_id);
      if (kind === null || account === undefined) return;
      events.notices.emit({
        kind,
        postId: row.post_id,
        network: account.network as NetworkId,
        accountName: account.name,
        practice: (account.mode as AccountMode) === 'practice',
        excerpt: wordsOf(row),
        failure,
        because,
      });
    },
  };
}
