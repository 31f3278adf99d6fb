import { app } from 'electron';
import type { Application } from './application.ts';
import { inspectKeychain } from './keychain/keychain.ts';

/** How long the engine may take to start for the self-test (ms). */
const patience = 30_000;

/**
 * `--self-test`: database, keychain and one practice publication, as one line of JSON and an exit code. What a locked profile holds is not
 * tested, and said so: 0 stands for "ok", 1 for "failed", 3 for "locked".
 */
export async function selfTest(application: Application): Promise<number> {
  const keychain = inspectKeychain();
  // Under a full lock nothing starts.
  const isFullyLocked = application.lock.state.locked;
  await Promise.race([
    new Promise<void>((resolve) => {
      if (isFullyLocked) resolve();
      if (application.keeper.supervisor.condition.kind === 'running') resolve();
      application.keeper.supervisor.onCondition((condition) => {
        if (condition.kind === 'running' || condition.kind === 'blocked') resolve();
      });
    }),
    new Promise<void>((resolve) => setTimeout(resolve, patience)),
  ]);
  const isLocked = isFullyLocked || (await lockOfEngine(application));
  const report = isLocked
    ? undefined
    : await application.keeper.client.engine?.selfTest().catch(() => undefined);
  const passed = report?.database === true && report.practicePublication === 'published';
  process.stdout.write(
    `${JSON.stringify({
      selfTest: isLocked ? 'locked' : passed ? 'ok' : 'failed',
      version: app.getVersion(),
      electron: process.versions['electron'],
      engine: application.keeper.supervisor.condition.kind,
      starter: application.keeper.supervisor.starterKind ?? null,
      keychain: keychain.kind,
      database: report?.database ?? false,
      practicePublication: report?.practicePublication ?? 'unavailable',
    })}\n`,
  );
  if (isLocked) return 3;
  return passed ? 0 : 1;
}

/** Whether the engine that runs is locked: it tells so itself. */
async function lockOfEngine({ keeper }: Application): Promise<boolean> {
  const told = await keeper.client.engine?.lockState().catch(() => undefined);
  return told?.state.locked === true;
}
