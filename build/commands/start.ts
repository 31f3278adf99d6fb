import { spawn } from 'node:child_process';
import { buildZones } from '../bundles/build-zones.ts';
import { root } from '../root.ts';
import { electronArguments, hasDisplay } from '../runtime/desktop-session.ts';
import { describeRuntime, findRuntime } from '../runtime/find-runtime.ts';
import { ensureSystem } from '../system/debian.ts';

if (hasDisplay()) {
  ensureSystem(['runtime']);
  await buildZones();
  const runtime = await findRuntime();
  console.log(`Starting Kaizup on ${describeRuntime(runtime)}.`);
  const app = spawn(runtime.executable, [root, ...electronArguments(), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, KAIZUP_NODE: process.execPath },
  });
  app.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  console.log('There is no display here: running the tour instead, on a virtual screen.');
  await import('./tour.ts');
}
