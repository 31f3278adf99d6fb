import {
  type Away,
  away,
  type MissedRule,
  missedRule,
  usualMissedRule,
} from '../../../../shared/model/missed.ts';
import type { Clock } from '../../clock.ts';
import { whenLate } from '../../domain/missed-time.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Posts } from '../../store/repositories/posts.ts';
import type { PublicationRow } from '../../store/repositories/publications.ts';
import type { AwayWatch } from './away-watch.ts';
import type { Circuits } from './circuits.ts';

export interface MissedTimeParts {
  readonly facts: Facts;
  readonly posts: Posts;
  readonly watch: AwayWatch;
  readonly circuits: Circuits;
  readonly clock: Clock;
  readonly events: Events;
}

/** Whether a publication whose time has come goes out; `because`: what kept it from going out at its time. */
export type Judgement =
  | { readonly kind: 'go'; readonly because: Away | null }
  | { readonly kind: 'ask' | 'next-slot'; readonly because: Away };

/** What the owner wants for times that passed while nothing could go out: for all posts, and for one. */
export interface MissedTimes {
  rule(): MissedRule;
  setRule(rule: MissedRule): void;
  /** The rule of one post; null: the one for all. */
  ruleOf(postId: string): MissedRule | null;
  setRuleOf(postId: string, rule: MissedRule | null): void;
  /**
   * Judges one whose time has come. What only waited for its account's turn is never too late, nor what was begun in time, unless
   * its network did not answer meanwhile.
   */
  judge(row: PublicationRow): Judgement;
  /** Judges one that reaches nobody since `since` (ms). */
  judgeOffline(row: PublicationRow, since: number | null): Judgement;
  /** Judges one whose network does not answer for now, since and because of `outage`. */
  judgeOutage(row: PublicationRow, outage: Pick<Away, 'reason' | 'from'>): Judgement;
}

/** What kept a publication back, as its row has it. */
export function keptBackBy(row: Pick<PublicationRow, 'kept_back'>): Away | null {
  return row.kept_back === null ? null : away.parse(JSON.parse(row.kept_back));
}

/** The rules of an engine. */
export function createMissedTimes(parts: MissedTimeParts): MissedTimes {
  const { facts, posts, watch, circuits, clock, events } = parts;
  const parsed = (text: string | null | undefined): MissedRule | null =>
    text === null || text === undefined ? null : missedRule.parse(JSON.parse(text));
  const rule = (): MissedRule => parsed(facts.get('missed-rule')) ?? usualMissedRule;
  const ruleOf = (postId: string): MissedRule | null => parsed(posts.get(postId)?.missed_rule);

  function judgeBy(row: PublicationRow, because: Away | null): Judgement {
    if (because === null) return { kind: 'go', because };
    const decision = whenLate(clock.now() - row.due_at, ruleOf(row.post_id) ?? rule());
    return { kind: decision, because };
  }

  return {
    rule,
    setRule(next) {
      facts.set('missed-rule', JSON.stringify(next));
      events.changes.emit({ topics: ['app'] });
    },
    ruleOf,
    setRuleOf(postId, next) {
      if (posts.get(postId) === undefined) throw new ExpectedError('not-found');
      posts.setMissedRule(postId, next === null ? null : JSON.stringify(next));
      events.changes.emit({ topics: ['posts'], postId });
    },
    judge(row) {
      const around = watch.at(row.due_at);
      // Begun or not: another place had the same plan, and nobody here can say how far it came.
      if (around?.reason === 'elsewhere') return { kind: 'ask', because: around };
      const begun = row.tries > 0 || row.committed_at !== null;
      const before = begun ? undefined : (keptBackBy(row) ?? around);
      return judgeBy(row, before ?? circuits.awayAt(row.account_id, row.due_at) ?? null);
    },
    judgeOffline: (row, since) =>
      judgeBy(row, { reason: 'offline', from: since ?? row.due_at, to: clock.now() }),
    judgeOutage: (row, { reason, from }) => judgeBy(row, { reason, from, to: clock.now() }),
  };
}
