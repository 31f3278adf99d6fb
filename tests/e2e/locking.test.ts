import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { codeOfStep, stepOf } from '../../main/engine/services/owner/totp.ts';
import type { PageContract } from '../../shared/contract/index.ts';
import type { UnlockAnswer } from '../../shared/model/owner.ts';
import { fromBase32 } from '../from-base32.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { endSuccessor } from './end-successor.ts';

const password = 'vier natte katten op een dak';
let desktop: Desktop | undefined;
const folders: Desktop[] = [];
afterEach(async () => {
  await desktop?.quit();
  for (const each of folders.splice(0)) each.remove();
});

/** What the tests put into the page: the port that they ask for is theirs, and the page never sees it. */
interface WithOwnPort {
  takePort?: ((port: MessagePort) => void) | undefined;
  ownPort?: MessagePort;
  ownAnswers?: string[];
}

async function start(profile?: string): Promise<Desktop> {
  desktop = await startDesktop(profile === undefined ? {} : { profile });
  folders.push(desktop);
  await desktop.app.context().addInitScript(() => {
    const own = window as unknown as WithOwnPort;
    window.addEventListener(
      'message',
      (event) => {
        const [port] = event.ports;
        if (event.data?.type !== 'kaizup:port' || own.takePort === undefined || port === undefined) return;
        event.stopImmediatePropagation();
        own.takePort(port);
        own.takePort = undefined;
      },
      true,
    );
  });
  await (await desktop.window()).reload();
  return desktop;
}

/** The page's calls from inside the page, at a port of their own: each goes through the real bridge, engine and gate. */
async function callsOf(page: Page): Promise<ContractRouterClient<PageContract>> {
  await page.evaluate(async () => {
    const own = window as unknown as WithOwnPort;
    const port = await new Promise<MessagePort>((resolve, reject) => {
      own.takePort = resolve;
      void window.kaizup.requestPort().then((given) => (given ? undefined : reject(new Error('no port'))));
    });
    const answers: string[] = [];
    port.addEventListener('message', ({ data }) => answers.push(String(data)));
    port.start();
    own.ownPort = port;
    own.ownAnswers = answers;
  });
  const { port1, port2 } = new MessageChannel();
  port2.addEventListener('message', ({ data }) => {
    void page.evaluate((text) => (window as unknown as WithOwnPort).ownPort?.postMessage(text), String(data));
  });
  port2.start();
  const pump = setInterval(() => {
    void page
      .evaluate(() => (window as unknown as WithOwnPort).ownAnswers?.splice(0) ?? [])
      .then((answers) => answers.forEach((answer) => port2.postMessage(answer)))
      .catch(() => clearInterval(pump));
  }, 30);
  const client: ContractRouterClient<PageContract> = createORPCClient(new RPCLink({ port: port1 }));
  port1.start();
  return client;
}

const stateOf = (page: Page) => page.evaluate(() => window.kaizup.lockState());
const unlock = (page: Page, answer: UnlockAnswer) =>
  page.evaluate((given) => window.kaizup.unlock(given), answer);
const portOf = (page: Page) => page.evaluate(() => window.kaizup.requestPort());

/** Locks, and waits for the window that takes the place of the one that called. */
async function lock(from: Desktop, page: Page): Promise<Page> {
  const next = from.app.waitForEvent('window');
  await page.evaluate(() => void window.kaizup.lock());
  return next;
}

const running = (page: Page) =>
  eventually(async () => (await page.evaluate(() => window.kaizup.engineCondition())).kind === 'running');

test('D3 the owner locks Kaizup, others get nothing, and a full lock outlives a restart', async () => {
  let { profile } = await start();
  let page = await (desktop as Desktop).window();
  await running(page);
  let calls = await callsOf(page);
  const { recoveryCodes } = await calls.owner.setPassword({ current: null, next: password });
  const secret = fromBase32((await calls.owner.beginSecondFactor({ password })).secret);
  const codeNow = (): string => codeOfStep(secret, stepOf(Date.now()));
  await calls.owner.confirmSecondFactor({ code: codeNow() });

  // Publishing goes on; the page is a new one, and has no port.
  const engine = (desktop as Desktop).engineProcess();
  page = await lock(desktop as Desktop, page);
  await eventually(async () => (await stateOf(page)).locked);
  expect(await portOf(page)).toBe(false);
  expect((desktop as Desktop).engineProcess()).toBe(engine);
  expect(await (desktop as Desktop).tray()).toEqual(['Kaizup is locked', 'Unlock Kaizup', 'Quit Kaizup']);
  expect(await unlock(page, { by: 'password', password, code: null })).toEqual({
    kind: 'refused',
    waitUntil: null,
  });
  // The code of the confirmation is used up: the owner waits for the next one.
  const used = stepOf(Date.now());
  await eventually(() => stepOf(Date.now()) > used);
  expect(await unlock(page, { by: 'password', password, code: codeNow() })).toEqual({ kind: 'unlocked' });
  expect(await (desktop as Desktop).tray()).toContain('Lock Kaizup');

  // A full lock: no engine, and a key that only the password opens.
  calls = await callsOf(page);
  await calls.owner.setLocking({
    locking: { level: 'full', afterMinutes: null, onSleep: true, onScreenLock: true },
    password,
  });
  const keyPath = (): string => join(profile, 'data-key.json');
  const kept = (): { kind: string } => JSON.parse(readFileSync(keyPath(), 'utf8'));
  expect(kept().kind).toBe('locked');
  page = await lock(desktop as Desktop, page);
  await eventually(() => !isAlive(engine));
  expect(await stateOf(page)).toMatchObject({ locked: true, level: 'full', secondFactor: true });
  expect(await portOf(page)).toBe(false);

  await (desktop as Desktop).quit();
  ({ profile } = await start(profile));
  page = await (desktop as Desktop).window();
  await eventually(async () => (await stateOf(page)).locked);
  expect(await portOf(page)).toBe(false);
  const [recoveryCode = '', other = ''] = recoveryCodes ?? [];
  expect((await unlock(page, { by: 'password', password: 'no', code: null })).kind).toBe('refused');
  // The vault opens by the right password, and the missing second factor closes it again.
  expect((await unlock(page, { by: 'password', password, code: null })).kind).toBe('refused');
  expect(await stateOf(page)).toMatchObject({ locked: true, level: 'full' });
  const newPassword = 'een heel ander lang woord';
  expect(await unlock(page, { by: 'recovery-code', recoveryCode, newPassword, code: other })).toEqual({
    kind: 'unlocked',
  });
  calls = await callsOf(page);
  const security = await calls.owner.security();
  expect(security.recoveryCodesLeft).toBe(8);
  expect(security.refusedAttempts.length).toBeGreaterThanOrEqual(3);
  expect(existsSync(join(profile, 'unlock-attempts.json'))).toBe(false);

  // The password of before is void, and whoever has lost everything can begin anew.
  page = await lock(desktop as Desktop, page);
  await eventually(async () => (await stateOf(page)).level === 'full');
  expect((await unlock(page, { by: 'password', password, code: null })).kind).toBe('refused');
  const keyBefore = readFileSync(keyPath(), 'utf8');
  const ended = new Promise((resolve) => (desktop as Desktop).app.process().once('exit', resolve));
  void page.evaluate(() => window.kaizup.wipeLocked()).catch(() => undefined);
  await ended;
  await eventually(() => !existsSync(join(profile, 'erasing')));
  await endSuccessor(profile);
  expect(existsSync(keyPath()) ? readFileSync(keyPath(), 'utf8') : null).not.toBe(keyBefore);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
