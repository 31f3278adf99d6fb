import type { Failure } from '../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../shared/outcome.ts';

/**
 * A permission that publishing does not need (comments, figures, deletion; contract §1.4): going without it costs that
 * one thing, and never the sign-in.
 */
export function sideFailure(failure: Failure): Failure {
  return failure.code === 'permission-missing' ? { ...failure, class: 'fix' } : failure;
}

/** Figures that a missing permission leaves empty: not provided, which is neither zero nor a failure. */
export function emptyWithoutPermission<T>(outcome: Outcome<T, Failure>, empty: T): Outcome<T, Failure> {
  return outcome.ok || outcome.failure.code !== 'permission-missing' ? outcome : ok(empty);
}
