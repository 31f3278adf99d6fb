import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import { sampleNow } from './sample-clock.ts';

const os = implement(pageContract).privacy;
const hour = 3_600_000;

/** The calls about restriction and retention over a sample computer. */
export function sampleKeepingRouter() {
  return {
    restrictions: os.restrictions.handler(() => [
      { scope: { kind: 'purpose' as const, purpose: 'statistics' as const }, since: sampleNow - 20 * hour },
    ]),
    restrict: os.restrict.handler(() => ({ stillHeldThere: 0 })),
    liftRestriction: os.liftRestriction.handler(() => undefined),
  };
}
