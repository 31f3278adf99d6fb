import { join } from 'node:path';
import { sql as raw } from 'kysely';
import {
  logMonths,
  type RetentionRule,
  type RetentionRuleId,
  retentionRules,
} from '../../../../shared/privacy/retention-rules.ts';
import { crashFolder } from '../../../../shared/crash-folder.ts';
import type { SweepRun } from '../../../../shared/model/retention.ts';
import type { Clock } from '../../clock.ts';
import { cutoffOf } from '../../domain/retention.ts';
import type { Events } from '../../events.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Store } from '../../store/store.ts';
import type { AuditLog } from './audit-log.ts';
import { thinFigures } from './figure-sweep.ts';
import { sweepLogFiles, sweepOldFiles, together } from './log-files.ts';
import type { Swept } from './swept.ts';

export interface RetentionParts {
  readonly store: Store;
  readonly facts: Facts;
  readonly audit: AuditLog;
  readonly profile: string;
  readonly clock: Clock;
  readonly events: Events;
  reportBug(error: unknown): void;
}

/** Lets go what its rule lets go, once a day (GDPR Art. 5(1)(e)). Keeps D7, D14. */
export interface Retention {
  readonly logMonths: number;
  /** How long technical logs stay; counts from the next sweep on, which follows at once. */
  setLogMonths(months: number): void;
  /** Sweeps when the last time was a day ago; returns at once. */
  sweepDue(): void;
  /** Evidence, newest first. */
  runs(limit: number): readonly SweepRun[];
  /** The newest evidence of each rule. */
  lastRuns(): readonly SweepRun[];
  idle(): Promise<void>;
}

const sweepEvery = 24 * 3_600_000;

/** The name under which a run itself is kept, beside the rules that let something go in it. */
const wholeRun = 'all';

const nothing: Swept = { removed: 0, oldest: null, newest: null };

/** Creates the sweep of an engine. */
export function createRetention(parts: RetentionParts): Retention {
  const { store, facts, audit, clock, events } = parts;
  const { sql } = store;
  let running: Promise<void> = Promise.resolve();
  let busy = false;

  /** Deletes what `old` is true of, and counts it before: both see the same rows. */
  function drop(
    table: 'outbound_request' | 'activity' | 'sweep_run' | 'owner_attempt',
    cutoff: number,
  ): Swept {
    return store.transaction(() => {
      const found = store.first(
        sql
          .selectFrom(table)
          .select((select) => [
            select.fn.countAll<number>().as('removed'),
            select.fn.min('at').as('oldest'),
            select.fn.max('at').as('newest'),
          ])
          .where('at', '<', cutoff),
      );
      if (found === undefined || found.removed === 0) return nothing;
      store.run(sql.deleteFrom(table).where('at', '<', cutoff));
      return found;
    });
  }

  /** What a deletion returned. */
  function counted(rows: readonly { readonly at: number | null }[]): Swept {
    const times = rows.flatMap(({ at }) => at ?? []);
    return {
      removed: rows.length,
      oldest: times.length === 0 ? null : times.reduce((first, at) => Math.min(first, at)),
      newest: times.length === 0 ? null : times.reduce((last, at) => Math.max(last, at)),
    };
  }

  const sweepers: Readonly<Record<RetentionRuleId, (cutoff: number) => Swept | Promise<Swept>>> = {
    outbound: (cutoff) => drop('outbound_request', cutoff),
    activity: (cutoff) => drop('activity', cutoff),
    // Only of what is settled: a post that still waits needs to know how far it got.
    attempts: (cutoff) =>
      counted(
        store.all(
          sql
            .deleteFrom('attempt')
            .where('started_at', '<', cutoff)
            .where('publication_id', 'in', (select) =>
              select
                .selectFrom('publication')
                .select('publication.id')
                .where('state', 'in', ['published', 'cancelled']),
            )
            .returning('started_at as at'),
        ),
      ),
    'log-files': (cutoff) =>
      together(
        sweepLogFiles(join(parts.profile, 'logs'), cutoff),
        sweepOldFiles(join(parts.profile, crashFolder), cutoff),
      ),
    'unlock-attempts': (cutoff) => drop('owner_attempt', cutoff),
    audit(cutoff) {
      const first = store.first(sql.selectFrom('audit_entry').select('at').orderBy('id').limit(1));
      const newest = store.first(
        sql.selectFrom('audit_entry').select('at').where('at', '<', cutoff).orderBy('id', 'desc').limit(1),
      );
      const removed = audit.sweep(cutoff);
      return removed === 0 ? nothing : { removed, oldest: first?.at ?? null, newest: newest?.at ?? null };
    },
    budgets: (cutoff) =>
      counted(
        store.all(sql.deleteFrom('rate_budget').where('noted_at', '<', cutoff).returning('noted_at as at')),
      ),
    'figures-by-day': (cutoff) => thinFigures(store, 'day', cutoff),
    'figures-by-month': (cutoff) => thinFigures(store, 'month', cutoff),
    'figures-last': (cutoff) => thinFigures(store, 'all', cutoff),
    audience: (cutoff) =>
      counted(store.all(sql.deleteFrom('demographic').where('at', '<', cutoff).returning('at'))),
    'old-consents': (cutoff) =>
      counted(
        store.all(
          sql
            .deleteFrom('consent_decision as row')
            .where(
              raw<boolean>`exists (select 1 from consent_decision later where later.category = row.category
                and later.id > row.id and later.decided_at < ${cutoff})`,
            )
            .returning('decided_at as at'),
        ),
      ),
    'closed-requests': (cutoff) =>
      counted(
        store.all(
          sql.deleteFrom('rights_request').where('closed_at', '<', cutoff).returning('closed_at as at'),
        ),
      ),
    'dismissed-signals': (cutoff) =>
      counted(
        store.all(
          sql
            .deleteFrom('breach_signal')
            .where('decided_at', '<', cutoff)
            .where('breach_id', 'is', null)
            .returning('decided_at as at'),
        ),
      ),
    'sweep-runs': (cutoff) => drop('sweep_run', cutoff),
  };

  const ownMonths = (): number => Number(facts.get('log-months') ?? logMonths.default);

  function keep(rule: string, swept: Swept): void {
    store.run(sql.insertInto('sweep_run').values({ at: clock.now(), rule, ...swept }));
  }

  /** One rule that cannot be kept today must not keep the others from being. */
  async function letGo(id: RetentionRuleId, cutoff: number): Promise<Swept> {
    try {
      return await sweepers[id](cutoff);
    } catch (error) {
      parts.reportBug(error);
      return nothing;
    }
  }

  async function sweep(): Promise<void> {
    const now = clock.now();
    let total = 0;
    for (const [id, rule] of Object.entries(retentionRules) as [RetentionRuleId, RetentionRule][]) {
      const swept = await letGo(id, cutoffOf(rule.keptFor, now, ownMonths()));
      if (swept.removed === 0) continue;
      total += swept.removed;
      store.transaction(() => {
        keep(id, swept);
        audit.add('sweep', 'kaizup', null, { rule: id, ...swept });
      });
    }
    store.transaction(() => {
      keep(wholeRun, { ...nothing, removed: total });
      facts.set('swept-at', String(now));
    });
    events.changes.emit({ topics: total > 0 ? ['privacy', 'activity'] : ['privacy'] });
  }

  function start(): void {
    busy = true;
    running = sweep()
      .catch(parts.reportBug)
      .finally(() => {
        busy = false;
      });
  }

  return {
    get logMonths() {
      return ownMonths();
    },
    setLogMonths(months) {
      facts.set('log-months', String(months));
      events.changes.emit({ topics: ['privacy'] });
      if (!busy) start();
    },
    sweepDue() {
      if (busy || clock.now() - Number(facts.get('swept-at') ?? 0) < sweepEvery) return;
      start();
    },
    runs: (limit) =>
      store.all(
        sql
          .selectFrom('sweep_run')
          .select(['at', 'rule', 'removed', 'oldest', 'newest'])
          .orderBy('id', 'desc')
          .limit(limit),
      ) as SweepRun[],
    lastRuns: () =>
      store.all(
        sql
          .selectFrom('sweep_run')
          .select((select) => ['rule', 'removed', 'oldest', 'newest', select.fn.max('at').as('at')])
          // SQLite takes the other columns from the row that holds the maximum.
          .groupBy('rule'),
      ) as SweepRun[],
    idle: () => running,
  };
}
