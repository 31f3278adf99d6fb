import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { keyboardOf } from './keyboard.ts';
import { type Owner, ownerAt } from './owner.ts';

let desktop: Desktop;
let person: BrowserPerson;
let page: Page;
let owner: Owner;
beforeAll(async () => {
  desktop = await startDesktop();
  person = await startBrowserPerson();
  page = await desktop.window();
  page.setDefaultTimeout(12_000);
  owner = ownerAt(desktop, page, person);
  await owner.welcome();
  await owner.connectBluesky();
});
afterAll(async () => {
  await person.leave();
  await desktop.quit();
  desktop.remove();
});

const text = () => page.getByLabel('Text of the post');
const bluesky = () =>
  page
    .getByRole('group', { name: 'Accounts that this post goes to' })
    .getByRole('button', { name: /Bluesky/ });
const faults = async (): Promise<unknown> =>
  (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations;

test('a post becomes a template, and an empty post begins as it, by keyboard alone', async () => {
  const keys = keyboardOf(page);
  await page.getByRole('button', { name: 'New post' }).first().click();
  await text().fill('Bread of the week: walnut');
  await bluesky().click();
  await keys.press(page.getByRole('button', { name: 'Templates' }));
  await page.getByRole('menuitem', { name: 'Save as a template…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('Bread of the week');
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('“Bread of the week” is among your templates').waitFor();

  await page.getByRole('button', { name: 'New post' }).first().click();
  await page.getByRole('heading', { name: 'New post' }).waitFor();
  await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
  await keys.press(page.getByRole('button', { name: 'Templates' }));
  await page.getByRole('menuitem', { name: 'Begin with a template…' }).press('Enter');
  const begin = page.getByRole('button', { name: 'Begin with “Bread of the week”' });
  await begin.waitFor();
  expect(await faults()).toEqual([]);
  await begin.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await text().inputValue()).toBe('Bread of the week: walnut');
  expect(await bluesky().getAttribute('aria-pressed')).toBe('true');
});

test('a template gets another name, and goes', async () => {
  const more = async (name: string, action: string): Promise<void> => {
    await page.getByRole('button', { name: `More for “${name}”` }).press('Enter');
    await page.getByRole('menuitem', { name: action }).press('Enter');
  };
  await page.getByRole('button', { name: 'Templates' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Begin with a template…' }).press('Enter');
  await more('Bread of the week', 'Rename…');
  await page.getByRole('textbox', { name: 'Name' }).fill('Loaf');
  await page.keyboard.press('Enter');
  await more('Loaf', 'Delete…');
  await page.getByRole('button', { name: 'Delete the template' }).press('Enter');
  await page.getByRole('heading', { name: 'No templates yet' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // What began as it stays as it is.
  expect(await text().inputValue()).toBe('Bread of the week: walnut');
});

test('D on a post of the calendar opens a copy, with the same time a day later to hand', async () => {
  await text().fill('Walnut bread');
  await page.getByRole('button', { name: /^Schedule (1 post )?for / }).click();
  await page
    .getByText(/^Scheduled for /)
    .first()
    .waitFor();
  await owner.go('Calendar');
  const card = page.locator('[data-day] [data-item][aria-label*="Walnut bread"]').first();
  await card.focus();
  await page.keyboard.press('d');
  await page.getByRole('heading', { name: 'New post' }).waitFor();
  expect(await text().inputValue()).toBe('Walnut bread');
  // A draft: nothing is planned before its owner says so.
  await page.getByRole('button', { name: /^Schedule (1 post )?for / }).waitFor();
  expect(await page.evaluate(() => window.location.hash)).toMatch(/\?at=\d{4}-\d{2}-\d{2}T09:00$/);
});
