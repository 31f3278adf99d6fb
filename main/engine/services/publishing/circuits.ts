import * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { type Away, awayReason } from '../../../../shared/model/missed.ts';
import type { AccountMode, NetworkId } from '../../../../shared/model/network.ts';
import type { Clock } from '../../clock.ts';
import { afterAnswer, afterTrouble, type Circuit, placesOf, signOf } from '../../domain/circuit.ts';
import { onTimeWithin } from '../../domain/missed-time.ts';
import type { Events } from '../../events.ts';
import type { AccountRow, Accounts } from '../../store/repositories/accounts.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Store } from '../../store/store.ts';

export interface CircuitParts {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly activity: Activity;
  readonly facts: Facts;
  readonly clock: Clock;
  readonly events: Events;
  /** 0 to 1, for waits that must not end together. */
  chance(): number;
  /** Since when nothing can be reached (ms), else null. */
  offlineSince(): number | null;
}

/** A network, or one server of it, that does not answer. */
export interface NetworkTrouble {
  readonly network: NetworkId;
  /** Host of the server where the network has many, else null. */
  readonly server: string | null;
  readonly since: number;
}

/** Which networks are in trouble: their publications wait, one at a time tries, and the others never notice. */
export interface Circuits {
  /** Whether every network answers: then nothing here needs to be asked. */
  readonly calm: boolean;
  /** What a call for a publication came to; `answered` where it was no failure. */
  note(account: AccountRow, publicationId: string, outcome: Failure | 'answered'): void;
  /** How many publications to an account's network may be at work now. */
  places(accountId: string): number;
  /** The same for accounts that share a network and its server. */
  circuitOf(accountId: string): string;
  /** Since when an account's network has been shut out (ms) and why; undefined: it is not. */
  outage(accountId: string): Pick<Away, 'reason' | 'from'> | undefined;
  /** The outage of its network that a time of an account (ms) fell into. */
  awayAt(accountId: string, at: number): Away | undefined;
  /** When the next of those that are shut may be tried (ms); what may be tried now is left out. */
  nextTry(): number | undefined;
  /** The networks that do not answer, for the owner to know. */
  troubles(): readonly NetworkTrouble[];
}

const outage = z.object({ circuit: z.string(), reason: awayReason, from: z.number() });
type Outage = z.infer<typeof outage>;
const kept = z.object({
  open: z.array(outage),
  ended: z.array(outage.extend({ to: z.number() })),
});

/** Ended outages kept: what was due in an older one was judged long ago. */
const keptOutages = 16;

/** Keeps outages in the facts of an engine: what waits for the end of one is judged by it after a restart too. */
export function createCircuits(parts: CircuitParts): Circuits {
  const { store, accounts, activity, facts, clock, events } = parts;
  const circuits = new Map<string, Circuit>();
  let { open, ended } = kept.parse(JSON.parse(facts.get('outages') ?? '{"open":[],"ended":[]}'));
  // Nobody knows how it is now: one tries.
  for (const { circuit, from } of open) {
    circuits.set(circuit, { kind: 'shut', from, shuts: 1, until: clock.now() });
  }

  function nameOf({ network, mode, grant_id: grantId }: AccountRow): string {
    const server = grantId === null ? null : (accounts.grant(grantId)?.service ?? null);
    return JSON.stringify([network, mode, server] satisfies [string, string, string | null]);
  }

  function circuitOf(accountId: string): string {
    const account = accounts.get(accountId);
    return account === undefined ? '' : nameOf(account);
  }

  const parsed = (circuit: string) => JSON.parse(circuit) as [NetworkId, AccountMode, string | null];

  function write(account: AccountRow, kind: 'network-trouble' | 'network-back' | null): void {
    store.transaction(() => {
      facts.set('outages', JSON.stringify({ open, ended }));
      if (kind !== null) activity.add(clock.now(), kind, { account });
    });
    events.changes.emit({ topics: ['app', 'activity'] });
  }

  function begun(account: AccountRow, circuit: string, from: number): void {
    const reason = parts.offlineSince() === null ? 'network' : 'offline';
    open = [...open, { circuit, reason, from }];
    write(account, reason === 'network' ? 'network-trouble' : null);
    // A computer without a connection is told of by itself.
    if (reason === 'offline') return;
    const { network, mode } = account;
    events.notices.emit({
      kind: 'network-trouble',
      network: network as NetworkId,
      practice: (mode as AccountMode) === 'practice',
    });
  }

  function over(account: AccountRow, ending: Outage): void {
    const to = clock.now();
    open = open.filter((other) => other !== ending);
    if (to - ending.from > onTimeWithin) ended = [...ended, { ...ending, to }].slice(-keptOutages);
    write(account, ending.reason === 'network' ? 'network-back' : null);
  }

  const openOutage = (circuit: string): Outage | undefined => open.find((one) => one.circuit === circuit);

  return {
    get calm() {
      return circuits.size === 0;
    },
    note(account, publicationId, outcome) {
      const sign = outcome === 'answered' ? 'answer' : signOf(outcome);
      if (sign === null || (sign === 'answer' && circuits.size === 0)) return;
      const name = nameOf(account);
      const before = circuits.get(name);
      const after =
        sign === 'answer'
          ? afterAnswer(before)
          : afterTrouble(before, publicationId, clock.now(), parts.chance());
      if (after === undefined) circuits.delete(name);
      else circuits.set(name, after);
      const known = openOutage(name);
      if (after?.kind === 'shut' && known === undefined) begun(account, name, after.from);
      if (after?.kind !== 'shut' && known !== undefined) over(account, known);
    },
    places: (accountId) => placesOf(circuits.get(circuitOf(accountId)), clock.now()),
    circuitOf,
    outage: (accountId) => (circuits.size === 0 ? undefined : openOutage(circuitOf(accountId))),
    awayAt(accountId, at) {
      if (open.length === 0 && ended.length === 0) return undefined;
      const name = circuitOf(accountId);
      const now = clock.now();
      const found = [...open.map((one) => ({ ...one, to: now })), ...ended].find(
        // What was due together with the first that met trouble did not get its turn before.
        ({ circuit, from, to }) => circuit === name && from - onTimeWithin <= at && at < to,
      );
      return found === undefined ? undefined : { reason: found.reason, from: found.from, to: found.to };
    },
    nextTry() {
      const now = clock.now();
      const times = [...circuits.values()].flatMap((circuit) =>
        circuit.kind === 'shut' && circuit.until > now ? circuit.until : [],
      );
      return times.length === 0 ? undefined : Math.min(...times);
    },
    troubles: () =>
      open
        .filter(({ reason }) => reason === 'network')
        .map(({ circuit, from }) => {
          const [network, , server] = parsed(circuit);
          return { network, server: server === null ? null : new URL(server).host, since: from };
        }),
  };
}
