import { randomUUID } from 'node:crypto';
import type { Draft } from '../../../../shared/model/post.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import type { Clock } from '../../clock.ts';
import { isOpen, type RestingState } from '../../domain/publication-states.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { PostRow } from '../../store/repositories/posts.ts';
import type {
  PublicationPatch,
  PublicationRow,
  Publications,
} from '../../store/repositories/publications.ts';
import { type FrozenContent, freeze } from '../publishing/frozen-content.ts';

export interface PlacementParts {
  readonly publications: Publications;
  readonly accounts: Accounts;
  readonly clock: Clock;
  /** When a publication that the owner wants handed over is first looked at (ms); its own time when its network holds nothing. */
  firstLook(network: NetworkId, content: FrozenContent, dueAt: number, writing: boolean): number;
}

/** A post's publications, kept in line with its accounts and its time. Within the caller's transaction. */
export interface Placement {
  /** All of the draft's accounts go out at `at` (ms); what a network holds was moved there, and its row with it. */
  place(post: PostRow, draft: Draft, at: number): void;
  /** What is open sends what the draft says now; its state and time stand. */
  follow(post: PostRow, draft: Draft): void;
  /** What was never tried goes out at `at` (ms) instead of the post's time; nothing else of it changes. */
  retime(post: PostRow, draft: Draft, at: number): void;
}

/** The next try begins from nothing: what it sends is frozen anew. */
const unfrozen = {
  frozen: null,
  fingerprint: null,
  progress: '{}',
  remote_id: null,
} as const satisfies PublicationPatch;

/** Creates the placement of an engine. */
export function createPlacement(parts: PlacementParts): Placement {
  const { publications, accounts, clock } = parts;

  function lookAt(draft: Draft, accountId: string, dueAt: number, writing = false): number {
    const account = accounts.get(accountId);
    const content = freeze(draft, accountId);
    return account === undefined || content === undefined
      ? dueAt
      : parts.firstLook(account.network as NetworkId, content, dueAt, writing);
  }

  function heldReasonOf(accountId: string): string | null {
    switch (accounts.get(accountId)?.status) {
      case 'connected':
        return null;
      case 'signed-out':
        return 'account-signed-out';
      default:
        return 'account-disconnected';
    }
  }

  function insert(
    postId: string,
    accountId: string,
    draft: Draft,
    at: number,
    passed: 'scheduled' | 'missed',
    writing: boolean,
  ): void {
    const heldReason = heldReasonOf(accountId);
    const state = heldReason === null ? passed : 'held';
    publications.insert({
      id: randomUUID(),
      post_id: postId,
      account_id: accountId,
      state,
      due_at: at,
      next_at: state === 'scheduled' ? lookAt(draft, accountId, at, writing) : null,
      ...unfrozen,
      committed_at: null,
      published_at: null,
      url: null,
      failure: null,
      held_reason: heldReason,
      evidence: null,
      tries: 0,
      checks: 0,
      metrics_at: null,
      comment_tries: 0,
    });
  }

  function schedule(row: PublicationRow, draft: Draft, at: number): void {
    const fresh: PublicationPatch = {
      ...unfrozen,
      due_at: at,
      next_at: lookAt(draft, row.account_id, at),
      failure: null,
      held_reason: null,
      kept_back: null,
      evidence: null,
      committed_at: null,
      tries: 0,
      checks: 0,
    };
    if (row.state === 'scheduled') publications.patch(row.id, fresh);
    else publications.move(row.id, row.state as RestingState, 'owner-asks', fresh);
    const heldReason = heldReasonOf(row.account_id);
    if (heldReason !== null) {
      publications.move(row.id, 'scheduled', 'account-lost', { held_reason: heldReason, next_at: null });
    }
  }

  /** The rows of the draft's accounts; those of accounts that were taken off are deleted. */
  function rowsFor(post: PostRow, draft: Draft): ReadonlyMap<string, PublicationRow> {
    const wanted = new Set(draft.variants.map(({ accountId }) => accountId));
    const rows = publications.ofPost(post.id);
    for (const row of rows) if (!wanted.has(row.account_id)) publications.delete(row.id);
    return new Map(
      rows.filter((row) => wanted.has(row.account_id)).map((row) => [row.account_id, row] as const),
    );
  }

  return {
    retime(post, draft, at) {
      for (const row of publications.ofPost(post.id)) {
        const untried = row.tries === 0 && (row.state === 'scheduled' || row.state === 'held');
        if (!untried || row.due_at !== post.at) continue;
        const next = row.state === 'scheduled' ? { next_at: lookAt(draft, row.account_id, at) } : {};
        publications.patch(row.id, { due_at: at, ...next });
      }
    },
    place(post, draft, at) {
      const rows = rowsFor(post, draft);
      for (const { accountId } of draft.variants) {
        const row = rows.get(accountId);
        if (row === undefined) insert(post.id, accountId, draft, at, 'scheduled', false);
        else if (row.state !== 'handed-over') schedule(row, draft, at);
      }
    },
    follow(post, draft) {
      if (post.at === null) return;
      const rows = rowsFor(post, draft);
      for (const { accountId } of draft.variants) {
        const row = rows.get(accountId);
        // An account that joins after the time has passed waits for the owner's word, as one that missed it.
        const passed = post.at > clock.now() ? 'scheduled' : 'missed';
        if (row === undefined) insert(post.id, accountId, draft, post.at, passed, true);
        else if (isOpen(row.state as PublicationState)) {
          // A try that waits for its next turn keeps that; whether the network is to hold it may have changed before.
          const waits = row.state === 'scheduled' && row.failure === null && row.due_at > clock.now();
          publications.patch(row.id, {
            ...unfrozen,
            ...(waits && { next_at: lookAt(draft, accountId, row.due_at, true) }),
          });
        }
      }
    },
  };
}
