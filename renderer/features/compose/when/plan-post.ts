import type { OccurrenceTime, QueuedPart } from '../../../../shared/contract/planning.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { instantOf, type ClockNote } from '../../calendar/time/zone.ts';
import { isRepeat, type When } from './when.ts';

/** What the one button of the bar will do, said before it does it. */
export type Plan =
  | { readonly kind: 'publish-now'; readonly count: number }
  /** What failed or was missed, at once. */
  | { readonly kind: 'try-again'; readonly count: number }
  | { readonly kind: 'schedule'; readonly count: number; readonly at: number; readonly note: ClockNote }
  /** The post has a time already: another one, or the same with what changed in it. */
  | { readonly kind: 'move'; readonly count: number; readonly at: number; readonly note: ClockNote }
  | { readonly kind: 'update'; readonly count: number; readonly at: number }
  /** Into the next free slots; none while they are being asked for. */
  | { readonly kind: 'queue'; readonly count: number; readonly parts: readonly QueuedPart[] }
  /** Again and again from the first time on, null while it is being reckoned; `following`: instead of what its series has. */
  | {
      readonly kind: 'repeat';
      readonly count: number;
      readonly first: OccurrenceTime | null;
      readonly following: boolean;
    };

/** Why the button cannot be pressed yet; the first thing to do comes first. */
export type Obstacle =
  | { readonly kind: 'no-account' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'checks'; readonly accounts: number; readonly first: NetworkId }
  | { readonly kind: 'media-importing' }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'no-slot'; readonly name: string }
  | { readonly kind: 'no-occurrence' }
  /** The network does not take these words at that time. */
  | { readonly kind: 'words-refused'; readonly network: NetworkId }
  | { readonly kind: 'time-past' };

export interface PlanInput {
  readonly now: number;
  /** Null while a time is wanted but not chosen. */
  readonly when: When | null;
  readonly accounts: number;
  readonly empty: boolean;
  /** Networks of the accounts that object to something, an entry an account. */
  readonly withTrouble: readonly NetworkId[];
  readonly importing: boolean;
  /** The time that the post has in the engine, when it is scheduled. */
  readonly scheduledAt: number | null;
  /** Whether it was tried before, or missed its time. */
  readonly again?: boolean;
  /** Where the queue would put it, and the name of an account without a slot; null while that is not known. */
  readonly queue?: { readonly parts: readonly QueuedPart[]; readonly without: string | null } | null;
  /** The first times of a series; null while they are not known. */
  readonly occurrences?: readonly OccurrenceTime[] | null;
  /** Whether the post is of a series already. */
  readonly inSeries?: boolean;
  /** A network that would refuse the words. */
  readonly refusedBy?: NetworkId | null;
}

/** What the button does, and what is in its way. */
export function planPost(input: PlanInput): { readonly plan: Plan; readonly obstacles: readonly Obstacle[] } {
  const { when, accounts: count } = input;
  const obstacles: Obstacle[] = [];
  if (input.empty) obstacles.push({ kind: 'empty' });
  if (count === 0) obstacles.push({ kind: 'no-account' });
  if (input.importing) obstacles.push({ kind: 'media-importing' });
  const [first] = input.withTrouble;
  if (!input.empty && first !== undefined) {
    obstacles.push({ kind: 'checks', accounts: input.withTrouble.length, first });
  }
  const refusedBy = input.refusedBy ?? null;
  if (refusedBy !== null) obstacles.push({ kind: 'words-refused', network: refusedBy });
  if (when === 'now') {
    return { plan: { kind: input.again === true ? 'try-again' : 'publish-now', count }, obstacles };
  }
  if (when === null) {
    const plan = { kind: 'schedule', count, at: input.now, note: 'exact' } as const;
    return { plan, obstacles: [...obstacles, { kind: 'no-time' }] };
  }
  if (when === 'queue') return { plan: queuePlan(input), obstacles: [...obstacles, ...slotObstacles(input)] };
  if (isRepeat(when))
    return { plan: repeatPlan(input), obstacles: [...obstacles, ...repeatObstacles(input)] };
  const { at, note } = instantOf(when);
  const { scheduledAt } = input;
  if (at <= input.now && at !== scheduledAt) obstacles.push({ kind: 'time-past' });
  if (scheduledAt === null) return { plan: { kind: 'schedule', count, at, note }, obstacles };
  return at === scheduledAt
    ? { plan: { kind: 'update', count, at }, obstacles }
    : { plan: { kind: 'move', count, at, note }, obstacles };
}

const queuePlan = ({ accounts: count, queue }: PlanInput): Plan => ({
  kind: 'queue',
  count,
  parts: queue?.parts ?? [],
});

function slotObstacles({ accounts, queue }: PlanInput): readonly Obstacle[] {
  const without = queue?.without ?? null;
  return accounts === 0 || without === null ? [] : [{ kind: 'no-slot', name: without }];
}

const repeatPlan = ({ accounts: count, occurrences, inSeries }: PlanInput): Plan => ({
  kind: 'repeat',
  count,
  first: occurrences?.[0] ?? null,
  following: inSeries === true,
});

function repeatObstacles({ occurrences, now }: PlanInput): readonly Obstacle[] {
  if (occurrences === null || occurrences === undefined) return [];
  const [first] = occurrences;
  if (first === undefined) return [{ kind: 'no-occurrence' }];
  return first.at <= now ? [{ kind: 'time-past' }] : [];
}
