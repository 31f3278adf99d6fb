import { execFileSync } from 'node:child_process';
import { eventually } from './desktop.ts';

/** Processes of the application on `profile`, by the argument that each of them was started with. */
function processesOn(profile: string): readonly number[] {
  return execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`--profile=${profile}`))
    .map((line) => Number.parseInt(line, 10));
}

/** Ends what the app started in its own place, which is nobody's child, and waits until it writes no more. */
export async function endSuccessor(profile: string): Promise<void> {
  for (const pid of processesOn(profile)) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch (error) {
      // It may have ended with the one before it.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
  await eventually(() => processesOn(profile).length === 0);
}
