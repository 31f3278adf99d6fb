import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCell, planDay } from '../../../../renderer/features/calendar/layout.ts';

const metrics = { header: 32, full: 60, small: 36, gap: 4, padding: 4 };

describe('a month cell', () => {
  it('draws whole cards while all fit, then small ones, then hides the rest', () => {
    expect(planCell(1, 110, metrics)).toEqual({ size: 'full', shown: 1, hidden: 0 });
    expect(planCell(2, 160, metrics)).toEqual({ size: 'full', shown: 2, hidden: 0 });
    expect(planCell(2, 112, metrics)).toEqual({ size: 'small', shown: 2, hidden: 0 });
    expect(planCell(5, 112, metrics)).toEqual({ size: 'small', shown: 2, hidden: 3 });
  });

  it('never draws more than the height holds, shows at least one post and loses none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 80, max: 600 }), (count, height) => {
        const plan = planCell(count, height, metrics);
        const each = metrics[plan.size];
        expect(plan.shown + plan.hidden).toBe(count);
        expect(plan.shown).toBeGreaterThanOrEqual(1);
        const used = plan.shown * each + (plan.shown - 1) * metrics.gap;
        expect(used).toBeLessThanOrEqual(height - metrics.header - metrics.padding);
      }),
    );
  });
});

describe('a day of the week view', () => {
  it('gives a lone post the whole width and shares it where cards would cover each other', () => {
    const { cards, crowds } = planDay([{ minutes: 540 }, { minutes: 600 }, { minutes: 615 }], 50, 3);
    expect(cards.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(crowds).toEqual([]);
  });

  it('folds a crowd into its last lane', () => {
    const items = Array.from({ length: 6 }, (_, index) => ({ minutes: 540, index }));
    const { cards, crowds } = planDay(items, 50, 3);
    expect(cards).toHaveLength(2);
    expect(crowds).toHaveLength(1);
    expect(crowds[0]?.items).toHaveLength(4);
  });

  it('never lays two cards over each other, and loses no post', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1439 }), { maxLength: 40 }),
        fc.integer({ min: 2, max: 4 }),
        (times, maxLanes) => {
          const { cards, crowds } = planDay(
            times.map((minutes) => ({ minutes })),
            50,
            maxLanes,
          );
          expect(cards.length + crowds.reduce((sum, { items }) => sum + items.length, 0)).toBe(times.length);
          cards.forEach((first, index) => {
            for (const second of cards.slice(index + 1)) {
              if (Math.abs(first.item.minutes - second.item.minutes) >= 50) continue;
              const left = (lane: typeof first): readonly [number, number] => [
                lane.lane / lane.lanes,
                (lane.lane + 1) / lane.lanes,
              ];
              const [a, b] = [left(first), left(second)];
              expect(a[1] <= b[0] || b[1] <= a[0]).toBe(true);
            }
          });
        },
      ),
    );
  });
});
