import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';

/** The calls of the Privacy view about restriction and retention. */
export function createKeepingRouter({ restrictions }: Engine) {
  const os = implement(pageContract).privacy;
  return {
    restrictions: os.restrictions.handler(() => [...restrictions.list()]),
    restrict: os.restrict.handler(({ input }) => restrictions.set(input.scope)),
    liftRestriction: os.liftRestriction.handler(({ input }) => restrictions.lift(input.scope)),
  };
}
