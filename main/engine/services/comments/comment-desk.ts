import type { CommentList } from '../../../../shared/model/comment.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Comments } from '../../networks/after-publishing.ts';
import type { AccountRow, Accounts } from '../../store/repositories/accounts.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import type { AccountCalls } from '../accounts/account-calls.ts';
import type { AccountLine } from '../accounts/network-lines.ts';

export interface CommentDeskParts {
  readonly publications: Publications;
  readonly accounts: Accounts;
  readonly calls: AccountCalls;
}

/** Comments under what was published. They are read when they are looked at and never stored (promise D7). */
export interface CommentDesk {
  list(publicationId: string, cursor: string | null): Promise<CommentList>;
  /** A comment on the post, or an answer to one; `unknown` when nobody can tell whether it arrived. */
  add(publicationId: string, text: string, replyTo: string | null): Promise<'done' | 'unknown'>;
  hide(publicationId: string, commentId: string, hidden: boolean): Promise<void>;
  delete(publicationId: string, commentId: string): Promise<void>;
}

interface Opened extends AccountLine {
  readonly row: AccountRow;
  readonly comments: Comments;
  readonly remoteId: string;
}

/** Creates the desk of an engine. */
export function createCommentDesk({ publications, accounts, calls }: CommentDeskParts): CommentDesk {
  function published(id: string): PublicationRow & { readonly remote_id: string } {
    const row = publications.get(id);
    if (row === undefined) throw new ExpectedError('not-found');
    if (row.state !== 'published' || row.remote_id === null || row.removed_at !== null) {
      throw new ExpectedError('not-in-this-state');
    }
    return { ...row, remote_id: row.remote_id };
  }

  async function open(publicationId: string): Promise<Opened> {
    const publication = published(publicationId);
    const row = accounts.get(publication.account_id);
    const reached = await calls.open(row, 'comments');
    const { comments } = reached.network;
    if (row === undefined || comments === undefined) throw new ExpectedError('not-in-this-state');
    return { ...reached, row, comments, remoteId: publication.remote_id };
  }

  return {
    async list(publicationId, cursor) {
      const { row, line, account, comments, remoteId } = await open(publicationId);
      const page = await calls.answered(row, await comments.list(line, account, remoteId, cursor));
      return { comments: [...page.comments], next: page.next };
    },
    async add(publicationId, text, replyTo) {
      const { row, line, account, comments, remoteId } = await open(publicationId);
      const outcome = await comments.add(line, account, remoteId, text, replyTo);
      switch (outcome.kind) {
        case 'done':
          return 'done';
        case 'unknown':
          return 'unknown';
        case 'rejected':
          return await calls.answered(row, { ok: false, failure: outcome.failure });
      }
    },
    async hide(publicationId, commentId, hidden) {
      const { row, line, account, comments } = await open(publicationId);
      if (comments.hide === undefined) throw new ExpectedError('not-in-this-state');
      await calls.changed(row, await comments.hide(line, account, commentId, hidden));
    },
    async delete(publicationId, commentId) {
      const { row, line, account, comments } = await open(publicationId);
      if (comments.delete === undefined) throw new ExpectedError('not-in-this-state');
      await calls.changed(row, await comments.delete(line, account, commentId));
    },
  };
}
