import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasPlace, maxAtWork, reservedPlaces } from '../../../main/engine/domain/fair-share.ts';
import { createLanes } from '../../../main/engine/services/publishing/lanes.ts';
import { networkIds } from '../../../shared/model/network-ids.ts';
import type { NetworkId } from '../../../shared/model/network.ts';

const network = fc.constantFrom(...networkIds);
const count = (atWork: ReadonlyMap<NetworkId, number>): number =>
  [...atWork.values()].reduce((sum, value) => sum + value, 0);

describe('places', () => {
  test('are never more than there are, and each network finds its own free at any time', () => {
    const steps = fc.array(fc.tuple(network, fc.boolean()), { maxLength: 400 });
    fc.assert(
      fc.property(steps, (taken) => {
        const atWork = new Map<NetworkId, number>();
        for (const [id, ends] of taken) {
          const used = atWork.get(id) ?? 0;
          if (ends) atWork.set(id, Math.max(0, used - 1));
          else if (hasPlace(id, atWork)) atWork.set(id, used + 1);
          expect(count(atWork)).toBeLessThanOrEqual(maxAtWork);
          for (const other of networkIds) {
            if ((atWork.get(other) ?? 0) < reservedPlaces) expect(hasPlace(other, atWork)).toBe(true);
          }
        }
      }),
    );
  });

  test('that nobody else keeps are all for one that has much to do', () => {
    const atWork = new Map<NetworkId, number>();
    while (hasPlace('facebook', atWork)) atWork.set('facebook', (atWork.get('facebook') ?? 0) + 1);
    expect(atWork.get('facebook')).toBe(maxAtWork - reservedPlaces * (networkIds.length - 1));
  });
});

describe('lanes', () => {
  const at = (accountId: string, of: NetworkId = 'mastodon') => ({ accountId, network: of });

  test('take turns in the order in which they joined, one thing each', () => {
    const lanes = createLanes();
    for (const id of ['a', 'b', 'a', 'c']) lanes.join(id, 'mastodon');
    expect([lanes.next([]), lanes.next([at('a')]), lanes.next([at('a')])]).toEqual(['a', 'b', 'c']);
    expect(lanes.next([])).toBeUndefined();
  });

  test('of accounts at work leave the queue: they join again when they are done', () => {
    const lanes = createLanes();
    lanes.join('a', 'mastodon');
    expect(lanes.next([at('a')])).toBeUndefined();
    expect(lanes.next([])).toBeUndefined();
  });

  test('whose network has no place let others pass and keep their turn', () => {
    const lanes = createLanes();
    lanes.join('slow', 'facebook');
    lanes.join('other', 'bluesky');
    const hanging = Array.from({ length: maxAtWork }, (_, index) => at(`f${index}`, 'facebook'));
    const full = hanging.slice(0, maxAtWork - reservedPlaces * (networkIds.length - 1));
    expect(lanes.next(full)).toBe('other');
    expect(lanes.next(full)).toBeUndefined();
    expect(lanes.next(full.slice(1))).toBe('slow');
  });
});
