import { describe, expect, it } from 'vitest';
import { neighbourRanges, pageRange } from '../../../../renderer/features/calendar/pages.ts';
import { instant, zone } from './sample-posts.ts';

describe('a page of the calendar', () => {
  it('covers the whole weeks of its month', () => {
    expect(pageRange('2026-11-24', 'month', 'monday', zone)).toEqual({
      from: instant('2026-10-26T00:00'),
      to: instant('2026-12-07T00:00'),
    });
  });

  it('covers one week', () => {
    expect(pageRange('2026-11-24', 'week', 'sunday', zone)).toEqual({
      from: instant('2026-11-22T00:00'),
      to: instant('2026-11-29T00:00'),
    });
  });

  it('has the next page as its first neighbour, then the one before, and reaches what steps lead to', () => {
    expect(neighbourRanges('2027-01-31', 'month', 'monday', zone)).toEqual([
      pageRange('2027-02-01', 'month', 'monday', zone),
      pageRange('2026-12-01', 'month', 'monday', zone),
    ]);
  });
});
