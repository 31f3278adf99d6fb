import type { PostDetail, PublicationDetail } from '../../../shared/contract/posts.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { type FailureHelp, failureHelp } from '../../../shared/model/failure-help.ts';
import { ownerMay } from '../../../shared/model/owner-steps.ts';

/** The one thing that helps a publication on, which the page offers as its primary button. */
export type NextStep =
  | 'retry'
  | 'publish-now'
  | 'reconnect'
  | 'edit'
  /** A sibling is out: this account's text and media are mended, the rest stands. */
  | 'mend'
  | 'open-accounts'
  | 'resume-publishing'
  | 'open-privacy'
  | 'ask-support'
  | 'decide'
  | 'open-link'
  | 'none';

/** What helps a publication in its state; `editable` says whether all of the post can still be changed. */
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
        case 'on-hold':
          return 'open-privacy';
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

const stepOf: Readonly<Record<FailureHelp, NextStep>> = {
  'try-again': 'retry',
  'sign-in': 'reconnect',
  edit: 'edit',
  'open-accounts': 'open-accounts',
  'open-privacy': 'open-privacy',
  'ask-support': 'ask-support',
};

function afterFailure({ code }: Failure, editable: boolean): NextStep {
  const help = failureHelp[code];
  return help === 'edit' && !editable ? 'mend' : stepOf[help];
}

/**
 * Whether a post is mended account by account: something of it is out, or some of it goes out at its time while the rest waits for
 * the owner.
 */
export function mendsApart({
  editable,
  publications,
}: Pick<PostDetail, 'editable'> & {
  readonly publications: readonly Pick<PublicationDetail, 'state'>[];
}): boolean {
  return !editable || (publications.some(needsNewTry) && !publications.every(needsNewTry));
}

/** Whether a publication came to its end without going out: it goes only when the owner says so again. */
export function needsNewTry({ state }: Pick<PublicationDetail, 'state'>): boolean {
  return state === 'failed' || state === 'missed';
}

/** Whether changing what it sends makes sense beside the primary step: nothing of it is out, and it goes nowhere by itself. */
export function canEditBeside(
  { open, state }: Pick<PublicationDetail, 'open' | 'state'>,
  step: NextStep,
): boolean {
  return open && needsNewTry({ state }) && step !== 'edit' && step !== 'mend';
}

/** Whether trying again by hand makes sense beside the primary step: what is held or missed has that as its step already. */
export function canTryAgain({ state }: Pick<PublicationDetail, 'state'>): boolean {
  return state === 'failed' && ownerMay(state, 'owner-asks');
}
