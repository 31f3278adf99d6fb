import { appendFileSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The host's few technical lines, beside the engine's log. */
export interface HostLog {
  write(text: string): void;
}

/** Appends to `host.log` in `folder`; a profile that cannot be written gets none. */
export function openHostLog(folder: string): HostLog {
  const path = join(folder, 'host.log');
  let usable = true;
  return {
    write(text) {
      if (!usable) return;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        removeLink(path);
        appendFileSync(path, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 });
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        usable = false;
      }
    },
  };
}

/** A log that leads elsewhere is begun anew: nothing outside the profile is written to. */
function removeLink(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true) rmSync(path);
}
