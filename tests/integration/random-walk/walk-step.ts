import fc from 'fast-check';
import {
  type ChangeFate,
  changeFates,
  type CommitFate,
  commitFates,
  type PrepareFate,
  prepareFates,
  type VerifyFate,
  verifyFates,
} from './remembering-network.ts';

/** One thing that happens in a walk. `post` and `at` are numbers of posts and networks, taken modulo how many there are. */
export type WalkStep =
  | {
      readonly kind: 'plan';
      readonly at: number;
      readonly both: boolean;
      readonly inMinutes: number;
      readonly handOver: boolean;
    }
  | { readonly kind: 'pass'; readonly minutes: number }
  | { readonly kind: 'sleep'; readonly minutes: number }
  | { readonly kind: 'clock-back'; readonly minutes: number }
  /** The engine is killed so many turns of its event loop after time went on. */
  | { readonly kind: 'crash'; readonly turns: number }
  | { readonly kind: 'commit-fate'; readonly at: number; readonly fate: CommitFate }
  | { readonly kind: 'prepare-fate'; readonly at: number; readonly fate: PrepareFate }
  | { readonly kind: 'verify-fate'; readonly at: number; readonly fate: VerifyFate; readonly times: number }
  | { readonly kind: 'change-fate'; readonly at: number; readonly fate: ChangeFate }
  | { readonly kind: 'release' }
  | { readonly kind: 'edit'; readonly post: number }
  | { readonly kind: 'move'; readonly post: number; readonly inMinutes: number }
  | { readonly kind: 'publish-now'; readonly post: number }
  | { readonly kind: 'unschedule'; readonly post: number }
  | { readonly kind: 'delete'; readonly post: number }
  | { readonly kind: 'stop'; readonly post: number }
  | { readonly kind: 'retry'; readonly post: number }
  | { readonly kind: 'decide'; readonly post: number; readonly again: boolean }
  | { readonly kind: 'pause' }
  | { readonly kind: 'hold' }
  | { readonly kind: 'disconnect'; readonly at: number }
  | { readonly kind: 'reconnect'; readonly at: number }
  | { readonly kind: 'fill-disk'; readonly writes: number };

const post = fc.nat(5);
const at = fc.nat(2);
const inMinutes = fc.integer({ min: 1, max: 90 });

const plan = fc.record({
  kind: fc.constant('plan' as const),
  at,
  both: fc.boolean(),
  inMinutes,
  handOver: fc.boolean(),
});
const pass = fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 20 }) });

/** Any step; what moves things along comes more often. */
export const walkStep: fc.Arbitrary<WalkStep> = fc.oneof(
  { arbitrary: plan, weight: 5 },
  { arbitrary: pass, weight: 6 },
  {
    arbitrary: fc.record({ kind: fc.constant('crash' as const), turns: fc.nat(12) }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('commit-fate' as const),
      at,
      fate: fc.constantFrom(...commitFates),
    }),
    weight: 5,
  },
  fc.record({ kind: fc.constant('prepare-fate' as const), at, fate: fc.constantFrom(...prepareFates) }),
  fc.record({
    kind: fc.constant('verify-fate' as const),
    at,
    fate: fc.constantFrom(...verifyFates),
    times: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({ kind: fc.constant('change-fate' as const), at, fate: fc.constantFrom(...changeFates) }),
  fc.record({ kind: fc.constant('sleep' as const), minutes: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ kind: fc.constant('clock-back' as const), minutes: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ kind: fc.constantFrom('release' as const, 'pause' as const, 'hold' as const) }),
  fc.record({
    kind: fc.constantFrom(
      'edit' as const,
      'publish-now' as const,
      'unschedule' as const,
      'delete' as const,
      'stop' as const,
      'retry' as const,
    ),
    post,
  }),
  fc.record({ kind: fc.constant('move' as const), post, inMinutes }),
  fc.record({ kind: fc.constant('decide' as const), post, again: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('disconnect' as const, 'reconnect' as const), at }),
  fc.record({ kind: fc.constant('fill-disk' as const), writes: fc.nat(8) }),
);
