import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../main/engine/clock.ts';
import { openEngine } from '../../main/engine/engine.ts';
import { networks } from '../../main/engine/networks/index.ts';
import { bytesOfProfile, filesWith } from '../bytes-of-profile.ts';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { ownerAt } from './owner.ts';

/** Where secrets have no business, after an owner signed in and published: the page's memory, what crossed to it, and every file. */
let desktop: Desktop;
let person: BrowserPerson;
let page: Page;
beforeAll(async () => {
  desktop = await startDesktop();
  person = await startBrowserPerson();
  page = await desktop.window();
  page.setDefaultTimeout(12_000);
});
afterAll(async () => {
  await desktop.quit();
  await person.leave();
  desktop.remove();
});

interface Traced {
  trace?: string[];
}

/** Writes down every message between host and its processes from now on; what the page says and hears is relayed there. */
const recordMessages = (): Promise<void> =>
  desktop.app.evaluate(() => {
    const trace: string[] = [];
    (globalThis as Traced).trace = trace;
    const { _getActiveHandles: handles } = process as unknown as {
      _getActiveHandles: () => readonly object[];
    };
    for (const handle of handles.call(process)) {
      if (handle.constructor.name !== 'ChildProcess') continue;
      const child = handle as import('node:child_process').ChildProcess;
      child.on('message', (message) => trace.push(JSON.stringify(message)));
      const send = child.send.bind(child) as (...sent: readonly unknown[]) => boolean;
      child.send = (...sent: readonly unknown[]) => {
        trace.push(JSON.stringify(sent[0]));
        return send(...sent);
      };
    }
  });

async function heapOf(of: Page): Promise<string> {
  const session = await of.context().newCDPSession(of);
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return parts.join('');
}

test("D4 no token and no key is in the page's memory, in what crosses to it, or in any file", async () => {
  await recordMessages();
  const owner = ownerAt(desktop, page, person);
  await owner.welcome();
  await owner.connect('Mastodon');
  await owner.connect('Facebook');
  const planted = `Sourdough ${randomUUID()}`;
  await owner.write({ text: planted, accounts: [/Mastodon/] });
  await owner.send();
  await eventually(async () => (await desktop.notifications()).length > 0);

  const heap = await heapOf(page);
  const trace = (await desktop.app.evaluate(() => (globalThis as Traced).trace ?? [])).join('\n');
  const dataKey = await desktop.app.evaluate(
    ({ safeStorage }, wrapped) => safeStorage.decryptString(Buffer.from(wrapped, 'base64')),
    (JSON.parse(readFileSync(join(desktop.profile, 'data-key.json'), 'utf8')) as { wrapped: string }).wrapped,
  );
  await desktop.quit();

  const tokens = await tokensOf(desktop.profile, dataKey);
  const secrets = [dataKey, ...tokens];
  expect(tokens.length).toBeGreaterThanOrEqual(3);
  const found = (text: string): readonly string[] => secrets.filter((secret) => text.includes(secret));
  // What the owner wrote is found where the page and its messages are looked at: the look is a real one.
  expect({ heap: heap.includes(planted), trace: trace.includes(planted) }).toEqual({
    heap: true,
    trace: true,
  });
  expect({ heap: found(heap), trace: found(trace) }).toEqual({ heap: [], trace: [] });
  // The runtime's own folder, its crash folder with it, the settings and the logs are part of the profile.
  const bytes = bytesOfProfile(desktop.profile, dataKey);
  expect([...bytes.keys()]).toEqual(
    expect.arrayContaining(['settings.json', join('logs', 'engine.log'), 'kaizup.db']),
  );
  expect(filesWith(bytes, secrets)).toEqual([]);
});

/** What the engine alone can read: the tokens of every sign-in and every account. */
async function tokensOf(profile: string, dataKey: string): Promise<readonly string[]> {
  const opened = await openEngine({
    profile,
    dataKey,
    clock: systemClock,
    networks,
    startPractice: null,
    log: pino({ level: 'silent' }),
  });
  if (!opened.ok) throw new Error(`The profile did not open: ${opened.failure}`);
  const { accounts, drain } = opened.value;
  const found = [
    ...accounts.grants().flatMap((grant) => {
      const { accessToken, refreshToken } = accounts.tokens(grant);
      return [accessToken, refreshToken];
    }),
    ...accounts.all().map((account) => accounts.token(account)),
  ];
  await drain(1000);
  return found.filter((token) => token !== null && token !== '') as string[];
}
