import type { ConsentCategory } from '../../../shared/model/consent.ts';
import type { PolicyVersion } from '../../../shared/model/policy.ts';

/** Policy versions as they come with Kaizup, oldest first. */
export type PolicyVersions = readonly [PolicyVersion, ...PolicyVersion[]];

/** The instant at which a day of the calendar begins (ms, UTC). */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The version that holds at `now` (ms): the latest of those that have begun, or the first there is. */
export function inEffect(versions: PolicyVersions, now: number): PolicyVersion {
  return versions.findLast(({ holdsFrom }) => startOf(holdsFrom) <= now) ?? versions[0];
}

/** A major change that was published and does not hold yet: the next one to come. */
export function announced(versions: PolicyVersions, now: number): PolicyVersion | null {
  const coming = versions.find(
    ({ change, publishedOn, holdsFrom }) =>
      change === 'major' && startOf(publishedOn) <= now && startOf(holdsFrom) > now,
  );
  return coming ?? null;
}

/**
 * The latest major change that holds already and that came after the version which the owner has read of: somebody who was away while it was
 * announced still hears of it. Null before the owner has read of any, at the first start.
 */
export function untold(versions: PolicyVersions, seen: string | null, now: number): PolicyVersion | null {
  if (seen === null) return null;
  const known = versions.findIndex(({ id }) => id === seen);
  const missed = versions.findLast(
    ({ change, holdsFrom }, index) => index > known && change === 'major' && startOf(holdsFrom) <= now,
  );
  return missed ?? null;
}

/** The versions that have been published by `now` (ms), oldest first. */
export function published(versions: PolicyVersions, now: number): readonly PolicyVersion[] {
  return versions.filter(({ publishedOn }) => startOf(publishedOn) <= now);
}

/** Whether a decision made under `decidedUnder` must be asked for again: a later version that holds by now says so. */
export function asksAgain(
  versions: PolicyVersions,
  decidedUnder: string,
  category: ConsentCategory,
  now: number,
): boolean {
  const known = versions.findIndex(({ id }) => id === decidedUnder);
  return versions.some(
    (version, index) =>
      index > known && version.asksAgain.includes(category) && startOf(version.holdsFrom) <= now,
  );
}
