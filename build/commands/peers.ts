import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/** The connectors against servers that others wrote; they bring their own packages and lock file. */
const folder = join(root, 'tests', 'peers');
if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const installed = spawnSync(npm, ['ci', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
  if (installed.status !== 0) process.exit(installed.status ?? 1);
}
const tested = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'build/vitest.peers.config.ts'],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = tested.status ?? 1;
