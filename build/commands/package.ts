import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildZones } from '../bundles/build-zones.ts';
import { root } from '../root.ts';
import { electronArguments, runInSession } from '../runtime/desktop-session.ts';
import { describeRuntime, findRuntime } from '../runtime/find-runtime.ts';
import { ensureSystem } from '../system/debian.ts';

/** Packages an unpacked application for this platform, starts it once with `--self-test`, and ends with its verdict. */
ensureSystem(['runtime', 'tests']);
await buildZones();
const runtime = await findRuntime();
const old = runtime.source === 'closed-network';
console.log(`Packaging on ${describeRuntime(runtime)}.`);
if (old) console.log('This package is for looking at on this machine: it is not for release.');

// What electron-builder reads beside its file: the runtime that is there instead of one it would download.
const overrides = old
  ? [`-c.electronDist=${runtime.folder}`, `-c.electronVersion=${runtime.version}`, '-c.electronFuses=null']
  : [];
const made = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--dir',
    '--publish=never',
    '--config=electron-builder.yml',
    ...overrides,
  ],
  { cwd: root, stdio: 'inherit' },
);
if (made.status !== 0) process.exit(made.status ?? 1);

const folder = join(root, 'dist', 'linux-unpacked');
const executable = join(folder, 'kaizup');
if (old) {
  // The old runtime's own Node cannot load the database driver: a Node 24 goes along.
  const node = join(folder, 'resources', 'node');
  copyFileSync(process.execPath, node);
  chmodSync(node, 0o755);
}
if (!existsSync(executable)) {
  console.error(`electron-builder made no ${executable}`);
  process.exit(1);
}
const profile = mkdtempSync(join(tmpdir(), 'kaizup-self-test-'));
try {
  process.exitCode = await runInSession(
    [executable, '--self-test', `--profile=${profile}`, ...electronArguments()],
    {
      keyring: true,
    },
  );
} finally {
  rmSync(profile, { recursive: true, force: true });
}
