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
    retention: os.retention.handler(() => ({
      logMonths: 9,
      runs: [
        { rule: 'outbound', removed: 214, oldest: sampleNow - 7000 * hour, newest: sampleNow - 6580 * hour },
        { rule: 'activity', removed: 38, oldest: sampleNow - 6990 * hour, newest: sampleNow - 6600 * hour },
        {
          rule: 'figures-by-day',
          removed: 96,
          oldest: sampleNow - 800 * hour,
          newest: sampleNow - 730 * hour,
        },
        { rule: 'all', removed: 348, oldest: null, newest: null },
      ].map((run) => ({ ...run, at: sampleNow - 3 * hour })),
    })),
    setLogMonths: os.setLogMonths.handler(() => undefined),
  };
}
