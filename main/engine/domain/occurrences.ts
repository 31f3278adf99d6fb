import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

/** What says when a series falls: its first local time, `YYYY-MM-DDTHH:MM`, and an RFC 5545 rule. */
export interface Rhythm {
  readonly start: string;
  readonly rule: string;
}

/**
 * Local times of a series in [from, to], oldest first. They are reckoned on a calendar without a zone, so that no clock change can move one;
 * what instant each means is decided where its zone is known (`resolveWallTime`), a time in a gap included, which RFC 5545 would leave out.
 */
export function occurrencesBetween(rhythm: Rhythm, from: string, to: string): readonly string[] {
  if (to < from) return [];
  return reckoned(rhythm).between(floating(from), floating(to), true).map(localOf);
}

/** How far ahead occurrences are looked for (years), a little at first: a rule may have none at all, such as 29 February in odd years. */
const reaches = [1, 10, 100] as const;

/** The first `limit` local times of a series from `from` on, within a hundred years. */
export function nextOccurrences(rhythm: Rhythm, from: string, limit: number): readonly string[] {
  let found: readonly string[] = [];
  for (const years of reaches) {
    const to = Temporal.PlainDateTime.from(from).add({ years }).toString({ smallestUnit: 'minute' });
    found = occurrencesBetween(rhythm, from, to);
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}

/** How many occurrences come before `before`; for a series that ends after a count. */
export function countBefore(rhythm: Rhythm, before: string): number {
  return occurrencesBetween(rhythm, rhythm.start, before).filter((local) => local < before).length;
}

/** A local time as an instant of a calendar whose clocks never change. */
const floating = (local: string): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('UTC');

const localOf = (moment: Temporal.ZonedDateTime): string =>
  moment.toPlainDateTime().toString({ smallestUnit: 'minute' });

function reckoned({ start, rule }: Rhythm): RRuleTemporal {
  return new RRuleTemporal({
    // UNTIL is local like the start; on this calendar that is written with a Z.
    rruleString: rule.replace(/(UNTIL=\d{8}T\d{6})(?!Z)/u, '$1Z'),
    dtstart: floating(start),
    temporal: Temporal,
    cache: false,
    // Each day of three centuries: an end by the range that is asked for always comes first.
    maxIterations: 110_000,
  });
}
