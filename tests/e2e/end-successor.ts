import { execFileSync } from 'node:child_process';
import { eventually } from './desktop.ts';

/** Processes of the application on `profile`, by the argument that each of them was started with. */
function processesOn(profile: string): readonly number[] {
  return execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`--profile=${profile}`))
    .map((line) => Number.parseInt(line, 10));
}

/**
 * Ends what the app started in its own place, which is nobody's child, and waits until it writes no more. Asked again until it is gone: one
 * that is only starting may not hear the first time.
 */
export async function endSuccessor(profile: string): Promise<void> {
  await eventually(() => {
    const left = processesOn(profile);
    for (const pid of left) end(pid);
    return left.length === 0;
  });
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    // It may have ended with the one before it.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
