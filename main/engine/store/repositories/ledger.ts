import type { Failure } from '../../../../shared/model/failure.ts';
import type { Attempt, AttemptStep } from '../../../../shared/contract/posts.ts';
import { attemptStep } from '../../../../shared/contract/posts.ts';
import { failure as failureSchema } from '../../../../shared/model/failure.ts';
import type { Store } from '../store.ts';
import { failureJson } from './publications.ts';

/** The record of every try: what was about to be done, and what came of it. */
export interface Ledger {
  /** Opens the next attempt of a publication and returns its id. */
  open(publicationId: string, at: number): number;
  /** The latest attempt of a publication, opened when there is none. */
  current(publicationId: string, at: number): number;
  step(attemptId: number, at: number, step: AttemptStep['step'], failure?: Failure | null): void;
  attempts(publicationId: string): readonly Attempt[];
}

/** The ledger in `store`. */
export function createLedger(store: Store): Ledger {
  const { sql } = store;
  const lastOf = store.once((publicationId: string) =>
    sql
      .selectFrom('attempt')
      .select(['id', 'number'])
      .where('publication_id', '=', publicationId)
      .orderBy('number', 'desc')
      .limit(1),
  );
  const newAttempt = store.once((publicationId: string, number: number, at: number) =>
    sql
      .insertInto('attempt')
      .values({ publication_id: publicationId, number, started_at: at })
      .returning('id'),
  );
  const newStep = store.once((attemptId: number, at: number, step: string, failure: string | null) =>
    sql.insertInto('attempt_step').values({ attempt_id: attemptId, at, step, failure }),
  );
  const latest = (publicationId: string) => store.first(lastOf(publicationId));

  function open(publicationId: string, at: number): number {
    const number = (latest(publicationId)?.number ?? 0) + 1;
    const row = store.first(newAttempt(publicationId, number, at));
    if (row === undefined) throw new Error('An attempt was not inserted');
    return row.id;
  }

  return {
    open,
    current: (publicationId, at) => latest(publicationId)?.id ?? open(publicationId, at),
    step(attemptId, at, step, failure = null) {
      store.run(newStep(attemptId, at, step, failureJson(failure)));
    },
    attempts(publicationId) {
      const rows = store.all(
        sql
          .selectFrom('attempt')
          .innerJoin('attempt_step', 'attempt_step.attempt_id', 'attempt.id')
          .select([
            'attempt.number',
            'attempt.started_at',
            'attempt_step.at',
            'attempt_step.step',
            'attempt_step.failure',
          ])
          .where('attempt.publication_id', '=', publicationId)
          .orderBy('attempt.number')
          .orderBy('attempt_step.id'),
      );
      const attempts = new Map<number, { number: number; startedAt: number; steps: AttemptStep[] }>();
      for (const row of rows) {
        const attempt = attempts.get(row.number) ?? {
          number: row.number,
          startedAt: row.started_at,
          steps: [],
        };
        attempts.set(row.number, attempt);
        attempt.steps.push(
          attemptStep.parse({
            at: row.at,
            step: row.step,
            failure: row.failure === null ? null : failureSchema.parse(JSON.parse(row.failure)),
          }),
        );
      }
      return [...attempts.values()];
    },
  };
}
