import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
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
  await owner.connect('Mastodon');
  await owner.connectBluesky();
});
afterAll(async () => {
  await person.leave();
  await desktop.quit();
  desktop.remove();
});

const queue = () => page.getByRole('grid', { name: 'Posts in the queue' });
/** What the rows of the queue say, in order. */
const words = async (): Promise<string[]> =>
  (await queue().getByRole('row').allInnerTexts()).map((text) => /Bread \w+/.exec(text)?.[0] ?? text);
const faults = async (): Promise<unknown> =>
  (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations;

/** Writes a post and opens what the bar offers for its time. */
async function write(text: string, way: 'Queue' | 'Repeat'): Promise<void> {
  await page.getByRole('button', { name: 'New post' }).first().click();
  await page.getByLabel('Text of the post').fill(text);
  const accounts = page.getByRole('group', { name: 'Accounts that this post goes to' });
  for (const account of [/Mastodon/, /Bluesky/])
    await accounts.getByRole('button', { name: account }).click();
  await page.getByRole('radio', { name: way }).click();
}

test('an owner sets the slots of their accounts by keyboard', async () => {
  const keys = keyboardOf(page);
  await owner.go('Settings');
  await page.getByRole('button', { name: 'Set the slots' }).click();
  await page.getByRole('heading', { name: 'Posting slots' }).waitFor();
  await keys.press(page.getByRole('button', { name: 'Usual weeks' }));
  await page.getByRole('menuitem', { name: 'Every day at 10:00' }).press('Enter');
  await page.getByText('7 slots a week').first().waitFor();
  await keys.press(page.getByRole('button', { name: 'Copy to' }));
  await page.getByRole('menuitem').first().press('Enter');
  await eventually(async () => (await page.getByRole('option', { name: /7 slots a week/ }).count()) === 2);
  await keys.press(page.getByRole('button', { name: 'Remove Sunday at 10:00' }));
  await page.getByRole('option', { name: /6 slots a week/ }).waitFor();
  expect(await faults()).toEqual([]);
});

test('posts go into the queue, each into the next slot, and change places by keyboard and by menu', async () => {
  for (const text of ['Bread one', 'Bread two', 'Bread three']) {
    await write(text, 'Queue');
    await page.getByRole('button', { name: /^Add to the queue (for|from) / }).click();
    await page
      .getByText(/^In the queue for /)
      .first()
      .waitFor();
  }
  await owner.go('Calendar');
  await page.getByRole('radio', { name: 'Queue' }).click();
  await eventually(async () => (await words()).length >= 3);
  const before = await words();
  // A post whose accounts have other slots may have parted; the order is that of writing all the same.
  expect(before[0]).toBe('Bread one');
  expect(await faults()).toEqual([]);

  const last = queue().getByRole('row').last();
  const moved = (await words()).at(-1);
  await last.getByRole('button', { name: /^Change the place of/ }).click();
  await page.getByRole('menuitem', { name: 'To the front' }).click();
  await eventually(async () => (await words())[0] === moved);

  const first = queue().getByRole('row').first();
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(async () => (await words())[0] !== moved);
  expect((await words()).toSorted()).toEqual(before.toSorted());
});

test('a post that repeats shows its next ten times, becomes posts, and ends when its owner says so', async () => {
  await write('Market day', 'Repeat');
  const times = page.getByRole('region', { name: 'Next times' }).getByRole('listitem');
  await eventually(async () => (await times.count()) === 10);
  // The day on which the series begins is chosen already.
  for (const name of ['Saturday', 'Sunday']) {
    const day = page.getByRole('button', { name, exact: true });
    if ((await day.getAttribute('aria-pressed')) !== 'true') await day.click();
  }
  expect(await faults()).toEqual([]);
  await page.getByRole('button', { name: /^Repeat from / }).click();
  const series = page.getByRole('region', { name: 'Repeats' });
  await series.getByText(/^Every week on .*Saturday/).waitFor();
  const next = series.getByRole('listitem');
  const [left] = await next.first().allInnerTexts();
  await next.first().getByRole('button', { name: 'Leave out' }).click();
  await page
    .getByText(/is left out$/)
    .first()
    .waitFor();
  await eventually(async () => (await next.first().innerText()) !== left);
  await series.getByRole('button', { name: 'End after this one' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End after this one' }).click();
  await page.getByText('It does not repeat any more').waitFor();
});
