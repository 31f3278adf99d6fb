import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walkStep } from './walk-step.ts';
import { makeTemplate, openWorld, type WalkTemplate } from './walk-world.ts';

/**
 * Whatever happens in whatever order: nothing goes out twice, nothing is lost, nothing is silent. `KAIZUP_WALK_RUNS` walks
 * further, `KAIZUP_WALK_SEED` elsewhere; a walk that failed is shrunk to the steps that matter.
 */
const runs = Number(process.env['KAIZUP_WALK_RUNS'] ?? 100);
const seed = Number(process.env['KAIZUP_WALK_SEED'] ?? 20_261_126);

let template: WalkTemplate;
beforeAll(async () => {
  template = await makeTemplate();
});
afterAll(() => template.remove());

test(
  'whatever comes in between, each publication goes out once or its owner sees why not',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(walkStep, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
        const world = await openWorld(template);
        try {
          for (const step of steps) await world.take(step);
          await world.comeToRest();
          expect(world.faults()).toEqual([]);
        } finally {
          world.close();
        }
      }),
      { numRuns: runs, seed },
    );
  },
  Math.max(120_000, runs * 2000),
);
