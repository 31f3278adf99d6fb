import { join } from 'node:path';
import { type StepResult, runProgram } from '../commands/steps.ts';

/** Zones that are type-checked, each with a configuration of its own; the host against both runtimes' types. */
const zones = [
  'shared',
  'preload',
  'renderer',
  'main/engine',
  'main/practice',
  'main/host',
  'main/host/tsconfig.electron-25.json',
  'build',
  'tests',
] as const;

const compiler = join('node_modules', 'typescript', 'bin', 'tsc');

/** Type-checks every zone; a wrong import between zones does not compile either. */
export async function checkTypes(): Promise<StepResult> {
  const results = await Promise.all(
    zones.map((zone) => runProgram(zone, [compiler, '-p', zone, '--noEmit', '--pretty', 'false'])),
  );
  const failed = results.filter((result) => !result.passed);
  return {
    name: `types (${zones.length} configurations)`,
    passed: failed.length === 0,
    output: failed.map(({ name, output }) => `In ${name}:\n${output}`).join('\n'),
    seconds: Math.max(...results.map((result) => result.seconds)),
  };
}
