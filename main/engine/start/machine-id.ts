import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** This machine among others: what tells it apart, and its name for the owner. */
export interface Machine {
  readonly machine: string;
  readonly name: string;
}

const files = ['/etc/machine-id', '/var/lib/dbus/machine-id'];

/** How long a system may take to name itself (ms). */
const patience = 5000;

/** The id in the text of a machine-id file; undefined: the system has not been given one yet (machine-id(5)). */
export function idInFile(text: string): string | undefined {
  return /^[0-9a-f]{32}$/i.exec(text.trim())?.[0];
}

/** The id in what `ioreg` (macOS) or `reg` (Windows) say. */
export function idInAnswer(text: string): string | undefined {
  return /(?:"IOPlatformUUID" = "|MachineGuid\s+REG_SZ\s+)([0-9A-F-]{36})/i.exec(text)?.[1];
}

/** What the system says, asked where nobody else can answer in its place; undefined when it says nothing. */
function answerOf(command: string, words: readonly string[]): string | undefined {
  if (!existsSync(command)) return undefined;
  try {
    const answer = execFileSync(command, words, {
      encoding: 'utf8',
      timeout: patience,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    return idInAnswer(answer);
  } catch (error) {
    // Ended with a fault or too slow: the name has to do.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function idOfSystem(): string | null {
  if (process.platform === 'darwin')
    return answerOf('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice']) ?? null;
  if (process.platform === 'win32') {
    const command = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
    return (
      answerOf(command, ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid']) ?? null
    );
  }
  const ids = files.filter((path) => existsSync(path)).map((path) => idInFile(readFileSync(path, 'utf8')));
  return ids.find((id) => id !== undefined) ?? null;
}

/**
 * What tells this machine from others. Its name alone is no sign where it has an id: networks and owners change it. The id itself stays
 * here, because programs should not pass it on (machine-id(5)).
 */
export function thisMachine(id = idOfSystem(), name = hostname()): Machine {
  const sign = createHash('sha256')
    .update(`kaizup publisher\n${id ?? `name ${name}`}`)
    .digest('hex');
  return { machine: sign.slice(0, 32), name };
}
