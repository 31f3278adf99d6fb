import type { PublicationState } from '../../../shared/model/publication.ts';

/**
 * A publication's life. `committing` is entered by a durable row before the one call that publishes; from there only the network's
 * word (or proof of absence, or the owner) leads on: a lost reply is `verifying`, never a second try.
 */
export const transitions: Readonly<Record<PublicationState, readonly PublicationState[]>> = {
  scheduled: ['preparing', 'held', 'cancelled', 'missed', 'failed'],
  held: ['scheduled', 'cancelled', 'missed'],
  preparing: ['committing', 'scheduled', 'failed', 'held', 'cancelled'],
  committing: ['published', 'handed-over', 'verifying', 'failed', 'scheduled'],
  verifying: ['published', 'handed-over', 'scheduled', 'failed', 'needs-owner'],
  // The network holds it; what becomes of it is its word: moved and cancelled there first, asked again at its time.
  'handed-over': ['published', 'verifying', 'cancelled', 'scheduled', 'needs-owner', 'failed'],
  published: [],
  failed: ['scheduled', 'cancelled'],
  'needs-owner': ['published', 'handed-over', 'scheduled', 'cancelled'],
  missed: ['scheduled', 'cancelled'],
  cancelled: ['scheduled'],
};

/** Whether a publication may pass from one state to another. */
export function canMove(from: PublicationState, to: PublicationState): boolean {
  return transitions[from].includes(to);
}

/** States in which nothing has gone to the network yet, so that content and time may still change. */
export const waitingStates = ['scheduled', 'held', 'missed'] as const satisfies readonly PublicationState[];

/** States in which the engine is at work; found at start, they are what a crash interrupted. */
export const activeStates = [
  'preparing',
  'committing',
  'verifying',
] as const satisfies readonly PublicationState[];

/** States in which it is certain that nothing of it is out and nothing is at work on it: what it sends may be mended. */
export const openStates = [...waitingStates, 'failed'] as const satisfies readonly PublicationState[];

/** Whether a publication's content and time may still change. */
export function isOpen(state: PublicationState): boolean {
  return openStates.some((open) => open === state);
}

/**
 * Where a crash leaves a publication: preparation is safe to repeat, so it goes back to the schedule;
 * a commit that was under way is unknown and must be verified.
 */
export function afterCrash(state: PublicationState): PublicationState {
  switch (state) {
    case 'preparing':
      return 'scheduled';
    case 'committing':
      return 'verifying';
    default:
      return state;
  }
}
