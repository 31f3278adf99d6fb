import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desktop, eventually, startDesktop } from './desktop.ts';

let folder: string;
let profile: string;
let desktop: Desktop;
let page: Page;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-elsewhere-'));
  profile = join(folder, 'profile');
  await open();
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Home\b/ })
    .first()
    .waitFor();
});
afterAll(async () => {
  await leave();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  desktop = await startDesktop({ profile });
  page = await desktop.window();
}

async function leave(): Promise<void> {
  await desktop.quit();
  desktop.remove();
}

const title = 'Publishing waits: this plan is published elsewhere';
const mark = (): string => join(profile, 'publisher.json');
const banner = (words: string) => page.getByRole('main').getByRole('status').filter({ hasText: words });

test('a profile that another machine publishes from waits for its owner, who is told which, and takes over', async () => {
  await leave();
  // This computer left its mark; then a publisher on another machine took the profile over, and its owner took a copy back.
  const ours = readFileSync(mark(), 'utf8');
  const theirs = { ...(JSON.parse(ours) as object), machine: 'f'.repeat(32), name: 'bakery-nas' };
  writeFileSync(mark(), JSON.stringify(theirs));
  await open();
  await banner(title)
    .getByText(/bakery-nas published from this profile before/)
    .waitFor();
  await page.getByRole('navigation').getByText(title).waitFor();
  await eventually(async () => (await desktop.notifications()).includes(title));
  expect(readFileSync(mark(), 'utf8')).toContain('bakery-nas');

  await page.evaluate(() => window.kaizup.changeSettings({ locale: 'fr' }));
  await page.reload();
  const french = 'ce planning est publié ailleurs';
  await banner(french)
    .getByText(/bakery-nas a déjà publié/)
    .waitFor();
  const inTray = async () => (await desktop.tray()).some((line) => line.includes(french));
  await eventually(inTray);
  await banner(french).getByRole('button', { name: 'Publier depuis cet ordinateur' }).click();
  await banner(french).waitFor({ state: 'detached' });
  await eventually(async () => !(await inTray()));
  expect(JSON.parse(readFileSync(mark(), 'utf8'))).toEqual(JSON.parse(ours));
  await page.evaluate(() => window.kaizup.changeSettings({ locale: 'en' }));
});

test('a profile that was moved asks once', async () => {
  await leave();
  const before = profile;
  profile = join(folder, 'moved');
  renameSync(before, profile);
  await open();
  await banner(title).getByText(before).waitFor();
  await banner(title).getByRole('button', { name: 'Publish from this computer' }).click();
  await banner(title).waitFor({ state: 'detached' });
  expect(readFileSync(mark(), 'utf8')).toContain(profile);
  await leave();
  await open();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await banner(title).count()).toBe(0);
});
