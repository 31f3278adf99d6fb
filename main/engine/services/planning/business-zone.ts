import { isZone } from '../../domain/zone-clock.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Store } from '../../store/store.ts';

export interface BusinessZoneParts {
  readonly store: Store;
  readonly facts: Facts;
  readonly events: Events;
}

/** The time zone of the owner's business: what slots and new posts go by, wherever the computer is. */
export interface BusinessZone {
  /** IANA name; this computer's until the first post is planned. */
  get(): string;
  set(zone: string): void;
  /** From now on it stays as it is when the computer moves. */
  keep(): void;
  /** The zone of a computer that was elsewhere, for which the owner wanted to keep theirs. */
  keptAgainst(): string | null;
  keepAgainst(machineZone: string): void;
}

/** The zone of an engine. */
export function createBusinessZone({ store, facts, events }: BusinessZoneParts): BusinessZone {
  const machineZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
  const get = (): string => facts.get('zone') ?? machineZone();

  function keep(): void {
    if (facts.get('zone') === undefined) facts.set('zone', machineZone());
  }

  return {
    get,
    keep,
    set(zone) {
      if (!isZone(zone)) throw new ExpectedError('time-invalid');
      store.transaction(() => {
        facts.set('zone', zone);
        facts.set('zone-kept-against', '');
      });
      events.changes.emit({ topics: ['app', 'posts'] });
    },
    keptAgainst: () => facts.get('zone-kept-against') ?? null,
    keepAgainst(zone) {
      if (!isZone(zone)) throw new ExpectedError('time-invalid');
      store.transaction(() => {
        keep();
        facts.set('zone-kept-against', zone);
      });
      events.changes.emit({ topics: ['app'] });
    },
  };
}
