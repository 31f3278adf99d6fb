import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';

/** The calls of the Privacy view about restriction and retention. */
export function createKeepingRouter({ restrictions, retention }: Engine) {
  const os = implement(pageContract).privacy;
  return {
    restrictions: os.restrictions.handler(() => [...restrictions.list()]),
    restrict: os.restrict.handler(({ input }) => restrictions.set(input.scope)),
    retention: os.retention.handler(() => ({
      logMonths: retention.logMonths,
      runs: [...retention.lastRuns()],
    })),
    setLogMonths: os.setLogMonths.handler(({ input }) => retention.setLogMonths(input.months)),
    liftRestriction: os.liftRestriction.handler(({ input }) => restrictions.lift(input.scope)),
  };
}
