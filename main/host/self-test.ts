import { app } from 'electron';
import type { Application } from './application.ts';
import { inspectKeychain } from './keychain/keychain.ts';

/** How long the engine may take to start for the self-test (ms). */
const patience = 30_000;

/** `--self-test`: database, keychain and one practice publication, as one line of JSON and an exit code. */
export async function selfTest(application: Application): Promise<number> {
  const keychain = inspectKeychain();
  await Promise.race([
    new Promise<void>((resolve) => {
      if (application.keeper.supervisor.condition.kind === 'running') resolve();
      application.keeper.supervisor.onCondition((condition) => {
        if (condition.kind === 'running' || condition.kind === 'blocked') resolve();
      });
    }),
    new Promise<void>((resolve) => setTimeout(resolve, patience)),
  ]);
  const report = await application.keeper.client.engine?.selfTest().catch(() => undefined);
  const passed = report?.database === true && report.practicePublication === 'published';
  process.stdout.write(
    `${JSON.stringify({
      selfTest: passed ? 'ok' : 'failed',
      version: app.getVersion(),
      electron: process.versions['electron'],
      engine: application.keeper.supervisor.condition.kind,
      starter: application.keeper.supervisor.starterKind ?? null,
      keychain: keychain.kind,
      database: report?.database ?? false,
      practicePublication: report?.practicePublication ?? 'unavailable',
    })}\n`,
  );
  return passed ? 0 : 1;
}
