import type { Failure } from '../../../shared/model/failure.ts';

/**
 * A permission that publishing does not need (comments, figures, deletion; contract §1.4): going without it costs that
 * one thing, and never the sign-in.
 */
export function sideFailure(failure: Failure): Failure {
  return failure.code === 'permission-missing' ? { ...failure, class: 'fix' } : failure;
}
