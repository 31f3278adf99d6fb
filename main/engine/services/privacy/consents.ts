import {
  type ConsentCategory,
  consentCategory,
  type ConsentDecision,
  consentDecision,
  type ConsentPlace,
  type ConsentState,
} from '../../../../shared/model/consent.ts';
import { consentWordings } from '../../../../shared/privacy/consent-wordings.ts';
import type { Clock } from '../../clock.ts';
import { asksAgain } from '../../domain/policy.ts';
import type { Events } from '../../events.ts';
import type { Activity } from '../../store/repositories/activity.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Store } from '../../store/store.ts';
import type { AuditLog } from './audit-log.ts';
import type { Policy } from './policy.ts';

export interface ConsentParts {
  readonly store: Store;
  readonly facts: Facts;
  readonly activity: Activity;
  readonly audit: AuditLog;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly events: Events;
}

/** What the owner agreed to. Decisions are only ever added; the last one of a category counts, from that moment on. Keeps D13, D16. */
export interface Consents {
  states(): readonly ConsentState[];
  /** Older decisions, newest first; `before` counts from the newest. */
  history(): readonly ConsentDecision[];
  decide(category: ConsentCategory, granted: boolean, place: ConsentPlace): void;
  /** Whether something that rests on a consent may be done now. Asked each time; nothing is remembered. */
  mayProcess(category: ConsentCategory): boolean;
}

/** Decisions shown of the past. */
const shownDecisions = 100;

/** The consents of an engine. */
export function createConsents(parts: ConsentParts): Consents {
  const { store, facts, activity, audit, policy, clock, events } = parts;
  const { sql } = store;
  const newest = sql.selectFrom('consent_decision').selectAll().orderBy('id', 'desc');

  function parsed(row: ReturnType<typeof lastRow>): ConsentDecision | null {
    if (row === undefined) return null;
    return consentDecision.parse({
      id: row.id,
      category: row.category,
      granted: row.granted === 1,
      policyVersion: row.policy_version,
      decidedAt: row.decided_at,
      wording: row.wording,
      place: row.place,
    });
  }

  const lastRow = (category: ConsentCategory) =>
    store.first(newest.where('category', '=', category).limit(1));

  function stateOf(category: ConsentCategory): ConsentState {
    const last = parsed(lastRow(category));
    const open = last === null || asksAgain(policy.versions, last.policyVersion, category, clock.now());
    return { category, last, open, holds: last?.granted === true && !open };
  }

  return {
    states: () => consentCategory.options.map(stateOf),
    history: () => store.all(newest.limit(shownDecisions)).flatMap((row) => parsed(row) ?? []),
    mayProcess: (category) => stateOf(category).holds,
    decide(category, granted, place) {
      const policyVersion = policy.current().id;
      store.transaction(() => {
        store.run(
          sql.insertInto('consent_decision').values({
            category,
            granted: granted ? 1 : 0,
            policy_version: policyVersion,
            decided_at: clock.now(),
            wording: `${consentWordings[category]} ${facts.get('locale') ?? 'en'}`,
            place,
          }),
        );
        if (place !== 'welcome') activity.add(clock.now(), 'consent-changed');
        audit.add('consent-changed', 'owner', null, { category, granted, policy: policyVersion, place });
      });
      events.changes.emit({ topics: ['app', 'activity', 'privacy'] });
    },
  };
}
