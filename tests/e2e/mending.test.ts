import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { type Owner, ownerAt } from './owner.ts';

let desktop: Desktop;
let person: BrowserPerson;
let page: Page;
let owner: Owner;
const ended: Desktop[] = [];

beforeAll(async () => {
  desktop = await startDesktop();
  person = await startBrowserPerson();
  await lookAt(desktop);
  await owner.welcome();
  await owner.connect('LinkedIn');
  await owner.connectBluesky();
});
afterAll(async () => {
  await person.leave();
  await desktop.quit();
  for (const each of [...ended, desktop]) each.remove();
});

async function lookAt(running: Desktop): Promise<void> {
  page = await running.window();
  page.setDefaultTimeout(20_000);
  owner = ownerAt(running, page, person);
}

const card = (name: RegExp) => page.getByRole('article', { name });
const linkedIn = /Maison Levain, LinkedIn$/;

async function publish(text: string, accounts: readonly RegExp[]): Promise<void> {
  await owner.write({ text, accounts });
  await owner.send();
  await page.getByText('On its way').first().waitFor();
}

test('a failed post is mended for its account; what is out beside it stays', async () => {
  await publish('Open on Sunday', [/Maison Levain\s*LinkedIn/]);
  await card(linkedIn).getByText('Published', { exact: true }).waitFor();
  // Kaizup forgets the post, which stays on LinkedIn: it cannot know any more that LinkedIn will refuse the same text. Bluesky takes it.
  await page.getByRole('button', { name: 'More for this post' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Post deleted').waitFor();
  await publish('Open on Sunday', [/Maison Levain\s*LinkedIn/, /Bluesky/]);
  await card(/Bluesky/)
    .getByText('Published', { exact: true })
    .waitFor();
  await card(linkedIn).getByText('Failed', { exact: true }).waitFor();

  await card(linkedIn).getByRole('button', { name: 'Edit for this account' }).click();
  await page.getByRole('heading', { name: 'Post to mend' }).waitFor();
  const texts = page.getByRole('textbox', { name: /^Text/ });
  expect(await texts.count()).toBe(1);
  await page.getByRole('region', { name: 'Stays as it is' }).getByText('Bluesky').waitFor();
  await texts.fill('Open on Sunday, from eight');
  await page.getByRole('button', { name: 'Try again now' }).click();

  await card(linkedIn).getByText('Published', { exact: true }).waitFor();
  const content = page.getByRole('region', { name: 'Content' });
  await content.getByText('Open on Sunday, from eight').waitFor();
  await content.getByText('Open on Sunday', { exact: true }).waitFor();

  await owner.go('Activity');
  // Exact, because "Could not be published by …" ends alike.
  const published = (network: string) =>
    page.getByText(`Published by Maison Levain on ${network}`, { exact: true });
  await eventually(async () => (await published('LinkedIn').count()) === 2);
  expect(await published('Bluesky').count()).toBe(1);
});

test('the link of a practice post opens after a restart, though nothing has started practice mode yet', async () => {
  await desktop.quit();
  ended.push(desktop);
  desktop = await startDesktop({ profile: desktop.profile });
  await lookAt(desktop);
  await owner.go('Home');
  await page.getByText('Open on Sunday').first().click();
  await card(linkedIn).getByRole('button', { name: 'Open on LinkedIn' }).click();
  await person.visit(await desktop.nextOpened(0), (tab) => tab.getByText('Open on Sunday').first().waitFor());
});
