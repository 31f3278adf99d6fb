import type { Failure } from '../../../../shared/model/failure.ts';
import type { CommentState } from '../../../../shared/model/comment.ts';
import type { Clock } from '../../clock.ts';
import type { Guard } from '../../domain/errand.ts';
import { decideRetry, nextCheckIn } from '../../domain/retry-policy.ts';
import type { Events } from '../../events.ts';
import type { Comments } from '../../networks/after-publishing.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import {
  failureJson,
  type PublicationRow,
  type Publications,
} from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import type { AccountLine, NetworkLines } from '../accounts/network-lines.ts';
import { frozenContent } from './frozen-content.ts';

export interface FirstCommentParts {
  readonly store: Store;
  readonly publications: Publications;
  readonly accounts: Accounts;
  readonly lines: NetworkLines;
  readonly isOnHold: Guard;
  readonly clock: Clock;
  /** 0 to 1, for waits that must not end together. */
  chance(): number;
  readonly events: Events;
  reportBug(error: unknown): void;
}

/** The owner's own comment under a post that has just gone out. What becomes of it changes nothing about the post. */
export interface FirstComments {
  /** Settles what a crash left: a comment that was being sent is looked for, not sent again. */
  recover(): void;
  /** Sends and checks what is due; returns at once. */
  work(): void;
  /** Tries a failed one again. */
  retry(row: PublicationRow): boolean;
  idle(): Promise<void>;
}

/** How often a network is asked whether a comment whose reply was lost is there before it counts as failed. */
const maxLooks = 3;

/** Creates the first comments of an engine. */
export function createFirstComments(parts: FirstCommentParts): FirstComments {
  const { store, publications, accounts, lines, clock, events } = parts;
  let running: Promise<void> = Promise.resolve();
  let busy = false;

  function set(row: PublicationRow, state: CommentState, change: Partial<PublicationRow>): void {
    publications.patch(row.id, { comment_state: state, ...change });
    events.changes.emit({ topics: ['posts'], postId: row.post_id });
  }

  function textOf(row: PublicationRow): string {
    return frozenContent.parse(JSON.parse(row.frozen ?? '{}')).options.firstComment ?? '';
  }

  function failed(row: PublicationRow, failure: Failure): void {
    const tries = row.comment_tries + 1;
    const decision = decideRetry(failure, tries, parts.chance());
    const common = { comment_tries: tries, comment_failure: failureJson(failure) };
    if (decision.kind === 'again') {
      set(row, 'waiting', { ...common, comment_next_at: clock.now() + decision.inMs });
    } else {
      set(row, 'failed', { ...common, comment_next_at: null });
    }
  }

  async function send(row: PublicationRow, reached: AccountLine, comments: Comments): Promise<void> {
    // Durable before the call: after a crash it is looked for.
    await store.together(() => set(row, 'sending', { comment_next_at: null }));
    const outcome = await comments.add(reached.line, reached.account, row.remote_id ?? '', textOf(row), null);
    await store.together(() => {
      if (outcome.kind === 'done') {
        set(row, 'done', { comment_id: outcome.id, comment_failure: null, comment_next_at: null });
      } else if (outcome.kind === 'rejected') {
        failed(row, outcome.failure);
      } else {
        set(row, 'checking', {
          comment_tries: 0,
          comment_failure: failureJson(outcome.failure),
          comment_next_at: clock.now() + nextCheckIn(0),
        });
      }
    });
  }

  /** Looks for the account's own comment with the same words before anything is sent again (contract §8, "Comments"). */
  async function check(row: PublicationRow, reached: AccountLine, comments: Comments): Promise<void> {
    const listed = await comments.list(reached.line, reached.account, row.remote_id ?? '', null);
    const wanted = normalised(textOf(row));
    const found = listed.ok
      ? listed.value.comments.find(({ own, text }) => own && normalised(text) === wanted)
      : undefined;
    const looks = row.comment_tries + 1;
    await store.together(() => {
      if (found !== undefined) {
        set(row, 'done', { comment_id: found.id, comment_failure: null, comment_next_at: null });
      } else if (looks < maxLooks || !listed.ok) {
        const again = listed.ok || looks < maxLooks * 2;
        if (again)
          set(row, 'checking', { comment_tries: looks, comment_next_at: clock.now() + nextCheckIn(looks) });
        else set(row, 'failed', { comment_next_at: null });
      } else {
        // Looked for often enough: it is not there, and the owner may send it again.
        set(row, 'failed', { comment_tries: 0, comment_next_at: null });
      }
    });
  }

  async function one(row: PublicationRow): Promise<void> {
    const account = accounts.get(row.account_id);
    const reached = account === undefined ? undefined : await lines.forAccount(account, 'publishing');
    if (reached === undefined || !reached.ok) {
      failed(
        row,
        reached === undefined ? { class: 'reauth', code: 'account-disconnected' } : reached.failure,
      );
      return;
    }
    const { comments } = reached.value.network;
    if (comments === undefined || row.remote_id === null) {
      set(row, 'failed', { comment_next_at: null });
      return;
    }
    if (row.comment_state === 'waiting') await send(row, reached.value, comments);
    else await check(row, reached.value, comments);
  }

  return {
    recover() {
      for (const row of publications.withComment(['sending'])) {
        set(row, 'checking', { comment_tries: 0, comment_next_at: clock.now() });
      }
    },
    work() {
      if (busy) return;
      const due = publications
        .commentsDue(clock.now(), 200)
        .filter(({ account_id: accountId }) => !parts.isOnHold({ purpose: 'publishing', accountId }));
      if (due.length === 0) return;
      busy = true;
      running = (async () => {
        for (const row of due) await one(row);
      })()
        .catch(parts.reportBug)
        .finally(() => {
          busy = false;
        });
    },
    retry(row) {
      if (row.comment_state !== 'failed') return false;
      set(row, 'waiting', { comment_tries: 0, comment_failure: null, comment_next_at: clock.now() });
      return true;
    },
    idle: () => running,
  };
}

const normalised = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
