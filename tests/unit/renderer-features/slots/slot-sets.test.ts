import { describe, expect, test } from 'vitest';
import {
  clearDay,
  copyDay,
  nextTime,
  presetNames,
  presets,
  tidy,
  weekOrder,
  withoutSlot,
  withSlot,
} from '../../../../renderer/features/slots/slot-sets.ts';

const slot = (weekday: number, minutes: number) => ({ weekday, minutes });
const monday = [slot(1, 540), slot(1, 1050)];

describe('slots of a week', () => {
  test('stand in order, each once', () => {
    expect(withSlot(monday, slot(1, 600))).toEqual([slot(1, 540), slot(1, 600), slot(1, 1050)]);
    expect(withSlot(monday, slot(1, 540))).toEqual(monday);
    expect(tidy([slot(7, 0), slot(1, 1439)])).toEqual([slot(1, 1439), slot(7, 0)]);
    expect(withoutSlot(monday, slot(1, 540))).toEqual([slot(1, 1050)]);
  });

  test('of one day take the place of those of others', () => {
    const before = [...monday, slot(3, 720), slot(6, 600)];
    expect(copyDay(before, 1, [1, 2, 3])).toEqual([
      ...monday,
      slot(2, 540),
      slot(2, 1050),
      slot(3, 540),
      slot(3, 1050),
      slot(6, 600),
    ]);
    expect(clearDay(before, 1)).toEqual([slot(3, 720), slot(6, 600)]);
  });

  test('begin at nine, and go on an hour later, within the day', () => {
    expect(nextTime(monday, 2)).toBe(540);
    expect(nextTime(monday, 1)).toBe(1110);
    expect(nextTime([slot(5, 1400)], 5)).toBe(1410);
  });

  test('that are offered are weeks that the engine takes', () => {
    for (const name of presetNames) expect(tidy(presets[name])).toEqual(presets[name]);
  });

  test('are shown in the order of the owner’s week', () => {
    expect(weekOrder('sunday')).toEqual([7, 1, 2, 3, 4, 5, 6]);
    expect(weekOrder('monday')).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
