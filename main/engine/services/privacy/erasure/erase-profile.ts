import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { erasingMark } from '../../../../../shared/erasing-mark.ts';

/** The wrapped data key: without it the database is noise, wherever bytes of it are left. */
const keyFile = 'data-key.json';

/** What the host's runtime holds open; the host removes it at its next start, before anything opens it. */
const ofTheHost = 'browser';

/**
 * Empties a profile whose database is closed. The mark comes first and stays: whatever interrupts this, the next start of the host goes on
 * with it. Then the key, then the rest.
 */
export function eraseProfile(profile: string): void {
  const mark = openSync(join(profile, erasingMark), 'w', 0o600);
  fsyncSync(mark);
  closeSync(mark);
  rmSync(join(profile, keyFile), { force: true });
  for (const name of readdirSync(profile)) {
    if (name === erasingMark || name === ofTheHost) continue;
    try {
      rmSync(join(profile, name), { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      // Windows keeps what another process has open, such as a log: the mark sees to it.
      if (!(error instanceof Error)) throw error;
    }
  }
}
