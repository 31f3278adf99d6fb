import type { PublicationState } from '../../../shared/model/publication.ts';

/** States in which nothing has gone to the network yet, so that content and time may still change. */
export const waitingStates = ['scheduled', 'held', 'missed'] as const satisfies readonly PublicationState[];

/** States in which the engine is at work; found at start, they are what a crash interrupted. */
export const activeStates = [
  'preparing',
  'committing',
  'verifying',
] as const satisfies readonly PublicationState[];

/** A state in which the engine is at work. */
export type ActiveState = (typeof activeStates)[number];

/** States in which nothing of it is out and nothing happens by itself: it goes when its owner says so. */
export type RestingState = 'held' | 'failed' | 'missed';

/** States in which it is certain that nothing of it is out and nothing is at work on it: what it sends may be mended. */
export const openStates = [...waitingStates, 'failed'] as const satisfies readonly PublicationState[];

/** Whether a publication's content and time may still change. */
export function isOpen(state: PublicationState): boolean {
  return openStates.some((open) => open === state);
}
