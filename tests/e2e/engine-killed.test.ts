import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyClip } from '../mp4.ts';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { type Owner, ownerAt } from './owner.ts';
import { makeStruckApp, type StruckApp } from './struck/make-app.ts';

let struck: StruckApp;
let desktop: Desktop;
let person: BrowserPerson;
let page: Page;
let owner: Owner;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-killed-'));
  struck = await makeStruckApp();
  desktop = await startDesktop({ app: struck.folder });
  person = await startBrowserPerson();
  await lookAt();
  await owner.welcome();
  await owner.connect('LinkedIn');
});
afterAll(async () => {
  await person.leave();
  await desktop.quit();
  desktop.remove();
  struck.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function lookAt(): Promise<void> {
  page = await desktop.window();
  page.setDefaultTimeout(20_000);
  owner = ownerAt(desktop, page, person);
}

const organization = /Maison Levain\s*LinkedIn/;
const card = () => page.getByRole('article', { name: /Maison Levain, LinkedIn$/ });
const state = (word: string) => card().getByText(word, { exact: true });

/** LinkedIn takes videos in parts of 4 MB: this one in three. */
async function longVideo(title: string): Promise<string> {
  const path = await copyClip(folder, { title });
  // An empty box at the end, which players skip.
  const box = Buffer.alloc(9_000_000 - statSync(path).size);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  appendFileSync(path, box);
  return path;
}

/** How often LinkedIn shows a text. */
const shown = async (text: string): Promise<number> =>
  (await struck.published('linkedin')).filter((post) => post.text === text).length;

/** The parts of videos that were sent since `before` requests, in the order they came. */
const partsSince = (before: number): readonly string[] =>
  struck
    .requests()
    .slice(before)
    .flatMap((line) => /^PUT \/dms-uploads\/v\/.*\/(p\d+)$/.exec(line)?.[1] ?? []);

/** Writes a video for LinkedIn and sends it; the engine dies as the second part arrives, and the next one waits. */
async function dieInUpload(text: string): Promise<void> {
  await owner.write({ text, accounts: [organization], files: [await longVideo(text)] });
  struck.holdStart(true);
  struck.killEngineAt(desktop, { method: 'PUT', path: '/p2', moment: 'arrived' });
  await owner.send();
}

test('an engine that dies in an upload says so on the page, goes on where it was, and publishes once', async () => {
  const before = struck.requests().length;
  await dieInUpload('Bread in the making');
  await page.getByText('Kaizup is restarting its engine.').waitFor();
  struck.holdStart(false);
  await state('Published').waitFor();
  expect(await page.getByText('Kaizup is restarting its engine.').count()).toBe(0);
  const parts = partsSince(before);
  expect(parts.filter((part) => part !== 'p2')).toEqual(['p1', 'p3']);
  expect(await shown('Bread in the making')).toBe(1);
  await card()
    .getByRole('button', { name: /attempt/ })
    .last()
    .click();
  await card().getByText('Kaizup was stopped in the middle of this step').waitFor();
});

test('the same with the window closed: the tray and a notification tell of it, and a new window shows it', async () => {
  const before = struck.requests().length;
  await dieInUpload('Bread on the tray');
  await eventually(async () => (await desktop.tray()).includes('Starting…'));
  await desktop.closeWindow();
  struck.holdStart(false);
  // The second: that of the post before is shown some seconds after it is out.
  await eventually(async () => {
    const titles = await desktop.notifications();
    return titles.filter((title) => title.startsWith('Published on LinkedIn')).length === 2;
  });
  expect(await desktop.tray()).toContain('Nothing is scheduled');
  expect(partsSince(before).filter((part) => part !== 'p2')).toEqual(['p1', 'p3']);
  expect(await shown('Bread on the tray')).toBe(1);
  await lookAt();
  await owner.go('Home');
  await page.getByText('Bread on the tray').first().click();
  await state('Published').waitFor();
});

test('an engine that dies before it hears that a post is out asks the network, and sends nothing twice', async () => {
  await owner.write({ text: 'Bread without a reply', accounts: [organization] });
  struck.killEngineAt(desktop, { method: 'POST', path: '/rest/posts', moment: 'done' });
  await struck.arm({ kind: 'slow', method: 'GET', path: '/rest/posts', value: 5000 });
  await owner.send();
  await card()
    .getByText(/didn't confirm this post yet.*send nothing twice/)
    .waitFor();
  await state('Published').waitFor();
  expect(await shown('Bread without a reply')).toBe(1);
  expect(struck.requests().filter((line) => line === 'POST /rest/posts')).toHaveLength(3);
});
