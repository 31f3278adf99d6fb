import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archivedRows, archiveFiles } from '../archive-files.ts';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { type Owner, ownerAt } from './owner.ts';
import { drawPictures } from './tour/pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaizup-along-'));
let person: BrowserPerson;
const desktops: Desktop[] = [];
beforeAll(async () => {
  person = await startBrowserPerson();
});
afterAll(async () => {
  await person.leave();
  for (const desktop of desktops) {
    await desktop.quit();
    desktop.remove();
  }
  rmSync(folder, { recursive: true, force: true });
});

async function freshDesktop(): Promise<{ readonly desktop: Desktop; readonly owner: Owner }> {
  const desktop = await startDesktop();
  desktops.push(desktop);
  const owner = ownerAt(desktop, await desktop.window(), person);
  await owner.welcome();
  return { desktop, owner };
}

const saveAs = (desktop: Desktop, path: string): Promise<void> =>
  desktop.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

async function saveArchive({ page, go }: Owner, desktop: Desktop, path: string): Promise<void> {
  await saveAs(desktop, path);
  await go('Privacy');
  await page.getByRole('link', { name: 'Your data' }).click();
  await page.getByRole('button', { name: 'Save an archive…' }).click();
  await page.getByText('The archive is written.').waitFor();
}

const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** The tables that are the owner's work and its history; how each account stands is not the same on a computer without its keys. */
const work = ['post', 'variant', 'media_asset', 'attempt', 'attempt_step'] as const;

test('D10 an owner takes everything to another computer: the same posts, media and history are there', async () => {
  const pictures = await drawPictures(folder);
  const here = await freshDesktop();
  await here.owner.connectBluesky();
  await here.owner.write({
    text: 'Fresh from the oven',
    accounts: [/Bluesky/],
    files: [pictures.croissants],
  });
  await here.owner.send();
  const published = here.owner.page
    .getByRole('article', { name: /Bluesky$/ })
    .getByText('Published', { exact: true });
  await published.waitFor();
  const soon = new Date(Date.now() + 3 * 86_400_000);
  await here.owner.write({ text: 'Market on the Kouter', accounts: [/Bluesky/], at: soon });
  await here.owner.send();
  await here.owner.page.getByText('Scheduled', { exact: true }).first().waitFor();
  const first = join(folder, 'first.zip');
  await saveArchive(here.owner, here.desktop, first);
  await here.desktop.quit();

  const there = await freshDesktop();
  const { page } = there.owner;
  await there.desktop.pickFiles([first]);
  await there.owner.go('Privacy');
  await page.getByRole('link', { name: 'Your data' }).click();
  await page.getByRole('button', { name: 'Choose an archive…' }).click();
  await page.getByText('Your data is here again. Connect your accounts to go on.').waitFor();
  const second = join(folder, 'second.zip');
  await saveArchive(there.owner, there.desktop, second);

  const [before, after] = [await archiveFiles(first), await archiveFiles(second)];
  for (const table of work) {
    expect(archivedRows(before, table).length, table).toBeGreaterThan(0);
    expect(archivedRows(after, table), table).toEqual(archivedRows(before, table));
  }
  const ids = (files: ReadonlyMap<string, Buffer>, table: string) =>
    archivedRows(files, table).map((row) => row['id']);
  expect(ids(after, 'publication')).toEqual(ids(before, 'publication'));
  const media = (files: ReadonlyMap<string, Buffer>) =>
    [...files].filter(([name]) => name.startsWith('media/'));
  expect(media(after)).toEqual(media(before));
  expect(media(after).length).toBe(1);

  // What an owner sees of it: what went out with its picture, and what is planned, which waits for its account.
  await there.owner.go('Home');
  await page.getByText('Fresh from the oven').first().click();
  await page
    .getByRole('article', { name: /Bluesky$/ })
    .getByText('Published', { exact: true })
    .waitFor();
  await page.getByRole('region', { name: 'Content' }).getByRole('img').first().waitFor();
  await there.owner.go('Calendar');
  await page
    .locator(`[data-day="${dayOf(soon)}"]`)
    .getByText('Market on the Kouter')
    .waitFor();
});
