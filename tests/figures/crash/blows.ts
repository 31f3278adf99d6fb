import type { FaultKind } from '../../../main/practice/kit/faults.ts';
import type { PublicationState } from '../../../shared/model/publication.ts';

const minute = 60_000;
const hour = 60 * minute;

/** What goes wrong at one of a publication's requests. */
export interface RequestBlow {
  /** The engine is killed as the request arrives, or after it had its effect. */
  readonly kill?: 'arrived' | 'done';
  /** What the network does to the request. */
  readonly fault?: FaultKind;
  /** The connection stays away for so long (ms): every further try is refused. */
  readonly offlineFor?: number;
  /** The machine's clock is set by so much (ms), as the request arrives or before the publication starts. */
  readonly clock?: number;
  readonly clockFrom?: 'start';
  /** Only at the request that publishes; absent: at every request. */
  readonly at?: 'commit';
  /** Ends that are right, because the owner has to be asked, beside that it is out. */
  readonly accepts?: readonly PublicationState[];
}

/** At a publication's requests. `fault` without effect strikes as the request arrives, the others when it had its effect. */
export const requestBlows = {
  'kill-before': { kill: 'arrived', fault: 'connection-refused' },
  'kill-after': { kill: 'done' },
  'reply-lost': { fault: 'reply-lost' },
  'error-before': { fault: 'error-before' },
  'error-after': { fault: 'error-after' },
  refused: { fault: 'connection-refused' },
  'offline-20-min': { fault: 'connection-refused', offlineFor: 20 * minute, at: 'commit' },
  'clock-ahead': { clock: 2 * hour },
  'clock-behind': { clock: -10 * minute },
  'clock-ahead-reply-lost': { clock: 2 * hour, fault: 'reply-lost', at: 'commit' },
  'clock-behind-reply-lost': { clock: -10 * minute, fault: 'reply-lost', at: 'commit' },
  /** As a machine that was off for so long: what had not been sent yet is not sent without asking. */
  'clock-ahead-kill': { clock: 2 * hour, kill: 'done', at: 'commit', accepts: ['missed'] },
  'clock-behind-kill': { clock: -10 * minute, kill: 'done', at: 'commit' },
  'wrong-ahead-reply-lost': { clock: 2 * hour, clockFrom: 'start', fault: 'reply-lost', at: 'commit' },
  'wrong-behind-reply-lost': { clock: -10 * minute, clockFrom: 'start', fault: 'reply-lost', at: 'commit' },
} as const satisfies Readonly<Record<string, RequestBlow>>;

/** At every durable step: a write to the publication or its ledger. */
export const stepBlows = ['killed-in-write', 'disk-full'] as const;

/** What happens to the machine before a scheduled publication is due. */
export interface DueBlow {
  readonly clock?: number;
  readonly offlineFor?: number;
  readonly accepts?: readonly PublicationState[];
}

/** Once a kind: nothing of a network plays a part before the publication is taken from the schedule. */
export const dueBlows = {
  /** Past the due time, within what may be late. */
  'due-ahead': { clock: 15 * minute },
  /** So far past it that the owner is asked. */
  'due-far-ahead': { clock: 2 * hour, accepts: ['missed'] },
  'due-behind': { clock: -10 * minute },
  /** Longer than a post may be late. */
  'due-offline-45-min': { offlineFor: 45 * minute, accepts: ['missed'] },
} as const satisfies Readonly<Record<string, DueBlow>>;

export type RequestBlowName = keyof typeof requestBlows;
export type StepBlowName = (typeof stepBlows)[number];
export type DueBlowName = keyof typeof dueBlows;

/** Faults that strike before the request has an effect. */
export const beforeEffect: readonly FaultKind[] = ['connection-refused', 'error-before'];
