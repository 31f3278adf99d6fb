import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether something can be shown on this machine. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** How a command in a session ended. */
export interface SessionOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A real keyring, unlocked with a throw-away password; without it the keychain is refused, as on a bare machine. */
  readonly keyring: boolean;
}

const screen = '-screen 0 1920x1200x24';

/**
 * Runs a command in a desktop session of its own: a message bus, a keyring, and a virtual screen where there is none.
 * Everything the session keeps is in a folder that goes with it. Resolves with the exit code.
 */
export async function runInSession(command: readonly string[], options: SessionOptions): Promise<number> {
  if (process.platform !== 'linux') return run(command, { ...process.env, ...options.env });
  const home = mkdtempSync(join(tmpdir(), 'kaizup-session-'));
  const unlock = 'printf session | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ';
  const script = `${options.keyring ? unlock : ''}exec "$@"`;
  const screenWords = hasDisplay() ? [] : ['xvfb-run', '-a', '-s', screen];
  try {
    return await run([...screenWords, 'dbus-run-session', '--', 'sh', '-c', script, 'sh', ...command], {
      ...process.env,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_RUNTIME_DIR: home,
      ...options.env,
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function run(command: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [program = '', ...words] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: 'inherit', env });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  });
}

/** Arguments that Electron needs on this machine. */
export function electronArguments(): readonly string[] {
  if (process.platform !== 'linux') return [];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...sandbox, '--password-store=gnome-libsecret'];
}
