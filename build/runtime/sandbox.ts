import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
const setUserId = 0o4000;

/**
 * The line that lets Chromium's sandbox work on systems which keep user namespaces from ordinary programs
 * (Ubuntu since 23.10), or undefined where it works already. Root goes without the sandbox.
 */
export function sandboxRepair(runtimeFolder: string): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return undefined;
  if (!existsSync(restriction) || readFileSync(restriction, 'utf8').trim() !== '1') return undefined;
  const keeper = join(runtimeFolder, 'chrome-sandbox');
  if (!existsSync(keeper)) return undefined;
  const { uid, mode } = statSync(keeper);
  if (uid === 0 && (mode & setUserId) !== 0) return undefined;
  return `sudo chown root:root '${keeper}' && sudo chmod 4755 '${keeper}'`;
}
