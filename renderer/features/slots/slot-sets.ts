import type { Slot } from '../../../shared/contract/planning.ts';

const hour = 60;
const workingDays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** A week of slots that owners often want. */
export const presets = {
  'working-mornings': week(workingDays, 9 * hour),
  'morning-and-evening': week(workingDays, 9 * hour, 17 * hour + 30),
  'three-a-week': week([1, 3, 5], 12 * hour),
  daily: week(everyDay, 10 * hour),
} as const satisfies Readonly<Record<string, readonly Slot[]>>;
export type PresetName = keyof typeof presets;
export const presetNames = Object.keys(presets) as readonly PresetName[];

function week(days: readonly number[], ...times: readonly number[]): readonly Slot[] {
  return days.flatMap((weekday) => times.map((minutes) => ({ weekday, minutes })));
}

/** Slots in order, each once. */
export function tidy(slots: readonly Slot[]): readonly Slot[] {
  const known = new Map(
    slots.map(({ weekday, minutes }) => [weekday * 1440 + minutes, { weekday, minutes }]),
  );
  return [...known].toSorted(([one], [other]) => one - other).map(([, slot]) => slot);
}

/** The slots with one more. */
export const withSlot = (slots: readonly Slot[], slot: Slot): readonly Slot[] => tidy([...slots, slot]);

/** The slots without one. */
export const withoutSlot = (slots: readonly Slot[], { weekday, minutes }: Slot): readonly Slot[] =>
  slots.filter((slot) => slot.weekday !== weekday || slot.minutes !== minutes);

/** The slots with the times of one day on others too, in place of theirs. */
export function copyDay(slots: readonly Slot[], from: number, to: readonly number[]): readonly Slot[] {
  const times = slots.filter(({ weekday }) => weekday === from).map(({ minutes }) => minutes);
  const days = to.filter((weekday) => weekday !== from);
  const others = slots.filter(({ weekday }) => !days.includes(weekday));
  return tidy([...others, ...week(days, ...times)]);
}

/** The slots without a day. */
export const clearDay = (slots: readonly Slot[], day: number): readonly Slot[] =>
  slots.filter(({ weekday }) => weekday !== day);

/** Where a new time of a day starts: an hour after its last one, or nine. */
export function nextTime(slots: readonly Slot[], day: number): number {
  const last = slots.filter(({ weekday }) => weekday === day).at(-1)?.minutes;
  return last === undefined ? 9 * hour : Math.min(last + hour, 23 * hour + 30);
}

/** The days of the week as the owner's calendar has them. */
export const weekOrder = (weekStart: 'monday' | 'sunday'): readonly number[] =>
  weekStart === 'monday' ? everyDay : [7, 1, 2, 3, 4, 5, 6];

/** Days that a day's times may be copied to. */
export const dayGroups = { 'working-days': workingDays, 'every-day': everyDay } as const;
