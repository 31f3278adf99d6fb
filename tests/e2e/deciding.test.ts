import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { keyboardOf } from './keyboard.ts';
import { type Owner, ownerAt } from './owner.ts';
import { makeStruckApp, type StruckApp } from './struck/make-app.ts';

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
  await owner.connect('LinkedIn');
});
afterAll(async () => {
  await person.leave();
  await desktop.quit();
  desktop.remove();
  struck.remove();
});

const card = () => page.getByRole('article', { name: /Camille Peeters, LinkedIn$/ });
const faults = async (): Promise<unknown> =>
  (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map(({ id }) => id);
const shown = async (text: string): Promise<number> =>
  (await struck.published('linkedin')).filter((post) => post.text === text).length;

/** The engine dies around the request that publishes, on a profile whose posts LinkedIn shows to no application. */
async function dieWhilePublishing(text: string, moment: 'arrived' | 'done'): Promise<void> {
  await owner.write({ text, accounts: [/Camille Peeters\s*LinkedIn/] });
  const told = (await desktop.notifications()).length;
  struck.killEngineAt(desktop, { method: 'POST', path: '/rest/posts', moment });
  if (moment === 'arrived')
    await struck.arm({ kind: 'connection-refused', method: 'POST', path: '/rest/posts' });
  await owner.send();
  await card().getByText('Is this post on LinkedIn?').waitFor();
  await eventually(async () =>
    (await desktop.notifications())
      .slice(told)
      .some((title) => title.startsWith('Kaizup could not find out whether this went out on LinkedIn')),
  );
}

test('what nobody but the owner can tell waits for them with what is known: it is there', async () => {
  await dieWhilePublishing('Bread that is there', 'done');
  await card()
    .getByText(/the network does not let it look at this profile's posts/)
    .waitFor();
  await card()
    .getByText(/Kaizup asked LinkedIn to publish it on /)
    .waitFor();
  expect(await desktop.tray()).toContainEqual(expect.stringMatching(/1 post/));
  expect(await faults()).toEqual([]);

  await page.evaluate(() => window.kaizup.changeSettings({ locale: 'fr' }));
  await page.reload();
  await card().getByText('Cette publication est-elle sur LinkedIn ?').waitFor();
  for (const name of ['Elle y est', 'Publier à nouveau', 'En rester là'])
    await card().getByRole('button', { name, exact: true }).waitFor();
  expect(await faults()).toEqual([]);
  await page.evaluate(() => window.kaizup.changeSettings({ locale: 'en' }));
  await page.reload();

  await keyboardOf(page).press(card().getByRole('button', { name: 'It is there' }));
  await card().getByText('Published', { exact: true }).waitFor();
  expect(await shown('Bread that is there')).toBe(1);
});

test('or it is not, and goes out once more', async () => {
  await dieWhilePublishing('Bread that is not', 'arrived');
  expect(await shown('Bread that is not')).toBe(0);
  await keyboardOf(page).press(card().getByRole('button', { name: 'Publish again' }));
  await card().getByText('Published', { exact: true }).waitFor();
  expect(await shown('Bread that is not')).toBe(1);
});
