import { describe, expect, it } from 'vitest';
import { nextFocus } from '../../../../renderer/features/calendar/grid-keys.ts';

const focus = { day: '2026-11-24', minutes: 570 };
const today = '2026-11-20';
const inMonth = (key: string) => nextFocus(focus, key, 'month', 'monday', today);
const inWeek = (key: string, from = focus) => nextFocus(from, key, 'week', 'monday', today);

describe('keys in the month', () => {
  it.each([
    ['ArrowLeft', '2026-11-23'],
    ['ArrowRight', '2026-11-25'],
    ['ArrowUp', '2026-11-17'],
    ['ArrowDown', '2026-12-01'],
    ['Home', '2026-11-23'],
    ['End', '2026-11-29'],
    ['PageUp', '2026-10-24'],
    ['PageDown', '2026-12-24'],
    ['t', today],
    ['T', today],
  ])('%s goes to %s', (key, day) => expect(inMonth(key)?.day).toBe(day));

  it('leaves other keys alone', () => {
    expect(inMonth('a')).toBeUndefined();
    expect(inMonth('Tab')).toBeUndefined();
  });
});

describe('keys in the week', () => {
  it('step half hours up and down and stay inside the day', () => {
    expect(inWeek('ArrowUp')).toEqual({ day: '2026-11-24', minutes: 540 });
    expect(inWeek('ArrowDown')).toEqual({ day: '2026-11-24', minutes: 600 });
    expect(inWeek('ArrowUp', { day: '2026-11-24', minutes: 0 })?.minutes).toBe(0);
    expect(inWeek('ArrowDown', { day: '2026-11-24', minutes: 1410 })?.minutes).toBe(1410);
  });

  it('take a post between two half hours to its own slot first', () => {
    expect(inWeek('ArrowRight', { day: '2026-11-24', minutes: 583 })).toEqual({
      day: '2026-11-25',
      minutes: 570,
    });
  });

  it('page by weeks', () => {
    expect(inWeek('PageDown')?.day).toBe('2026-12-01');
    expect(inWeek('PageUp')?.day).toBe('2026-11-17');
  });
});
