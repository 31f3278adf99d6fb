import { spawn } from 'node:child_process';
import { root } from '../root.ts';

/** A named piece of checking, and how it went. */
export interface StepResult {
  readonly name: string;
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** The extraction of messages from the sources into the catalogues. */
export const extraction = [
  'node_modules/@lingui/cli/dist/lingui.js',
  'extract',
  '--clean',
  '--config',
  'build/lingui.config.ts',
] as const;

/** Runs a program of Node's from the root and keeps what it prints. */
export function runProgram(
  name: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: '0', ...environment },
    });
    let output = '';
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      output += part.toString();
    });
    child.once('close', (code) =>
      resolve({ name, passed: code === 0, output, seconds: (Date.now() - startedAt) / 1000 }),
    );
  });
}

/** Runs a check of our own; it returns what is wrong, a line each, or throws it. */
export async function runOwn(
  name: string,
  check: () => readonly string[] | Promise<readonly string[]>,
): Promise<StepResult> {
  const startedAt = Date.now();
  let wrong: readonly string[];
  try {
    wrong = await check();
  } catch (error) {
    wrong = [error instanceof Error ? error.message : String(error)];
  }
  return {
    name,
    passed: wrong.length === 0,
    output: wrong.join('\n'),
    seconds: (Date.now() - startedAt) / 1000,
  };
}

/** One line a step; the output only of those that failed. */
export function printStep({ name, passed, output, seconds }: StepResult): void {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  if (!passed) console.log(output.trimEnd());
}
