import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { type Owner, ownerAt } from './owner.ts';

let desktop: Desktop;
let person: BrowserPerson;
let page: Page;
let owner: Owner;
beforeAll(async () => {
  desktop = await startDesktop();
  person = await startBrowserPerson();
  page = await desktop.window();
  owner = ownerAt(desktop, page, person);
  await owner.welcome();
  await owner.connectBluesky();
});
afterAll(async () => {
  await desktop.quit();
  await person.leave();
  desktop.remove();
});

const card = () => page.getByRole('article', { name: /Bluesky$/ });
const holdPublishing = async (held: boolean): Promise<void> => {
  await owner.go('Privacy');
  await page.getByRole('link', { name: 'On hold' }).click();
  const hold = page.getByRole('switch', { name: /^Publishing/ });
  expect(await hold.isChecked()).toBe(!held);
  await page.getByText('Scheduled posts wait. What a network holds for you is taken back.').click();
  await eventually(async () => (await hold.isChecked()) === held);
};

/** The first minute that is still far enough away to be scheduled. */
const nextMinute = (): Date => new Date(Math.ceil((Date.now() + 15_000) / 60_000) * 60_000);

test('D12 a post that is due while publishing is on hold does not go out; the owner sees why, and once the hold is lifted it goes out once', async () => {
  await owner.write({ text: 'Bread before the hold', accounts: [/Bluesky/] });
  await owner.send();
  await card().getByText('Published', { exact: true }).waitFor();
  const before = desktop.opened().length;
  await card().getByRole('button', { name: 'Open on Bluesky' }).click();
  const [profile = ''] = (await desktop.nextOpened(before)).split('/post/');
  /** How often a text stands on the network, as anybody sees it there. */
  const seen = async (text: string): Promise<number> => {
    let count = 0;
    await person.visit(profile, async (tab) => {
      await tab.getByText('Bread before the hold').waitFor();
      count = await tab.getByText(text).count();
    });
    return count;
  };

  const words = await owner.write({ text: 'Bread on hold', accounts: [/Bluesky/], at: nextMinute() });
  expect(words).toMatch(/^Schedule/);
  await owner.send();
  await card().getByText('Scheduled', { exact: true }).waitFor();
  await holdPublishing(true);
  await eventually(async () =>
    (await desktop.notifications()).some((title) => title.startsWith('Kept back: publishing on')),
  );
  await owner.go('Home');
  await page.getByText('Bread on hold').first().click();
  await card().getByText('You have put publishing on hold under Privacy').waitFor();
  expect(await seen('Bread on hold')).toBe(0);

  await holdPublishing(false);
  await owner.go('Home');
  await page.getByText('Bread on hold').first().click();
  await card().getByText('Published', { exact: true }).waitFor();
  expect(await seen('Bread on hold')).toBe(1);

  await owner.go('Privacy');
  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByText('Processing goes on').first().waitFor();
  await page.getByText('Processing frozen').first().waitFor();
  await page.getByRole('button', { name: 'Verify now' }).click();
  await page.getByText('The log is whole').waitFor();
});
