import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { type Owner, ownerAt } from './owner.ts';
import { makeStruckApp, type StruckApp } from './struck/make-app.ts';

const minute = 60_000;

let struck: StruckApp;
let desktop: Desktop;
let person: BrowserPerson;
let page: Page;
let owner: Owner;
beforeAll(async () => {
  struck = await makeStruckApp();
  desktop = await startDesktop({ app: struck.folder });
  person = await startBrowserPerson();
  page = await desktop.window();
  page.setDefaultTimeout(20_000);
  owner = ownerAt(desktop, page, person);
  await owner.welcome();
  await owner.connectBluesky();
});
afterAll(async () => {
  await person.leave();
  await desktop.quit();
  desktop.remove();
  struck.remove();
});

const card = () => page.getByRole('article', { name: /Bluesky$/ });
const shown = async (text: string): Promise<number> =>
  (await struck.published('bluesky')).filter((post) => post.text === text).length;
const told = async (words: RegExp): Promise<number> =>
  (await desktop.notifications()).filter((title) => words.test(title)).length;

/** Schedules a post for `ahead` (ms) from now, by the engine's clock after `slept`. */
async function schedule(text: string, ahead: number, slept = 0): Promise<void> {
  const at = new Date(Math.ceil((Date.now() + slept + ahead) / minute) * minute);
  await owner.write({ text, accounts: [/Bluesky/], at });
  await owner.send();
  await card().getByText('Scheduled', { exact: true }).waitFor();
}

test('what fell due while the computer slept goes out late within the rule, and the reason is kept', async () => {
  await schedule('Bread for early risers', 10 * minute);
  await struck.sleep(desktop, 25 * minute);
  await card().getByText('Published', { exact: true }).waitFor();
  await card()
    .getByText(/Later than planned: Your computer was asleep from .* to /)
    .waitFor();
  await eventually(async () => (await told(/^Published on Bluesky/)) === 1);
  expect(await shown('Bread for early risers')).toBe(1);
});

test('and not without asking where the owner wants that: one notification says why, and one button sends it', async () => {
  await owner.go('Settings');
  await page.getByRole('button', { name: /How late a post may go out/ }).click();
  await page.getByRole('option', { name: 'Not without asking me' }).click();
  await page.getByRole('button', { name: /Not without asking me/ }).waitFor();
  await schedule('Bread of the night', 10 * minute, 25 * minute);
  await struck.sleep(desktop, 25 * minute);
  await card().getByText('Missed', { exact: true }).waitFor();
  await card()
    .getByText(/Your computer was asleep from .* to /)
    .waitFor();
  await eventually(async () => (await told(/^1 post missed its time/)) === 1);
  expect(await shown('Bread of the night')).toBe(0);
  await card()
    .getByRole('button', { name: /^Publish now/ })
    .click();
  await card().getByText('Published', { exact: true }).waitFor();
  expect(await shown('Bread of the night')).toBe(1);
  expect(await told(/missed (its|their) time/)).toBe(1);
});
