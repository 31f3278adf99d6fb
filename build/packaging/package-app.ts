import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { Runtime } from '../runtime/find-runtime.ts';

/** Where electron-builder leaves the unpacked application, by platform. */
const executables: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'linux-unpacked/kaizup',
  win32: 'win-unpacked/Kaizup.exe',
  darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Kaizup.app/Contents/MacOS/Kaizup`,
};

/** Packages what is in `out/` with a runtime for this platform and returns the executable. */
export function packageApp(runtime: Runtime): string {
  const made = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-builder', 'cli.js'),
      '--dir',
      '--publish=never',
      '--config=electron-builder.yml',
      `-c.electronDist=${runtime.folder}`,
      `-c.electronVersion=${runtime.version}`,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  if (made.status !== 0) throw new Error(`electron-builder ended with ${made.status ?? made.signal}`);
  const name = executables[process.platform];
  const executable = name === undefined ? undefined : join(root, 'dist', name);
  if (executable === undefined || !existsSync(executable)) {
    throw new Error(`electron-builder made no application in ${join(root, 'dist')}`);
  }
  return executable;
}
