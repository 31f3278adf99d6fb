import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desktop, eventually, startDesktop } from './desktop.ts';

let desktop: Desktop;
let page: Page;
beforeAll(async () => {
  desktop = await startDesktop();
  page = await desktop.window();
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  // What was answered is on disk by now.
  await newPost().waitFor();
});
afterAll(async () => {
  await desktop.quit();
  desktop.remove();
});

const newPost = () =>
  page
    .getByRole('button', { name: 'New post' })
    .or(page.getByRole('link', { name: 'New post' }))
    .first();

/** From now on the system refuses every byte that the engine writes to a file, or takes them again. */
function letEngineWrite(may: boolean): void {
  const limit = may ? 'unlimited' : '0';
  execFileSync('prlimit', ['--pid', String(desktop.engineProcess()), `--fsize=${limit}:unlimited`]);
}

const show = (name: RegExp): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name }).first().click();

test('an owner whose disk refuses writing reads what it means and what to do, in either language, until it is over', async () => {
  letEngineWrite(false);
  await newPost().click();
  await page.getByLabel('Text of the post').fill('A word from the oven');

  await eventually(async () =>
    (await desktop.tray()).includes('Publishing waits: the disk cannot be written to'),
  );
  await eventually(async () =>
    (await desktop.notifications()).includes('Publishing waits: the disk cannot be written to'),
  );
  await show(/^Home\b/);
  const notice = page.getByRole('main').getByRole('alert');
  await notice.getByText('Publishing waits: the disk cannot be written to').waitFor();
  await notice.getByText(/Your posts are kept as they are.*publishing goes on by itself/).waitFor();
  await page.getByRole('navigation').getByText('Publishing waits').waitFor();

  await page.evaluate(() => window.kaizup.changeSettings({ locale: 'fr' }));
  await page.reload();
  await page
    .getByRole('main')
    .getByRole('alert')
    .getByText(/Vos publications sont conservées/)
    .waitFor();
  await eventually(async () =>
    (await desktop.tray()).some((line) => line.startsWith('La publication attend')),
  );

  letEngineWrite(true);
  await page.getByRole('main').getByRole('alert').waitFor({ state: 'hidden' });
  await eventually(
    async () => !(await desktop.tray()).some((line) => line.startsWith('La publication attend')),
  );
  expect(
    (await desktop.notifications()).filter((title) => title.startsWith('Publishing waits')),
  ).toHaveLength(1);
});
