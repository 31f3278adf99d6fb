import type { AccountMetricValue, DemographicValue } from '../../../shared/model/account-figures.ts';
import type { ContentType } from '../../../shared/model/content-type.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { ActingAccount, Line } from './network.ts';

/** What became of a change at the network that may safely be repeated: an edit, a deletion, a new time. */
export type ChangeOutcome =
  | { readonly kind: 'done' }
  /** The network does not have it any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'rejected'; readonly failure: Failure }
  /** Nobody can tell; asking for the same again is harmless. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/** Scheduled posts that the network holds itself. */
export interface HandOver {
  /** How far ahead (ms) a type may be handed over; undefined: not this type. */
  window(type: ContentType): { readonly leastMs: number; readonly mostMs: number } | undefined;
  move(line: Line, account: ActingAccount, remoteId: string, at: number): Promise<ChangeOutcome>;
  cancel(line: Line, account: ActingAccount, remoteId: string): Promise<ChangeOutcome>;
}

/** A comment under a published post. Times in ms. */
export interface RemoteComment {
  readonly id: string;
  readonly author: string | null;
  /** Written by the account itself. */
  readonly own: boolean;
  readonly text: string;
  readonly at: number | null;
  readonly hidden: boolean;
  readonly likes: number | null;
  /** Whether the network lets this account do it to this comment. */
  readonly can: { readonly reply: boolean; readonly hide: boolean; readonly delete: boolean };
  /** Null: a comment on the post itself; else the comment it answers. */
  readonly replyTo: string | null;
}

/** What a new comment came to; it is never repeated blindly. */
export type CommentOutcome =
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'rejected'; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly failure: Failure };

/** Comments on what was published. */
export interface Comments {
  list(
    line: Line,
    account: ActingAccount,
    remoteId: string,
    cursor: string | null,
  ): Promise<Outcome<{ readonly comments: readonly RemoteComment[]; readonly next: string | null }, Failure>>;
  /** A comment on the post, or an answer to one of its comments. */
  add(
    line: Line,
    account: ActingAccount,
    remoteId: string,
    text: string,
    replyTo: string | null,
  ): Promise<CommentOutcome>;
  hide?(line: Line, account: ActingAccount, commentId: string, hidden: boolean): Promise<ChangeOutcome>;
  delete?(line: Line, account: ActingAccount, commentId: string): Promise<ChangeOutcome>;
}

/** Figures of an account as a whole; a metric that the network does not provide is null. */
export interface AccountFigures {
  readonly metrics: readonly AccountMetricValue[];
  readonly demographics: readonly DemographicValue[];
}
