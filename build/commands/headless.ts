import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildZones } from '../bundles/build-zones.ts';
import { out } from '../root.ts';

/** Publishes what a profile has planned, without a window. */
await buildZones();
const engine = spawn(
  process.execPath,
  ['--expose-gc', join(out, 'engine', 'headless.mjs'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => engine.kill(signal));
engine.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
