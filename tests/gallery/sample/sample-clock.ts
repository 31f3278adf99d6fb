import type { WallTime } from '../../../shared/model/post.ts';

/** The zone of the sample computer; the shooter sets the browser to the same. */
export const sampleZone = 'Europe/Brussels';

/** The instant at which every picture is taken: a Tuesday morning in Ghent. */
export const sampleNow = Date.parse('2026-11-24T10:12:00+01:00');

/** A time of day some days from `now`, in the sample zone, where the weeks shown have no clock change. */
export function wallClockOf(
  now: number,
  day: number,
  time: string,
): { readonly at: number; readonly wallTime: WallTime } {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: sampleZone }).format(now + day * 86_400_000);
  const local = `${date}T${time}`;
  return { at: Date.parse(`${local}:00+01:00`), wallTime: { local, zone: sampleZone } };
}

/** The instant of a wall time in the sample zone. */
export function instantOfSample({ local }: WallTime): number {
  return Date.parse(`${local}:00+01:00`);
}
