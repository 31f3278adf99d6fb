import { describe, expect, test } from 'vitest';
import { causesIn, publicationLife, stateAfter } from '../../../main/engine/domain/publication-life.ts';
import { activeStates, isOpen, openStates } from '../../../main/engine/domain/publication-states.ts';
import { type PublicationState, publicationState } from '../../../shared/model/publication.ts';
import { drawn, withDiagram } from '../../diagram/life-diagram.ts';

const states = publicationState.options;

const leadTo = (to: PublicationState): readonly PublicationState[] => [
  ...new Set(publicationLife.filter((step) => step.to === to).map(({ from }) => from)),
];

/** Every state that can follow `from`, at any remove, when the steps in `without` never happen. */
function reachable(from: PublicationState, without: readonly string[] = []): ReadonlySet<PublicationState> {
  const found = new Set<PublicationState>();
  const open: PublicationState[] = [from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const step of publicationLife) {
      if (step.from !== state || without.includes(step.on) || found.has(step.to)) continue;
      found.add(step.to);
      open.push(step.to);
    }
  }
  return found;
}

describe("a publication's life", () => {
  test('says once what a cause leads to', () => {
    const keys = publicationLife.map(({ from, on }) => `${from} ${on}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('reaches every state from the schedule, and has a way on from every state but the ends', () => {
    expect([...reachable('scheduled')].toSorted()).toEqual(states.toSorted());
    expect(states.filter((state) => causesIn(state).length === 0)).toEqual(['published', 'cancelled']);
  });

  test('never leads from an unknown outcome to a new commit without proof of absence or the owner', () => {
    const proofs = ['failed-for-now', 'offline', 'account-lost', 'put-on-hold', 'refused', 'taken-back'];
    const after = reachable('verifying', [...proofs, 'owner-asks']);
    expect(after).not.toContain('committing');
    expect(after).not.toContain('scheduled');
    expect(stateAfter('committing', 'due')).toBeUndefined();
  });

  test('enters the commit only from a preparation', () => {
    expect(leadTo('committing')).toEqual(['preparing']);
  });

  test('after a crash repeats what is safe and verifies what is not', () => {
    const after = activeStates.map((state) => [state, stateAfter(state, 'interrupted')]);
    expect(after).toEqual([
      ['preparing', 'scheduled'],
      ['committing', 'verifying'],
      ['verifying', undefined],
    ]);
  });

  test('leaves content and time open exactly while it is certain that nothing is out', () => {
    expect(states.filter(isOpen)).toEqual(['scheduled', 'held', 'failed', 'missed']);
    for (const state of openStates) expect(causesIn(state)).not.toContain('confirmed');
  });

  test('leaves what rests to its owner', () => {
    for (const state of ['failed', 'missed'] as const) expect(causesIn(state)).toEqual(['owner-asks']);
  });

  test('is drawn in the README of the engine as it is', () => {
    const page = drawn();
    expect(withDiagram(page)).toBe(page);
  });
});
