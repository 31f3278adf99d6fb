import { spawnSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { codeOfStep, stepOf } from '../../main/engine/services/owner/totp.ts';
import { root } from '../../build/root.ts';
import { fromBase32 } from '../from-base32.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';

const password = 'vier natte katten op een dak';
const newPassword = 'een heel ander lang woord';
let desktop: Desktop;
afterEach(async () => {
  await desktop.quit();
  desktop.remove();
});

/** Fills the fields of a form in order, by keyboard, and sends it. */
async function type(page: Page, ...words: readonly string[]): Promise<void> {
  for (const [index, word] of words.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    await page.keyboard.insertText(word);
  }
  await page.keyboard.press('Enter');
}

/** Opens a button by keyboard. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
}

/** Locks by `act`, and waits for the lock screen in the window that takes the place of the one before. */
async function locked(act: () => Promise<unknown>): Promise<Page> {
  const next = desktop.app.waitForEvent('window');
  await act();
  const page = await next;
  await page.getByRole('heading', { name: 'Kaizup is locked' }).waitFor();
  return page;
}

const home = (page: Page): Promise<void> =>
  page.getByRole('navigation', { name: 'Kaizup' }).getByRole('link', { name: 'Home' }).waitFor();

test('D3 an owner sets a password and a second factor, locks and unlocks by keyboard, and loses nothing that was typed', async () => {
  desktop = await startDesktop();
  let page = await desktop.window();
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('navigation', { name: 'Kaizup' }).getByRole('link', { name: 'Privacy' }).click();
  await page.getByRole('link', { name: 'Security' }).click();

  await press(page, 'Set a password');
  await page.getByRole('textbox', { name: 'New password' }).fill(password);
  await page.getByRole('textbox', { name: 'The same once more' }).fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor();
  const codes = await page.getByRole('dialog').getByRole('listitem').allInnerTexts();
  expect(codes).toHaveLength(10);
  // They do not close by accident.
  await page.keyboard.press('Escape');
  await page.getByText('Keep them first').waitFor();
  await page.getByText('I have kept them').click();
  await page.getByRole('button', { name: 'Done' }).click();

  await press(page, 'Turn on');
  await type(page, password);
  const secret = fromBase32((await page.locator('[data-secret]').innerText()).replaceAll(' ', ''));
  const codeNow = (): string => codeOfStep(secret, stepOf(Date.now()));
  await page.getByRole('textbox', { name: 'Code that the app shows' }).focus();
  await type(page, codeNow());
  await page.getByText('The second factor is on.').waitFor();
  const used = stepOf(Date.now());

  // What was typed a moment before is saved first.
  await page.keyboard.press('Control+n');
  const text = page.getByRole('textbox', { name: /text/i }).first();
  await text.waitFor();
  await text.focus();
  await page.keyboard.insertText('Typed just before the lock');
  const before = page;
  const draftAt = new URL(before.url()).hash;
  page = await locked(() => before.keyboard.press('Control+Shift+L'));
  expect(await page.evaluate(() => document.body.innerText)).not.toContain('Typed just before');

  await type(page, 'not this one at all', '000000');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('did not unlock');
  await eventually(() => stepOf(Date.now()) > used);
  await page.getByRole('textbox', { name: 'Password' }).focus();
  await type(page, password, codeNow());
  await home(page);
  await page.evaluate((there) => {
    window.location.hash = there;
  }, draftAt);
  const kept = page.getByRole('textbox', { name: /text/i }).first();
  await eventually(async () => (await kept.inputValue()) === 'Typed just before the lock');

  // The screen of the computer locks: Kaizup too, and a recovery code opens it for who has forgotten.
  page = await locked(() =>
    desktop.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen')),
  );
  await press(page, 'I forgot my password');
  const [first = '', second = ''] = codes;
  await page.getByRole('textbox', { name: 'Recovery code' }).focus();
  await type(page, first, second, newPassword, newPassword);
  await home(page);
  page = await locked(() => desktop.chooseInTray('Lock Kaizup'));
  await type(page, password, codeNow());
  await page.getByRole('alert').waitFor();

  // What is locked is not tested from outside, and that is said.
  await desktop.quit();
  const tested = spawnSync(
    process.env['KAIZUP_ELECTRON'] ?? '',
    [
      root,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--password-store=gnome-libsecret',
      `--profile=${desktop.profile}`,
      '--self-test',
    ],
    { encoding: 'utf8', env: { ...process.env, KAIZUP_NODE: process.execPath } },
  );
  const [line = ''] = tested.stdout.split('\n').filter((text) => text.startsWith('{"selfTest"'));
  expect(JSON.parse(line)).toMatchObject({ selfTest: 'locked', database: false });
  expect(tested.status).toBe(3);
});
