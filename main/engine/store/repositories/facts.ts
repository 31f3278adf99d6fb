import type { Store } from '../store.ts';

/** Single values of the application, by name. */
export interface Facts {
  get(name: FactName): string | undefined;
  set(name: FactName, value: string): void;
}

/** The closed list of single values. `redirect-port:*` is the loopback port that the owner registered at a network. */
export type FactName =
  | 'welcomed'
  | 'locale'
  | 'paused'
  | `redirect-port:${string}`
  /** Where the audit log begins since its last sweep: the entry before the first one, as `id:digest`, and the first one's id. */
  | 'audit-root'
  | 'audit-first'
  /** How many months technical logs stay, and when a sweep ran last (ms). */
  | 'log-months'
  | 'swept-at'
  /** Until when the engine is known to have been awake (ms), how it was left, and when nothing could go out (JSON). */
  | 'last-seen'
  | 'left-as'
  | 'away'
  /** Which networks do not answer, and which did not a while ago (JSON). */
  | 'outages'
  /** The zone of the business; the zone of a computer for which the owner kept it; by which zone data times were last resolved. */
  | 'zone'
  | 'zone-kept-against'
  | 'zone-data'
  /** Since when publishing is paused (ms). */
  | 'paused-at'
  /** JSON: what the owner wants for times that passed while nothing could go out. */
  | 'missed-rule'
  /** Id of an import whose posts are not all there yet; empty: none. */
  | 'import-under-way'
  /** Whether new posts are handed over where the network can hold them. */
  | 'hand-over'
  /** The version of the policy that the owner has read of, and the one whose coming is on record. */
  | 'policy-seen'
  | 'policy-announced'
  /** When the daily digest is told (minutes since midnight; empty: never), since when so (ms), and which day was told last. */
  | 'digest-at'
  | 'digest-since'
  | 'digest-told'
  /** The calendar file that follows the plan (JSON); empty: none. */
  | 'calendar-file'
  /** The last entry of the audit log that was judged for signals of a breach. */
  | 'signals-seen';

/** Facts in `store`. */
export function createFacts(store: Store): Facts {
  const { sql } = store;
  const one = store.once((name: FactName) => sql.selectFrom('fact').select('value').where('name', '=', name));
  return {
    get: (name) => store.first(one(name))?.value,
    set: (name, value) =>
      void store.run(
        sql
          .insertInto('fact')
          .values({ name, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
      ),
  };
}
