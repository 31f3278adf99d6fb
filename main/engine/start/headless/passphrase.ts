import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';

/** Name under which systemd's `LoadCredential=` hands over the passphrase. */
export const credential = 'kaizup-passphrase';

/** The vault's passphrase: a credential that the service manager hands over, else a line of the standard input, not shown on a terminal. */
export async function takePassphrase(): Promise<Outcome<string, 'credential-open'>> {
  const { CREDENTIALS_DIRECTORY: folder } = process.env;
  if (folder !== undefined && existsSync(join(folder, credential)))
    return passphraseIn(join(folder, credential));
  const isTerminal = process.stdin.isTTY;
  if (isTerminal) process.stderr.write('Passphrase: ');
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: isTerminal });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  const line = await Promise.race([lines.question(''), ended]);
  lines.close();
  if (isTerminal) process.stderr.write('\n');
  return ok(line);
}

/** The passphrase in a file that is its owner's alone. */
export function passphraseIn(path: string): Outcome<string, 'credential-open'> {
  // systemd hands credentials over to others of the service's group at most to read (0440); the world must not.
  if (process.platform !== 'win32' && (statSync(path).mode & 0o037) !== 0) return fail('credential-open');
  return ok(readFileSync(path, 'utf8').replace(/\r?\n$/, ''));
}
