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

export interface MissedTimeParts {
  readonly facts: Facts;
  readonly posts: Posts;
  readonly watch: AwayWatch;
  readonly clock: Clock;
  readonly events: Events;
}

/** Whether a publication whose time has come goes out; `because`: what kept it from going out at its time. */
export type Judgement =
  | { readonly kind: 'go'; readonly because: Away | null }
  | { readonly kind: 'ask'; readonly because: Away };

/** What the owner wants for times that passed while nothing could go out: for all posts, and for one. */
export interface MissedTimes {
  rule(): MissedRule;
  setRule(rule: MissedRule): void;
  /** The rule of one post; null: the one for all. */
  ruleOf(postId: string): MissedRule | null;
  setRuleOf(postId: string, rule: MissedRule | null): void;
  /** Judges one that was never tried. What only waited for its account's turn is never too late. */
  judge(row: PublicationRow): Judgement;
  /** Judges one that reaches nobody since `since` (ms). */
  judgeOffline(row: PublicationRow, since: number | null): Judgement;
}

/** What kept a publication back, as its row has it. */
export function keptBackBy(row: Pick<PublicationRow, 'kept_back'>): Away | null {
  return row.kept_back === null ? null : away.parse(JSON.parse(row.kept_back));
}

/** The rules of an engine. */
export function createMissedTimes({ facts, posts, watch, clock, events }: MissedTimeParts): MissedTimes {
  const parsed = (text: string | null | undefined): MissedRule | null =>
    text === null || text === undefined ? null : missedRule.parse(JSON.parse(text));
  const rule = (): MissedRule => parsed(facts.get('missed-rule')) ?? usualMissedRule;
  const ruleOf = (postId: string): MissedRule | null => parsed(posts.get(postId)?.missed_rule);

  function judgeBy(row: PublicationRow, because: Away | null): Judgement {
    if (because === null) return { kind: 'go', because };
    const decision = whenLate(clock.now() - row.due_at, ruleOf(row.post_id) ?? rule());
    return decision === 'go' ? { kind: 'go', because } : { kind: 'ask', because };
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
    judge: (row) => judgeBy(row, keptBackBy(row) ?? watch.at(row.due_at) ?? null),
    judgeOffline: (row, since) =>
      judgeBy(row, { reason: 'offline', from: since ?? row.due_at, to: clock.now() }),
  };
}
