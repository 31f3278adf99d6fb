import type { AttemptStep } from '../../../../shared/contract/posts.ts';
import type { VerifyOutcome } from '../../networks/network.ts';

/** How the ledger names what a verification came to. */
export function stepOf(outcome: VerifyOutcome): AttemptStep['step'] {
  switch (outcome.kind) {
    case 'published':
    case 'handed-over':
    case 'left-to-owner':
    case 'absent':
    case 'rejected':
      return outcome.kind;
    case 'pending':
    case 'unanswered':
      return 'verify';
    case 'undecidable':
      return 'unknown';
  }
}
