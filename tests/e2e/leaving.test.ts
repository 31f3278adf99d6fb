import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { type Owner, ownerAt } from './owner.ts';

let desktop: Desktop;
let person: BrowserPerson;
let owner: Owner;
beforeAll(async () => {
  desktop = await startDesktop();
  person = await startBrowserPerson();
  owner = ownerAt(desktop, await desktop.window(), person);
  await owner.welcome();
  await owner.connect('Mastodon');
});
afterAll(async () => {
  await desktop.quit();
  await person.leave();
  desktop.remove();
});

interface Asked {
  readonly message: string;
  readonly buttons: readonly string[];
}

/** Answers the questions of the system's dialog by their button; what it asked is kept. */
async function answerWith(button: string): Promise<() => Promise<readonly Asked[]>> {
  await desktop.app.evaluate(({ dialog }, wanted) => {
    const seen: Asked[] = [];
    (globalThis as unknown as { asked: Asked[] }).asked = seen;
    dialog.showMessageBox = (...given: unknown[]) => {
      const question = given.at(-1) as Asked;
      seen.push({ message: question.message, buttons: [...question.buttons] });
      return Promise.resolve({ response: question.buttons.indexOf(wanted), checkboxChecked: false });
    };
  }, button);
  return () => desktop.app.evaluate(() => (globalThis as unknown as { asked: Asked[] }).asked);
}

/** How often this profile's application has ended by itself. */
function endings(): number {
  const file = join(desktop.profile, 'logs', 'host.log');
  return existsSync(file) ? readFileSync(file, 'utf8').split('Ended').length - 1 : 0;
}

const stay = 'Keep Kaizup in the tray';
const along = 'Let the networks hold what they can, then quit';
const soon = (): Date => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 2 * 3_600_000);

test('who quits with a post due soon is asked first, and may stay', async () => {
  await owner.write({ text: 'Bread for the afternoon', accounts: [/Mastodon/], at: soon() });
  await owner.send();
  await owner.page
    .getByRole('article', { name: /Mastodon$/ })
    .getByText('Scheduled', { exact: true })
    .waitFor();
  const asked = await answerWith(stay);
  await desktop.chooseInTray('Quit Kaizup');
  await eventually(async () => (await asked()).length === 1);
  expect(await asked()).toEqual([
    { message: '1 post would miss its time', buttons: [stay, along, 'Quit anyway'] },
  ]);
  expect(await desktop.tray()).toContain('Quit Kaizup');
  expect(endings()).toBe(0);
});

test('from the tray alone, the network takes it before Kaizup leaves, and it is there once', async () => {
  await desktop.closeWindow();
  await answerWith(along);
  await desktop.chooseInTray('Quit Kaizup');
  await eventually(() => endings() === 1);
  await desktop.quit();

  desktop = await startDesktop({ profile: desktop.profile });
  const page = await desktop.window();
  owner = ownerAt(desktop, page, person);
  // It is among what goes out next.
  await owner.go('Home');
  await page.getByText('Bread for the afternoon').first().click();
  const card = page.getByRole('article', { name: /Mastodon$/ });
  await card.getByText('Handed over', { exact: true }).waitFor();
});

test('with nothing that needs it Kaizup leaves without a word, by its menu as well', async () => {
  // Whatever it asked, this would keep it here.
  await answerWith(stay);
  await desktop.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('quit')?.click());
  await eventually(() => endings() === 2);
});
