import { Temporal } from 'temporal-polyfill';
import type { ComboOption } from '../../ui/ComboBox.tsx';

/** A zone by its city, as a list shows it: `Brussels`, with the part of the world it is in. */
export function zoneCity(zone: string): { readonly city: string; readonly region: string } {
  const parts = zone.replaceAll('_', ' ').split('/');
  const city = parts.at(-1) ?? zone;
  return { city, region: parts.slice(0, -1).join(', ') };
}

/** `GMT+1` at an instant. */
function zoneOffset(zone: string, at: number): string {
  const part = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return part?.value ?? '';
}

/** Whether clocks in two zones show the same time throughout the year that begins at `at`. */
export function sameClocks(one: string, other: string, at: number): boolean {
  const start = Temporal.Instant.fromEpochMilliseconds(at);
  return Array.from({ length: 13 }, (_, month) => start.add({ hours: month * 30 * 24 })).every(
    (instant) => instant.toZonedDateTimeISO(one).offset === instant.toZonedDateTimeISO(other).offset,
  );
}

/** Zones to choose from by their cities, in order, with where they are and what their clocks show at `at`. */
export function zoneOptions(inUse: string, at: number): readonly ComboOption[] {
  return allZones(inUse)
    .map((value) => {
      const { city, region } = zoneCity(value);
      const offset = zoneOffset(value, at);
      return { value, label: city, detail: region === '' ? offset : `${region}, ${offset}` };
    })
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

/** Every zone to choose from; the one in use is there whatever the system knows it by. */
function allZones(inUse: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(inUse) ? known : [inUse, ...known];
}
