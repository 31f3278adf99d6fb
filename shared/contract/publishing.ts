import { z } from '../zod.ts';
import { missedRule } from '../model/missed.ts';
import { procedure } from './base.ts';

/** How Kaizup publishes, as the owner wants it for all posts. */
export const publishing = {
  rules: procedure.output(z.object({ missed: missedRule })),
  setMissedRule: procedure.input(missedRule),
  /** For one post; null: as for all. */
  setMissedRuleOf: procedure.input(z.object({ postId: z.string(), rule: missedRule.nullable() })),
};
