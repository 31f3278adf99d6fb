import { z } from '../zod.ts';
import { missedRule } from '../model/missed.ts';
import { procedure } from './base.ts';

/** How Kaizup publishes, as the owner wants it for all posts. */
export const publishing = {
  rules: procedure.output(z.object({ missed: missedRule, handOver: z.boolean() })),
  setMissedRule: procedure.input(missedRule),
  /** Whether the networks that can hold a scheduled post themselves get new ones at once. */
  setHandOver: procedure.input(z.object({ wanted: z.boolean() })),
  /** For one post; null: as for all. */
  setMissedRuleOf: procedure.input(z.object({ postId: z.string(), rule: missedRule.nullable() })),
};
