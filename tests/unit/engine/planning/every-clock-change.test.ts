import { beforeAll, describe, expect, test } from 'vitest';
import { occurrencesBetween } from '../../../../main/engine/domain/occurrences.ts';
import { slotCalendar } from '../../../../main/engine/domain/slot-calendar.ts';
import { resolveWallTime } from '../../../../main/engine/domain/wall-time.ts';
import { allTransitions, day, hour, minute, shown, type Transition, written, zones } from './transitions.ts';

let transitions: readonly Transition[];
beforeAll(() => {
  transitions = allTransitions();
}, 60_000);

/** What the rule makes of a wall-clock reading (held as UTC, ms) near a clock change. */
function byTheRule(wall: number, { at, before, after }: Transition): { at: number; note: string } {
  const [skipped, repeated] = [after - before, before - after];
  const sinceChange = wall - (at + Math.min(before, after));
  // Clocks go forward: what they skip counts by the offset before, which is later by the gap. They go back: the first of the two.
  if (skipped > 0 && sinceChange >= 0 && sinceChange < skipped) {
    return { at: wall - before, note: 'moved-past-gap' };
  }
  if (repeated > 0 && sinceChange >= 0 && sinceChange < repeated) {
    return { at: wall - before, note: 'first-of-two' };
  }
  return { at: wall - (sinceChange < 0 ? before : after), note: 'exact' };
}

test('there are clock changes to test, and zones without', () => {
  expect(zones.length).toBeGreaterThan(400);
  expect(transitions.length).toBeGreaterThan(3000);
  expect(new Set(transitions.map(({ zone }) => zone)).size).toBeLessThan(zones.length);
});

describe('at every clock change of every zone from 2024 to 2036', () => {
  test('a wall-clock time means what the rule says', { timeout: 60_000 }, () => {
    const wrong: unknown[] = [];
    for (const transition of transitions) {
      const { zone, at, before, after } = transition;
      const change = Math.abs(after - before);
      const first = at + Math.min(before, after);
      for (const wall of [
        first - minute,
        first,
        first + change / 2,
        first + change - minute,
        first + change,
        first - 2 * hour,
      ]) {
        const whole = Math.floor(wall / minute) * minute;
        const local = written(whole);
        const found = resolveWallTime({ local, zone });
        const wanted = byTheRule(whole, transition);
        if (found?.at !== wanted.at || found.note !== wanted.note) wrong.push({ zone, local, found, wanted });
      }
    }
    expect(wrong).toEqual([]);
  });

  test('later wall-clock times never mean earlier instants', { timeout: 60_000 }, () => {
    const wrong: unknown[] = [];
    for (const { zone, at, before, after } of transitions) {
      const first = Math.floor((at + Math.min(before, after)) / minute) * minute;
      let last = Number.NEGATIVE_INFINITY;
      // A gap lets two times fall together or change places by what was skipped, never by more.
      const gap = Math.max(0, after - before);
      for (let wall = first - hour; wall <= first + 2 * hour; wall += 30 * minute) {
        const found = resolveWallTime({ local: written(wall), zone });
        if (found === undefined || found.at < last - gap) wrong.push({ zone, local: written(wall) });
        last = found?.at ?? last;
      }
    }
    expect(wrong).toEqual([]);
  });

  test('slots keep their wall time, in order, and none is lost', { timeout: 60_000 }, () => {
    const minutes = [0, 150, 570, 1425];
    const slots = minutes.flatMap((at) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, minutes: at })));
    const wrong: unknown[] = [];
    for (const { zone, at, before, after } of transitions) {
      const calendar = slotCalendar(slots, zone, at - 2 * day);
      const found: { at: number; local: string }[] = [];
      for (
        let slot = calendar.after(at - 2 * day);
        slot !== undefined && slot.at < at + 2 * day;
        slot = calendar.after(slot.at)
      ) {
        found.push(slot);
      }
      const gap = Math.max(0, after - before);
      found.forEach((slot, index) => {
        const keeps = shown(zone, slot.at) === slot.local;
        const skipped = gap > 0 && Math.abs(slot.at - at) <= gap;
        const ordered = slot.at > (found[index - 1]?.at ?? 0);
        if ((!keeps && !skipped) || !ordered || calendar.at(slot.at)?.local !== slot.local) {
          wrong.push({ zone, slot });
        }
      });
      // Four days of four slots; a change may push one over either end, and a gap may let two fall together.
      if (found.length < 14 || found.length > 18) wrong.push({ zone, at, slots: found.length });
    }
    expect(wrong).toEqual([]);
  });

  test('a daily post goes out once a day at its wall time', { timeout: 60_000 }, () => {
    const wrong: unknown[] = [];
    for (const { zone, at, before, after } of transitions) {
      // At the hour of the change itself, where it matters most.
      const time = written(Math.floor((at + Math.min(before, after)) / minute) * minute).slice(10);
      const [from = '', to = ''] = [at - 3 * day, at + 3 * day].map((instant) =>
        written(instant).slice(0, 10),
      );
      const rhythm = { start: `${from}${time}`, rule: 'FREQ=DAILY' };
      const locals = occurrencesBetween(rhythm, rhythm.start, `${to}${time}`);
      const instants = locals.map((local) => resolveWallTime({ local, zone }));
      if (locals.length !== 7 || locals.some((local) => !local.endsWith(time))) wrong.push({ zone, locals });
      instants.forEach((found, index) => {
        const local = locals[index] ?? '';
        if (found === undefined) wrong.push({ zone, local });
        else if (found.note !== 'moved-past-gap' && shown(zone, found.at) !== local)
          wrong.push({ zone, local });
        if ((found?.at ?? 0) <= (instants[index - 1]?.at ?? 0)) wrong.push({ zone, local, order: true });
      });
    }
    expect(wrong).toEqual([]);
  });
});
