import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian packages by what they are needed for. */
const packages = {
  /** Electron's shared libraries. */
  runtime: [
    'libgtk-3-0',
    'libnss3',
    'libasound2',
    'libgbm1',
    'libxss1',
    'libxtst6',
    'libnotify4',
    'libsecret-1-0',
  ],
  /** A screen where there is none, a keyring, the list of processes, a browser for sign-in pages, fonts for both. */
  tests: [
    'xvfb',
    'xauth',
    'dbus',
    'gnome-keyring',
    'procps',
    'chromium',
    'fonts-liberation',
    'fonts-noto-color-emoji',
  ],
} as const;

export type SystemNeed = keyof typeof packages;

function isInstalled(name: string): boolean {
  const query = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
  return query.stdout.includes('install ok installed');
}

/** Newer releases carry some libraries under a name that ends in `t64`. */
const installedUnderAnyName = (name: string): boolean => isInstalled(name) || isInstalled(`${name}t64`);

/**
 * Makes sure that the system has what `needs` names. Installs it where that is allowed (root on Debian),
 * otherwise prints the line to run and ends the process.
 */
export function ensureSystem(needs: readonly SystemNeed[]): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = needs.flatMap((need) => packages[need]).filter((name) => !installedUnderAnyName(name));
  if (missing.length === 0) return;
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    console.error(`These system packages are missing. Install them with:\n\n  sudo ${line}\n`);
    process.exit(1);
  }
  console.log(`Installing system packages: ${missing.join(', ')}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...words: string[]): number | null =>
    spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status;
  if (run('update') !== 0 || run('install', '-y', '--no-install-recommends', ...missing) !== 0) {
    console.error(`The packages could not be installed. Try:\n\n  apt-get update && ${line}\n`);
    process.exit(1);
  }
}
