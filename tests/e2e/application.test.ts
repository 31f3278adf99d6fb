import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Bridge, EngineCondition } from '../../shared/bridge.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';

let desktop: Desktop | undefined;
afterEach(async () => {
  await desktop?.quit();
  desktop?.remove();
  desktop = undefined;
});

const condition = (page: Page): Promise<EngineCondition> =>
  page.evaluate(() => (window as unknown as { kaizup: Bridge }).kaizup.engineCondition());
const running = (page: Page): Promise<boolean> =>
  eventually(async () => (await condition(page)).kind === 'running');
const isAlive = (pid: number): boolean => {
  const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return !state.startsWith('Z');
};
const gone = (pid: number): boolean => {
  try {
    return !isAlive(pid);
  } catch (error) {
    // ps ends with 1 when there is no such process.
    if (error instanceof Error) return true;
    throw error;
  }
};

describe('the keychain', () => {
  test('D4 the keychain of a real keyring wraps the data key, which is in no file', async () => {
    desktop = await startDesktop();
    await running(await desktop.window());
    const kept = JSON.parse(readFileSync(join(desktop.profile, 'data-key.json'), 'utf8')) as { kind: string };
    expect(kept.kind).toBe('keychain');
  });

  test('D4 one that protects nothing is refused, and a passphrase vault is the way out', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'kaizup-vault-'));
    const args = ['--password-store=basic'];
    desktop = await startDesktop({ profile, args });
    let page = await desktop.window();
    const refused = await eventually(async () => {
      const found = await condition(page);
      return found.kind === 'blocked' && found;
    });
    // Older runtimes say that there is no encryption at all, newer ones offer a fixed key: neither is taken.
    expect(['keychain-unavailable', 'keychain-insecure']).toContain(refused.reason);
    expect(existsSync(join(profile, 'kaizup.db'))).toBe(false);
    const create = (passphrase: string) =>
      page.evaluate(
        (words) => (window as unknown as { kaizup: Bridge }).kaizup.createVault(words),
        passphrase,
      );
    expect(await create('short')).toBe('too-short');
    expect(await create('a long and quiet passphrase')).toBe('opened');
    await running(page);
    await desktop.quit();
    desktop.remove();

    desktop = await startDesktop({ profile, args });
    page = await desktop.window();
    await eventually(async () => (await condition(page)).kind === 'blocked');
    expect(await condition(page)).toEqual({ kind: 'blocked', reason: 'vault-locked' });
    const open = (passphrase: string) =>
      page.evaluate((words) => (window as unknown as { kaizup: Bridge }).kaizup.openVault(words), passphrase);
    expect(await open('not the passphrase')).toBe('wrong-passphrase');
    expect(await open('a long and quiet passphrase')).toBe('opened');
    await running(page);
    rmSync(profile, { recursive: true, force: true });
  });
});

describe('the engine', () => {
  test('is started again when it is killed, while the window stays', async () => {
    desktop = await startDesktop();
    const page = await desktop.window();
    await running(page);
    const first = desktop.engineProcess();
    process.kill(first, 'SIGKILL');
    await eventually(async () => (await condition(page)).kind === 'restarting');
    expect(await page.evaluate(() => document.readyState)).toBe('complete');
    await running(page);
    expect(desktop.engineProcess()).not.toBe(first);
  });

  test('goes with the host, even when the host is killed', async () => {
    const started = await startDesktop();
    await running(await started.window());
    const engine = started.engineProcess();
    started.app.process().kill('SIGKILL');
    await eventually(() => gone(engine));
    started.remove();
  });

  test('has drained and closed its database when the app has quit', async () => {
    const started = await startDesktop();
    await running(await started.window());
    const engine = started.engineProcess();
    await started.quit();
    expect(gone(engine)).toBe(true);
    // A clean end leaves nothing in the write-ahead log.
    expect(existsSync(join(started.profile, 'kaizup.db-wal'))).toBe(false);
    started.remove();
  });
});

describe('the window', () => {
  test('closed means destroyed, and the tray goes on', async () => {
    desktop = await startDesktop();
    const page = await desktop.window();
    await running(page);
    const renderer = await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    await desktop.closeWindow();
    await eventually(() => gone(renderer ?? 0));
    expect(gone(desktop.engineProcess())).toBe(false);
    await running(await desktop.window());
  });

  test('is one: a second start shows the first', async () => {
    desktop = await startDesktop();
    await running(await desktop.window());
    await desktop.closeWindow();
    const again = desktop.app.waitForEvent('window');
    execFileSync(
      process.env['KAIZUP_ELECTRON'] ?? '',
      [
        join(import.meta.dirname, '..', '..'),
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--profile=${desktop.profile}`,
      ],
      { env: { ...process.env, KAIZUP_NODE: process.execPath }, stdio: 'ignore' },
    );
    await again;
  });
});

describe('a fault of the host itself', () => {
  test('is written down and stops nothing: no dialog waits for somebody to press its button', async () => {
    desktop = await startDesktop();
    const page = await desktop.window();
    await running(page);
    await desktop.app.evaluate(() => {
      setTimeout(() => {
        throw new Error('A fault that nobody expected');
      });
    });
    const log = join(desktop.profile, 'logs', 'host.log');
    await eventually(() => existsSync(log) && readFileSync(log, 'utf8').includes('that nobody expected'));
    expect(await desktop.tray()).toContain('Pause publishing');
    await running(page);
  });
});

describe('a damaged file', () => {
  test('of settings is put aside and the app starts', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'kaizup-damaged-'));
    writeFileSync(join(profile, 'settings.json'), '{"settings": {"locale": ');
    desktop = await startDesktop({ profile });
    await running(await desktop.window());
    expect(existsSync(join(profile, 'settings.json.damaged'))).toBe(true);
  });

  test('of settings that is a link leads nowhere: what it points at is left alone', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'kaizup-linked-'));
    const outside = join(mkdtempSync(join(tmpdir(), 'kaizup-outside-')), 'own.json');
    writeFileSync(outside, '{"settings": {"locale": "fr"}}');
    symlinkSync(outside, join(profile, 'settings.json'));
    desktop = await startDesktop({ profile });
    const page = await desktop.window();
    await running(page);
    await page.evaluate(() => window.kaizup.changeSettings({ theme: 'dark' }));
    expect(readFileSync(outside, 'utf8')).toBe('{"settings": {"locale": "fr"}}');
    expect(lstatSync(join(profile, 'settings.json')).isFile()).toBe(true);
    expect((await page.evaluate(() => window.kaizup.settings())).locale).toBe('en');
    rmSync(dirname(outside), { recursive: true });
  });

  test('of data blocks with its reason and is left as it is', async () => {
    const started = await startDesktop();
    await running(await started.window());
    await started.quit();
    const path = join(started.profile, 'kaizup.db');
    const bytes = readFileSync(path);
    bytes.fill(7, 0, 100);
    writeFileSync(path, bytes);
    desktop = await startDesktop({ profile: started.profile });
    const page = await desktop.window();
    await eventually(async () => (await condition(page)).kind === 'blocked');
    expect(await condition(page)).toEqual({ kind: 'blocked', reason: 'database-damaged' });
    expect(readFileSync(path).equals(bytes)).toBe(true);
    started.remove();
  });

  test('and a profile folder that cannot be written is told in a window', async () => {
    // Nobody, not even root, can make a folder in a file.
    desktop = await startDesktop({ profile: join(import.meta.filename, 'profile') });
    const page = await desktop.window();
    await eventually(async () => (await condition(page)).kind === 'blocked');
    expect(await condition(page)).toEqual({ kind: 'blocked', reason: 'profile-read-only' });
    expect(await page.getByRole('heading').first().innerText()).not.toBe('');
  });
});
