import type { Selectable, Updateable } from 'kysely';
import {
  type BreachAnswers,
  type BreachSignal,
  breachSignal,
  type BreachStep,
  breachStep,
  type BreachStepKind,
  type SignalKind,
} from '../../../../shared/model/breach.ts';
import type { Store } from '../store.ts';
import type { BreachSignalTable, BreachTable } from '../tables-answers.ts';

export type BreachRow = Selectable<BreachTable>;

/** Signals and records of breaches, as they are kept. */
export interface BreachStore {
  /** Those nobody has judged first, then the newest. */
  signals(limit: number): readonly BreachSignal[];
  signal(id: number): BreachSignal | undefined;
  signalsOf(breachId: number): readonly BreachSignal[];
  /** The last signal of a kind with this mark. */
  lastSignal(kind: SignalKind, mark: string): BreachSignal | undefined;
  addSignal(kind: SignalKind, mark: string, at: number, facts: BreachSignal['facts']): void;
  seenAgain(id: number, at: number): void;
  dismiss(id: number, at: number, reason: string): void;
  attach(id: number, breachId: number, at: number): void;
  all(): readonly BreachRow[];
  get(id: number): BreachRow | undefined;
  add(openedAt: number, knownAt: number, answers: BreachAnswers): number;
  patch(id: number, some: Updateable<BreachTable>): void;
  steps(breachId: number): readonly BreachStep[];
  /** Adds a line to the record; lines are never changed. */
  addStep(breachId: number, at: number, step: BreachStepKind, detail: BreachStep['detail']): void;
}

/** Breaches in `store`. */
export function createBreachStore(store: Store): BreachStore {
  const { sql } = store;
  const signals = sql.selectFrom('breach_signal').selectAll();
  const breaches = sql.selectFrom('breach').selectAll();
  return {
    signals: (limit) =>
      store
        .all(
          signals
            .orderBy((select) => select('decided_at', 'is not', null))
            .orderBy('last_at', 'desc')
            .limit(limit),
        )
        .map(signalOf),
    signal(id) {
      const row = store.first(signals.where('id', '=', id));
      return row === undefined ? undefined : signalOf(row);
    },
    signalsOf: (breachId) =>
      store.all(signals.where('breach_id', '=', breachId).orderBy('first_at')).map(signalOf),
    lastSignal(kind, mark) {
      const row = store.first(
        signals.where('kind', '=', kind).where('mark', '=', mark).orderBy('id', 'desc').limit(1),
      );
      return row === undefined ? undefined : signalOf(row);
    },
    addSignal: (kind, mark, at, facts) =>
      void store.run(
        sql
          .insertInto('breach_signal')
          .values({ kind, mark, first_at: at, last_at: at, times: 1, facts: JSON.stringify(facts) }),
      ),
    seenAgain: (id, at) =>
      void store.run(
        sql
          .updateTable('breach_signal')
          .set((select) => ({ last_at: at, times: select('times', '+', 1) }))
          .where('id', '=', id),
      ),
    dismiss: (id, at, reason) =>
      void store.run(sql.updateTable('breach_signal').set({ decided_at: at, reason }).where('id', '=', id)),
    attach: (id, breachId, at) =>
      void store.run(
        sql.updateTable('breach_signal').set({ decided_at: at, breach_id: breachId }).where('id', '=', id),
      ),
    all: () => store.all(breaches.orderBy('id', 'desc')),
    get: (id) => store.first(breaches.where('id', '=', id)),
    add(openedAt, knownAt, answers) {
      const added = store.first(
        sql
          .insertInto('breach')
          .values({ opened_at: openedAt, known_at: knownAt, answers: JSON.stringify(answers) })
          .returning('id'),
      );
      if (added === undefined) throw new Error('A breach was not kept');
      return added.id;
    },
    patch: (id, some) => void store.run(sql.updateTable('breach').set(some).where('id', '=', id)),
    steps: (breachId) =>
      store
        .all(sql.selectFrom('breach_step').selectAll().where('breach_id', '=', breachId).orderBy('id'))
        .map(({ id, at, step, detail }) => breachStep.parse({ id, at, step, detail: JSON.parse(detail) })),
    addStep: (breachId, at, step, detail) =>
      void store.run(
        sql
          .insertInto('breach_step')
          .values({ breach_id: breachId, at, step, detail: JSON.stringify(detail) }),
      ),
  };
}

function signalOf(row: Selectable<BreachSignalTable>): BreachSignal {
  return breachSignal.parse({
    id: row.id,
    kind: row.kind,
    firstAt: row.first_at,
    lastAt: row.last_at,
    times: row.times,
    facts: JSON.parse(row.facts),
    decidedAt: row.decided_at,
    reason: row.reason,
    breachId: row.breach_id,
  });
}
