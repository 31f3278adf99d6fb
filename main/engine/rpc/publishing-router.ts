import { implement } from '@orpc/server';
import { pageContract } from '../../../shared/contract/index.ts';
import type { Engine } from '../engine.ts';

/** The calls about how Kaizup publishes, for all posts and for one. */
export function createPublishingRouter({ missedTimes, facts, events }: Engine) {
  const os = implement(pageContract).publishing;
  return {
    rules: os.rules.handler(() => ({
      missed: missedTimes.rule(),
      handOver: facts.get('hand-over') === 'yes',
    })),
    setMissedRule: os.setMissedRule.handler(({ input }) => missedTimes.setRule(input)),
    setMissedRuleOf: os.setMissedRuleOf.handler(({ input }) =>
      missedTimes.setRuleOf(input.postId, input.rule),
    ),
    setHandOver: os.setHandOver.handler(({ input }) => {
      facts.set('hand-over', input.wanted ? 'yes' : 'no');
      events.changes.emit({ topics: ['app'] });
    }),
  };
}
