import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildZones } from '../bundles/build-zones.ts';
import { otherThanDecided } from '../packaging/fuses.ts';
import { packageApp } from '../packaging/package-app.ts';
import { runInSession, sessionArguments } from '../runtime/desktop-session.ts';
import { describeRuntime, findRuntime } from '../runtime/find-runtime.ts';
import { ensureSystem } from '../system/debian.ts';

/** Packages an unpacked application for this platform, starts it once with `--self-test`, and ends with its verdict. */
ensureSystem(['runtime', 'tests']);
await buildZones();
const runtime = await findRuntime();
console.log(`Packaging on ${describeRuntime(runtime)}.`);
const executable = packageApp(runtime);
const wrong = await otherThanDecided(executable);
if (wrong.length > 0) throw new Error(`Fuses of the package are not as decided: ${wrong.join(', ')}`);
console.log('The fuses of the package, read back from it, are as decided.');
const profile = mkdtempSync(join(tmpdir(), 'kaizup-self-test-'));
try {
  process.exitCode = await runInSession(
    [executable, '--self-test', `--profile=${profile}`, ...sessionArguments()],
    { keyring: true },
  );
} finally {
  rmSync(profile, { recursive: true, force: true });
}
if (!runtime.runsEngine)
  console.log('This package is for this machine only: its runtime is too old to release.');
