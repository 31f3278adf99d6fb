import { spawn } from 'node:child_process';
import { buildZones } from '../bundles/build-zones.ts';
import { root } from '../root.ts';
import { hasDisplay, sandboxArguments } from '../runtime/desktop-session.ts';
import { describeRuntime, findRuntime } from '../runtime/find-runtime.ts';
import { sandboxRepair } from '../runtime/sandbox.ts';
import { ensureSystem } from '../system/debian.ts';

/** Starts Kaizup from its sources, or the tour where nothing can be shown. */
if (hasDisplay()) {
  ensureSystem(['runtime']);
  await buildZones();
  const runtime = await findRuntime();
  const repair = sandboxRepair(runtime.folder);
  if (repair !== undefined) {
    console.error(
      `This system keeps Chromium's sandbox from working. Run once, then start again:\n\n  ${repair}\n`,
    );
    process.exit(1);
  }
  console.log(`Starting Kaizup on ${describeRuntime(runtime)}.`);
  const app = spawn(runtime.executable, [root, ...sandboxArguments(), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, KAIZUP_NODE: process.execPath },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.kill(signal));
  app.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.log('There is no display here: running the tour instead, on a virtual screen.');
  await import('./tour.ts');
}
