import { join } from 'node:path';
import { printStep, runOwn, runProgram, type StepResult } from '../commands/steps.ts';
import { breaksOfImportLaw } from '../import-law/check.ts';
import { root } from '../root.ts';
import { wrongInCatalogues } from './catalogues.ts';
import { longFiles } from './long-files.ts';
import { checkTypes } from './types.ts';

const installed = (path: string): string => join('node_modules', path);

/** Everything but tests, side by side. Prints a line a step and returns the results. */
export function runChecks(): Promise<readonly StepResult[]> {
  const steps = [
    checkTypes(),
    runProgram('lint', [installed('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']),
    runProgram('format', [installed('@biomejs/biome/bin/biome'), 'format', '.']),
    runProgram('dead code', [installed('knip/bin/knip.js'), '--config', 'build/knip.json', '--no-progress']),
    runOwn('catalogues', wrongInCatalogues),
    runOwn('import law', () => breaksOfImportLaw(root)),
    runOwn('long files', longFiles),
  ];
  return Promise.all(
    steps.map(async (step) => {
      const result = await step;
      printStep(result);
      return result;
    }),
  );
}
