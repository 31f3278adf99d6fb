import { describe, expect, test } from 'vitest';
import {
  activeStates,
  afterCrash,
  canMove,
  isOpen,
  transitions,
} from '../../../main/engine/domain/publication-states.ts';
import { type PublicationState, publicationState } from '../../../shared/model/publication.ts';

const states = publicationState.options;

describe("a publication's life", () => {
  test('has a way on from every state but the end', () => {
    const ends = states.filter((state) => transitions[state].length === 0);
    expect(ends).toEqual(['published']);
  });

  test('never leads from an unknown outcome to a new commit without passing the schedule', () => {
    expect(canMove('verifying', 'committing')).toBe(false);
    expect(canMove('committing', 'committing')).toBe(false);
    expect(canMove('verifying', 'preparing')).toBe(false);
  });

  test('enters the commit only from a preparation', () => {
    expect(states.filter((state) => canMove(state, 'committing'))).toEqual(['preparing']);
  });

  test('after a crash repeats what is safe and verifies what is not', () => {
    const after = Object.fromEntries(activeStates.map((state) => [state, afterCrash(state)]));
    expect(after).toEqual({ preparing: 'scheduled', committing: 'verifying', verifying: 'verifying' });
  });

  test('leaves content and time open exactly while it is certain that nothing is out', () => {
    const open: readonly PublicationState[] = states.filter(isOpen);
    expect(open).toEqual(['scheduled', 'held', 'failed', 'missed']);
  });
});
