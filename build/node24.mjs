// Runs a script of the project under Node 24, whatever Node npm itself runs on (18 or newer).
// The engine's database driver, Vitest and undici do not load on older ones.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const binary = process.platform === 'win32' ? 'node.exe' : 'node';

function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const folder = join(root, 'node_modules', `node-${platform}-${process.arch}`);
  return [join(folder, 'bin', binary), join(folder, binary)].find((path) => existsSync(path));
}

const node = node24();
if (node === undefined) {
  console.error(
    `Kaizup needs Node 24 or newer; this is ${process.versions.node}, and none came with the packages.\n` +
      'Run `npm ci --include=optional`, or install Node 24 from https://nodejs.org and start again.',
  );
  process.exit(1);
}

const child = spawn(node, process.argv.slice(2), {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', ({ message }) => {
  console.error(`${node} does not start: ${message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
