import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desktop, startDesktop } from './desktop.ts';

let desktop: Desktop;
let page: Page;
beforeAll(async () => {
  desktop = await startDesktop();
  page = await desktop.window();
  await page.waitForLoadState('load');
});
afterAll(async () => {
  await desktop.quit();
  desktop.remove();
});

/** Runs `script` in the page as the page's own code would run: not through the debugger, which policies do not bind. */
const inPage = <T>(run: () => T | Promise<T>): Promise<T> => page.evaluate(run);

describe('the page', () => {
  test('is sandboxed, isolated and has no Node', async () => {
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
        contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(
      await inPage(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis)),
    ).toEqual([]);
  });

  test('has exactly the calls of its bridge', async () => {
    const names = await inPage(
      () => Object.keys((window as unknown as { kaizup: object }).kaizup).toSorted?.() ?? [],
    );
    const listed =
      names.length > 0
        ? names
        : await inPage(() => Object.keys((window as unknown as { kaizup: object }).kaizup));
    expect(listed).toContain('requestPort');
    expect(listed.filter((name) => /ipc|send|invoke|require/i.test(name))).toEqual([]);
  });

  test('comes with a strict policy in its header', async () => {
    const policy = await inPage(async () =>
      (await fetch('/index.html')).headers.get('content-security-policy'),
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  test('cannot turn a string into code or markup', async () => {
    const outcome = await inPage(() => {
      const refused: string[] = [];
      const tries: Record<string, () => void> = {
        markup: () => {
          document.createElement('div').innerHTML = '<b>bold</b>';
        },
        timer: () => {
          setTimeout('globalThis.broken = true' as unknown as () => void, 0);
        },
        script: () => {
          document.createElement('script').src = 'https://evil.example/x.js';
        },
      };
      for (const [name, run] of Object.entries(tries)) {
        try {
          run();
        } catch (error) {
          if (error instanceof Error) refused.push(name);
        }
      }
      return refused;
    });
    expect(outcome).toEqual(['markup', 'timer', 'script']);
  });

  test('reaches no host', async () => {
    const reached = await inPage(() =>
      Promise.all(
        ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/passwd'].map((url) =>
          fetch(url).then(
            () => url,
            () => null,
          ),
        ),
      ),
    );
    expect(reached).toEqual([null, null, null]);
  });

  test('cannot leave, open a window, or be left by a link', async () => {
    const before = page.url();
    expect(await inPage(() => window.open('https://example.com/'))).toBeNull();
    await inPage(() => {
      location.href = 'https://example.com/';
    });
    await inPage(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
    });
    const windows = await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect({ url: page.url(), windows }).toEqual({ url: before, windows: 1 });
  });

  test('gets no permission, whatever it asks for', async () => {
    const states = await inPage(() =>
      Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone', 'midi'].map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then(
            ({ state }) => state,
            () => 'refused',
          ),
        ),
      ),
    );
    expect(states.filter((state) => state === 'granted')).toEqual([]);
  });

  test('opens links outside only as https, mailto or a practice page', async () => {
    const open = (url: string): Promise<boolean> =>
      page.evaluate(
        (address) =>
          (
            window as unknown as { kaizup: { openExternal(url: string): Promise<boolean> } }
          ).kaizup.openExternal(address),
        url,
      );
    expect(await open('file:///etc/passwd')).toBe(false);
    expect(await open('http://127.0.0.1:22/')).toBe(false);
    expect(await open('javascript:alert(1)')).toBe(false);
    expect(desktop.opened()).toEqual([]);
    expect(await open('https://example.com/help')).toBe(true);
    expect(await desktop.nextOpened(0)).toBe('https://example.com/help');
  });

  test('D4 cannot put another data key in the place of the one that there is', async () => {
    const file = join(desktop.profile, 'data-key.json');
    const before = readFileSync(file, 'utf8');
    const outcome = await inPage(() =>
      window.kaizup.createVault('a passphrase that is long enough').then(
        (answer) => answer as string,
        () => 'refused',
      ),
    );
    expect(outcome).toBe('refused');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(await inPage(() => window.kaizup.engineCondition())).toEqual({ kind: 'running' });
  });

  test('cannot upset the host by what it hands to its bridge', async () => {
    // Without the calls that do what they say whatever they are given: quit, restart, open a folder, and the dialogs of the system.
    const left = [
      'quit',
      'restartEngine',
      'showLogs',
      'runWithoutKeeping',
      'pickMedia',
      'pickTable',
      'bringIn',
      'saveCopy',
      'keepCalendarFile',
      'showCalendarFile',
      'saveRegister',
      'saveText',
      'lock',
      'wipeLocked',
    ];
    const before = readFileSync(join(desktop.profile, 'settings.json'), 'utf8');
    const outcome = await page.evaluate(async (leftOut) => {
      const deep = (depth: number): unknown => (depth === 0 ? 1 : { a: deep(depth - 1) });
      const proto: unknown = JSON.parse(
        '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      );
      const values: readonly unknown[] = [
        undefined,
        null,
        '',
        'x'.repeat(200_000),
        0,
        -1,
        Number.NaN,
        Infinity,
        1n,
        true,
        [],
        [[]],
        {},
        proto,
        deep(500),
        new Date(Number.NaN),
        new Map([[1, 2]]),
        new ArrayBuffer(0),
        new ArrayBuffer(60_000_000),
        new Uint8Array(9),
        { theme: 'dark; rm -rf' },
        { locale: 5 },
        { mime: '../../x', bytes: 'y' },
        '../../../etc/passwd',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'https://user:pass@',
        `https://${'a'.repeat(5000)}.example/`,
        '\u0000',
        '\ud800',
        () => 1,
        Symbol('s'),
      ];
      const bridge = window.kaizup as unknown as Record<string, (...handed: unknown[]) => unknown>;
      const answers = { given: 0, refused: 0, toldTooMuch: 0 };
      for (const name of Object.keys(bridge)) {
        const member = bridge[name];
        if (leftOut.includes(name) || /^on[A-Z]/.test(name) || typeof member !== 'function') continue;
        for (const first of values) {
          for (const second of [undefined, null, 'image/png', first]) {
            try {
              await member(first, second);
              answers.given += 1;
            } catch (error) {
              // Refused by the bridge, by the border between the worlds, or by the host: never anything but an error.
              if (!(error instanceof Error) && !(error instanceof DOMException)) throw error;
              if (/node_modules|\.ts:|at Object/.test(error.message)) answers.toldTooMuch += 1;
              answers.refused += 1;
            }
          }
        }
      }
      return answers;
    }, left);
    expect(outcome.refused).toBeGreaterThan(500);
    expect(outcome.toldTooMuch).toBe(0);
    expect(await inPage(() => window.kaizup.engineCondition())).toEqual({ kind: 'running' });
    expect(JSON.parse(readFileSync(join(desktop.profile, 'settings.json'), 'utf8'))).toEqual(
      JSON.parse(before),
    );
    expect(await desktop.app.evaluate(() => 'polluted' in {})).toBe(false);
    expect(desktop.opened().filter((url) => !url.startsWith('https://example.com'))).toEqual([]);
  });

  test('D4 has no data key in its memory', async () => {
    const dataKey = await desktop.app.evaluate(
      ({ safeStorage }, wrapped) => safeStorage.decryptString(Buffer.from(wrapped, 'base64')),
      (JSON.parse(readFileSync(join(desktop.profile, 'data-key.json'), 'utf8')) as { wrapped: string })
        .wrapped,
    );
    expect(dataKey).toMatch(/^[0-9a-f]{64}$/);
    const planted = randomUUID();
    await page.evaluate((value) => {
      (window as unknown as { planted: string }).planted = value;
    }, planted);
    const session = await page.context().newCDPSession(page);
    const parts: string[] = [];
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    await session.detach();
    const heap = parts.join('');
    // What is in the page's memory is found there.
    expect({ planted: heap.includes(planted), dataKey: heap.includes(dataKey) }).toEqual({
      planted: true,
      dataKey: false,
    });
  });

  test.skipIf(process.platform === 'win32')("D4 leaves files that are the owner's alone", () => {
    const open = readdirSync(desktop.profile, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      // The runtime's own state lies in a folder that is closed as a whole, as the profile around it is.
      .filter((path) => !path.startsWith(join(desktop.profile, 'browser')))
      .filter((path) => (lstatSync(path).mode & 0o077) !== 0);
    expect(open).toEqual([]);
    expect(lstatSync(desktop.profile).mode & 0o777).toBe(0o700);
  });

  test('cannot read files beside its own or the media library', async () => {
    const statuses = await inPage(() =>
      Promise.all(
        ['/../host/index.cjs', '/%2e%2e/host/index.cjs', '/media/../../kaizup.db', '/media/x/original'].map(
          (path) =>
            fetch(path).then(
              ({ status }) => status,
              () => 0,
            ),
        ),
      ),
    );
    expect(statuses).toEqual([404, 404, 404, 404]);
  });
});
