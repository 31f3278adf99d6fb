import type { Failure, FailureCode } from '../../../shared/model/failure.ts';

const second = 1000;
const minute = 60 * second;

/**
 * What is known of a network, or one server of it, that gives trouble; undefined: nothing does.
 *
 * It is shut after several troubles in a row from more than one publication: a single one may itself be what the network chokes on,
 * and must not keep the others from going out. While it is shut one publication at a time tries, and no try counts.
 */
export type Circuit =
  /** Troubles in a row; `by`: the publication that met them all, null once there are several. Everything still goes. */
  | {
      readonly kind: 'counting';
      readonly from: number;
      readonly troubles: number;
      readonly by: string | null;
    }
  /** Nothing goes before `until` (ms), then one. */
  | { readonly kind: 'shut'; readonly from: number; readonly shuts: number; readonly until: number }
  /** It answers again: so many at once, twice as many with each answer, so that it is not run over the moment it is back. */
  | { readonly kind: 'recovering'; readonly from: number; readonly shuts: number; readonly places: number };

/** What an outcome says of the network: that it gives trouble, that it answers, or nothing. */
export type Sign = 'trouble' | 'answer' | null;

const troubles: readonly FailureCode[] = ['network-unavailable', 'network-unreachable', 'reply-lost'];

/** Troubles in a row after which a circuit is shut. */
export const troublesUntilShut = 3;

/** From this many places on a network counts as recovered. */
const placesWhenWell = 16;

/** What a failure says of the network; whatever carries the network's own code is an answer. */
export function signOf({ code, networkCode }: Failure): Sign {
  if (troubles.includes(code)) return 'trouble';
  return networkCode === undefined ? null : 'answer';
}

/** How long a circuit stays shut (ms): 15 s, doubling, at most 5 min. */
function shutFor(shuts: number, chance: number): number {
  return spread(Math.min(5 * minute, 15 * second * 2 ** Math.max(0, shuts - 1)), chance);
}

/** A wait that is longer by up to a half, by `chance` (0 to 1): so that what failed together does not come back together. */
export function spread(milliseconds: number, chance: number): number {
  return Math.round(milliseconds * (1 + chance / 2));
}

/** After trouble of `publicationId` at `now` (ms). */
export function afterTrouble(
  circuit: Circuit | undefined,
  publicationId: string,
  now: number,
  chance: number,
): Circuit {
  switch (circuit?.kind) {
    case undefined:
      return { kind: 'counting', from: now, troubles: 1, by: publicationId };
    case 'counting': {
      const by = circuit.by === publicationId ? publicationId : null;
      const counted = { ...circuit, troubles: circuit.troubles + 1, by };
      return counted.troubles >= troublesUntilShut && by === null
        ? { kind: 'shut', from: circuit.from, shuts: 1, until: now + shutFor(1, chance) }
        : counted;
    }
    case 'shut':
      // Of what was under way when it was shut nothing new is learnt.
      return now < circuit.until ? circuit : shutAgain(circuit, now, chance);
    case 'recovering':
      return shutAgain(circuit, now, chance);
  }
}

function shutAgain(
  { from, shuts }: { readonly from: number; readonly shuts: number },
  now: number,
  chance: number,
): Circuit {
  return { kind: 'shut', from, shuts: shuts + 1, until: now + shutFor(shuts + 1, chance) };
}

/** After the network answered. */
export function afterAnswer(circuit: Circuit | undefined): Circuit | undefined {
  switch (circuit?.kind) {
    case undefined:
    case 'counting':
      return undefined;
    case 'shut':
      return { kind: 'recovering', from: circuit.from, shuts: circuit.shuts, places: 2 };
    case 'recovering': {
      const places = circuit.places * 2;
      return places >= placesWhenWell ? undefined : { ...circuit, places };
    }
  }
}

/** How many publications may be at work at once at `now` (ms). */
export function placesOf(circuit: Circuit | undefined, now: number): number {
  switch (circuit?.kind) {
    case undefined:
    case 'counting':
      return Number.POSITIVE_INFINITY;
    case 'shut':
      return now < circuit.until ? 0 : 1;
    case 'recovering':
      return circuit.places;
  }
}
