import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';

/** Whether something can be shown on this machine. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** What a session offers. */
export interface SessionOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A real keyring, unlocked with a throw-away password; without it the keychain is refused, as on a bare machine. */
  readonly keyring: boolean;
}

/** Large enough for the widest picture of the tour. */
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
      ...waylandDisplay(),
      ...options.env,
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The screen's socket is named relative to the folder that the session replaces. */
function waylandDisplay(): Readonly<Record<string, string>> {
  const display = process.env['WAYLAND_DISPLAY'];
  const folder = process.env['XDG_RUNTIME_DIR'];
  return display && folder ? { WAYLAND_DISPLAY: resolvePath(folder, display) } : {};
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

/** Chromium refuses its sandbox to root; everyone else has it. */
export function sandboxArguments(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Arguments that Electron needs within a session: it cannot tell which desktop's keyring this is. */
export function sessionArguments(): readonly string[] {
  return process.platform === 'linux' ? [...sandboxArguments(), '--password-store=gnome-libsecret'] : [];
}
