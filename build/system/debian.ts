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
  /** What figures compare with. */
  figures: ['redis-server'],
} as const;

export type SystemNeed = keyof typeof packages;

function isInstalled(name: string): boolean {
  const query = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
  return query.stdout.includes('install ok installed');
}

/** Newer releases carry some libraries under a name that ends in `t64`. */
const isThere = (name: string): boolean => isInstalled(name) || isInstalled(`${name}t64`);

/** The name that this release offers; the plain one may stand for several packages there. */
function offered(name: string): string {
  const newer = spawnSync('apt-cache', ['show', `${name}t64`], { encoding: 'utf8' });
  return newer.status === 0 && newer.stdout !== '' ? `${name}t64` : name;
}

/**
 * Makes sure that the system has what `needs` names. Installs it where that is allowed (root on Debian),
 * otherwise prints the line to run and ends the process.
 */
export function ensureSystem(needs: readonly SystemNeed[]): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = needs.flatMap((need) => packages[need]).filter((name) => !isThere(name));
  if (missing.length === 0) return;
  const installation = (): readonly string[] => [
    'install',
    '-y',
    '--no-install-recommends',
    ...missing.map(offered),
  ];
  if (process.getuid?.() !== 0) {
    stop(
      'System packages are missing. Install them and start again',
      `sudo apt-get ${installation().join(' ')}`,
    );
  }
  console.log(`Installing system packages: ${missing.join(', ')}`);
  if (!aptGet(['update']) || !aptGet(installation())) {
    stop(
      'System packages could not be installed. Try',
      `apt-get update && apt-get ${installation().join(' ')}`,
    );
  }
}

function aptGet(words: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

function stop(reason: string, line: string): never {
  console.error(`${reason}:\n\n  ${line}\n`);
  process.exit(1);
}
