import type { PublicationDetail } from '../../../shared/contract/posts.ts';
import type { Failure } from '../../../shared/model/failure.ts';

/** The one thing that helps a publication on, which the page offers as its primary button. */
export type NextStep =
  | 'retry'
  | 'publish-now'
  | 'reconnect'
  | 'edit'
  /** The post cannot be changed any more because a sibling is out: mend a copy for this account. */
  | 'mend-copy'
  | 'open-accounts'
  | 'resume-publishing'
  | 'decide'
  | 'open-link'
  | 'none';

/** What helps a publication in its state; `editable` says whether the post's content can still be changed. */
export function nextStep(
  publication: Pick<PublicationDetail, 'state' | 'failure' | 'heldReason' | 'url'>,
  editable: boolean,
): NextStep {
  switch (publication.state) {
    case 'needs-owner':
      return 'decide';
    case 'failed':
      return publication.failure === null ? 'retry' : afterFailure(publication.failure, editable);
    case 'missed':
      return 'publish-now';
    case 'held':
      switch (publication.heldReason) {
        case 'account-signed-out':
        case 'account-disconnected':
          return 'reconnect';
        case 'paused':
          return 'resume-publishing';
        case 'stopped':
        case null:
          return 'publish-now';
      }
      return 'none';
    case 'published':
      return publication.url === null ? 'none' : 'open-link';
    case 'scheduled':
    case 'preparing':
    case 'committing':
    case 'verifying':
    case 'handed-over':
    case 'cancelled':
      return 'none';
  }
}

function afterFailure(failure: Failure, editable: boolean): NextStep {
  switch (failure.class) {
    case 'retry':
    case 'rate':
    case 'verify':
      return 'retry';
    case 'reauth':
      return 'reconnect';
    case 'fix':
      return editable ? 'edit' : 'mend-copy';
    // The account or the application must change at the network first; there the owner sees what to do.
    case 'blocked':
    case 'fatal':
      return 'open-accounts';
  }
}

/** Whether trying again by hand makes sense beside the primary step: what is held or missed has that as its step already. */
export function canTryAgain({ state }: Pick<PublicationDetail, 'state'>): boolean {
  return state === 'failed';
}
