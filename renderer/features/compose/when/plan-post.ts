import type { NetworkId } from '../../../../shared/model/network.ts';
import type { WallTime } from '../../../../shared/model/post.ts';
import { instantOf, type ClockNote } from '../../calendar/time/zone.ts';

/** What the one button of the bar will do, said before it does it. */
export type Plan =
  | { readonly kind: 'publish-now'; readonly count: number }
  /** What failed or was missed, at once. */
  | { readonly kind: 'try-again'; readonly count: number }
  | { readonly kind: 'schedule'; readonly count: number; readonly at: number; readonly note: ClockNote }
  /** The post has a time already: another one, or the same with what changed in it. */
  | { readonly kind: 'move'; readonly count: number; readonly at: number; readonly note: ClockNote }
  | { readonly kind: 'update'; readonly count: number; readonly at: number };

/** Why the button cannot be pressed yet; the first thing to do comes first. */
export type Obstacle =
  | { readonly kind: 'no-account' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'checks'; readonly accounts: number; readonly first: NetworkId }
  | { readonly kind: 'media-importing' }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'time-past' };

export interface PlanInput {
  readonly now: number;
  /** Null while a time is wanted but not chosen. */
  readonly when: WallTime | 'now' | null;
  readonly accounts: number;
  readonly empty: boolean;
  /** Networks of the accounts that object to something, an entry an account. */
  readonly withTrouble: readonly NetworkId[];
  readonly importing: boolean;
  /** The time that the post has in the engine, when it is scheduled. */
  readonly scheduledAt: number | null;
  /** Whether it was tried before, or missed its time. */
  readonly again?: boolean;
}

/** What the button does, and what is in its way. */
export function planPost(input: PlanInput): { readonly plan: Plan; readonly obstacles: readonly Obstacle[] } {
  const { when, now, accounts: count, scheduledAt } = input;
  const obstacles: Obstacle[] = [];
  if (input.empty) obstacles.push({ kind: 'empty' });
  if (count === 0) obstacles.push({ kind: 'no-account' });
  if (input.importing) obstacles.push({ kind: 'media-importing' });
  const [first] = input.withTrouble;
  if (!input.empty && first !== undefined) {
    obstacles.push({ kind: 'checks', accounts: input.withTrouble.length, first });
  }
  if (when === 'now') {
    return { plan: { kind: input.again === true ? 'try-again' : 'publish-now', count }, obstacles };
  }
  if (when === null)
    return {
      plan: { kind: 'schedule', count, at: now, note: 'exact' },
      obstacles: [...obstacles, { kind: 'no-time' }],
    };
  const { at, note } = instantOf(when);
  if (at <= now && at !== scheduledAt) obstacles.push({ kind: 'time-past' });
  if (scheduledAt === null) return { plan: { kind: 'schedule', count, at, note }, obstacles };
  return at === scheduledAt
    ? { plan: { kind: 'update', count, at }, obstacles }
    : { plan: { kind: 'move', count, at, note }, obstacles };
}
