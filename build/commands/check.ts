import { runChecks } from '../checks/run-checks.ts';
import { printStep, runProgram } from './steps.ts';

/** One command before a commit: everything that needs no desktop and no network. */
const checks = await runChecks();
const unit = await runProgram('unit tests', [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'build/vitest.config.ts',
  '--project',
  'unit',
]);
printStep(unit);
process.exitCode = [...checks, unit].every((step) => step.passed) ? 0 : 1;
