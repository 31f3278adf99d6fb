import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { conclude, countsOf, laneCommand } from './lanes.ts';

/** The connectors against servers that others wrote; they bring their own packages and lock file. */
const folder = join(root, 'tests', 'peers');
const lock = join(folder, 'package-lock.json');
const installed = join(folder, 'node_modules', '.package-lock.json');

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  const windows = process.platform === 'win32';
  const ended = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--ignore-scripts'], {
    cwd: folder,
    stdio: 'inherit',
    shell: windows,
  });
  if (ended.status !== 0) console.error('The packages of tests/peers could not be installed.');
}
const words = laneCommand('peers', ['--config', 'build/vitest.peers.config.ts']);
const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
conclude([countsOf('peers', status ?? 1)]);
