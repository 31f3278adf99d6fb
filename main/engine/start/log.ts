import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';

/** Two files of this size (bytes) are kept. */
const maxLogBytes = 5_000_000;

/** Opens the engine's log in `folder`: technical facts only, secrets redacted by name, never a text of the owner's. */
export function openLog(folder: string): Logger {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'engine.log');
  // A log that leads elsewhere is begun anew: nothing outside the profile is written to.
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true) rmSync(path);
  if (existsSync(path) && statSync(path).size > maxLogBytes)
    renameSync(path, join(folder, 'engine.previous.log'));
  const file = pino.destination({ dest: path, sync: true, mode: 0o600 });
  // A full disk costs lines of the log; without a listener it would end the engine.
  file.on('error', () => undefined);
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['*.accessToken', '*.refreshToken', '*.token', '*.clientSecret', '*.password', '*.dataKey'],
      },
    },
    file,
  );
}
