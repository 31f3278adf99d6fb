import type { Failure } from '../../../../shared/model/failure.ts';
import type { Attempt, AttemptStep } from '../../../../shared/contract/posts.ts';
import { attemptStep } from '../../../../shared/contract/posts.ts';
import { failure as failureSchema } from '../../../../shared/model/failure.ts';
import { type NetworkAnswer, networkAnswer } from '../../../../shared/model/network-answer.ts';
import type { Store } from '../store.ts';
import { failureJson } from './publications.ts';

/** The record of every try: what was about to be done, and what came of it. */
export interface Ledger {
  /** Opens the next attempt of a publication and returns its id. */
  open(publicationId: string, at: number): number;
  /** The latest attempt of a publication, opened when there is none. */
  current(publicationId: string, at: number): number;
  /** Notes a step; one that failed or told nothing certain, with what the network said. */
  step(attemptId: number, at: number, step: AttemptStep['step'], failure?: Failure | null): void;
  /** From now on `evidence` tells what the network said in an attempt; null: its work has ended. */
  listen(attemptId: number, evidence: (() => NetworkAnswer | null) | null): void;
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
  const newStep = store.once(
    (attemptId: number, at: number, step: string, failure: string | null, answer: string | null) =>
      sql.insertInto('attempt_step').values({ attempt_id: attemptId, at, step, failure, answer }),
  );
  /** Who hears what is answered in an attempt that is under way. */
  const heard = new Map<number, () => NetworkAnswer | null>();
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
      const isEvidence = failure !== null || step === 'unknown' || step === 'absent';
      const answer = isEvidence ? (heard.get(attemptId)?.() ?? null) : null;
      store.run(
        newStep(attemptId, at, step, failureJson(failure), answer === null ? null : JSON.stringify(answer)),
      );
    },
    listen(attemptId, evidence) {
      if (evidence === null) heard.delete(attemptId);
      else heard.set(attemptId, evidence);
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
            'attempt_step.answer',
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
            answer: row.answer === null ? null : networkAnswer.parse(JSON.parse(row.answer)),
          }),
        );
      }
      return [...attempts.values()];
    },
  };
}
