import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Desktop, eventually, startDesktop } from './desktop.ts';

let desktop: Desktop | undefined;
afterEach(async () => {
  await desktop?.quit();
  desktop?.remove();
});

/** Dumps of a crash, wherever in the profile. */
const dumps = (profile: string): readonly string[] =>
  readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.dmp$|\.core$/i.test(entry.name))
    .map(({ name }) => name);

test('D26 a crash leaves a line that the owner may send, no dump, and nobody is told of it', async () => {
  desktop = await startDesktop();
  const { app, profile } = desktop;
  const page = await desktop.window();
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).waitFor();

  const folder = await app.evaluate(({ app: electron }) => electron.getPath('crashDumps'));
  expect(folder.startsWith(profile + sep)).toBe(true);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const log = join(profile, 'logs', 'host.log');
  await eventually(() => existsSync(log));
  const report = await eventually(async () => {
    const text = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const parts: unknown = await window?.webContents.executeJavaScript('window.kaizup.supportReport()');
      return JSON.stringify(parts);
    });
    return text.includes('The page ended: ') && text;
  });
  expect(report).toContain('Electron');
  expect(report).not.toContain(profile);
  expect(dumps(profile)).toEqual([]);
  expect(desktop.opened()).toEqual([]);
});

test('D26 what support gets is what the owner ticked, by their own mail program', async () => {
  desktop = await startDesktop();
  const page = await desktop.window();
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await page.getByRole('textbox', { name: 'Your message' }).fill('The calendar is empty.');
  await page.getByRole('button', { name: 'Show what there is' }).click();
  await page.getByText('What the engine noted').first().waitFor();
  await page.getByRole('checkbox', { name: 'Versions' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Open in my mail program' }).click();
  const mail = new URL(await desktop.nextOpened(0));
  expect(mail.pathname).toBe('support@kaizup.eu');
  const body = mail.searchParams.get('body') ?? '';
  expect(body).toContain('The calendar is empty.');
  expect(body).toContain('Electron');
  expect(body).not.toContain('== state');
  expect(body).not.toContain('== engine-log');
});
