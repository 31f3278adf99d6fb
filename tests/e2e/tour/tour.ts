import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowserPerson } from '../browser-person.ts';
import { eventually, startDesktop } from '../desktop.ts';
import { ownerAt, type Writing } from '../owner.ts';
import { drawPictures } from './pictures.ts';

/**
 * Goes through Kaizup as a person would, in practice mode: welcome, connecting six networks in the browser, composing, scheduling, closing the window,
 * publishing from the background, and looking at what happened. Writes numbered pictures and a summary.
 */
const out = join(import.meta.dirname, '..', '..', '..', 'out', 'tour');
const bakeryVideo = join(import.meta.dirname, '..', '..', 'media', 'bakery.mp4');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const steps: { readonly picture: string; readonly words: string }[] = [];
async function shoot(page: Page, name: string, words: string): Promise<void> {
  const picture = `${String(steps.length + 1).padStart(2, '0')}-${name}.png`;
  // A picture of what stands still: skeletons and movements are over.
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  );
  await page.screenshot({ path: join(out, picture) });
  steps.push({ picture, words });
  console.log(`${picture}  ${words}`);
}

const folder = mkdtempSync(join(tmpdir(), 'kaizup-tour-'));
const pictures = await drawPictures(folder);
const desktop = await startDesktop();
const person = await startBrowserPerson();
let page = await desktop.window();
const owner = ownerAt(desktop, page, person);

await page.getByRole('button', { name: 'Start' }).waitFor();
await shoot(page, 'welcome', 'First start: language, attestation, consent. Nothing is ticked.');
await owner.welcome();
await shoot(page, 'connect', 'Connect accounts: the real networks, and practice mode beside them.');
await owner.connect('Facebook', (shown, name) =>
  shoot(shown, name, 'Signing in to practice Facebook in the browser.'),
);
await owner.connect('LinkedIn');
await owner.connect('TikTok');
await owner.connect('Bluesky');
await owner.connect('Mastodon');
await owner.go('Accounts');
await shoot(page, 'accounts', 'Eleven practice accounts on six networks.');

// Far enough ahead to write everything, on the minute as a person would choose it.
const due = new Date(Math.ceil((Date.now() + 75_000) / 60_000) * 60_000);
const writings: readonly (Writing & { readonly name: string; readonly count: number })[] = [
  {
    name: 'pictures',
    count: 4,
    text: 'The rye is back. Slow dough, stone oven, every Thursday from seven. Come early, it goes fast. #bakery #gent',
    accounts: [
      /Maison Levain\s*Facebook/,
      /Maison Levain\s*Instagram/,
      /Maison Levain\s*LinkedIn/,
      /Bluesky/,
    ],
    files: [pictures['rye-loaf'], pictures.croissants],
    at: due,
  },
  {
    name: 'video',
    count: 2,
    text: 'A minute by the oven',
    accounts: [/Maison Levain\s*TikTok/, /Levain Atelier\s*Facebook/],
    files: [bakeryVideo],
    tiktokPrivacy: /only/i,
    at: due,
  },
  {
    name: 'text',
    count: 3,
    text: 'We are looking for a second baker who likes early mornings and good company. Write to us.',
    accounts: [/Camille Peeters\s*LinkedIn/, /Bluesky/, /Mastodon/],
    at: due,
  },
];
for (const writing of writings) {
  await owner.write(writing);
  await shoot(
    page,
    `compose-${writing.name}`,
    `One post for ${writing.count} accounts, as each network will show it.`,
  );
  await owner.send();
  await page
    .getByText(/Scheduled for/)
    .first()
    .waitFor();
}
const tomorrow = new Date(due.getTime() + 24 * 60 * 60_000);
await owner.write({
  text: 'Saturday market on the Kouter: baguettes, brioche and the last of the quince tarts.',
  accounts: [/Maison Levain\s*Facebook/, /Maison Levain\s*Instagram/],
  files: [pictures.market],
  at: tomorrow,
});
await owner.send();
await page
  .getByText(/Scheduled for/)
  .first()
  .waitFor();

await owner.go('Calendar');
await page.locator('.calendar-post').first().waitFor();
await shoot(page, 'calendar-month', 'The month, with what goes out today and tomorrow.');
await page.getByRole('radio', { name: 'Week' }).click();
await shoot(page, 'calendar-week', 'The week.');

const planned = writings.reduce((sum, { count }) => sum + count, 0);
const menu = await desktop.tray();
await desktop.closeWindow();
console.log(`The window is closed. Tray: ${menu.join(' | ')}`);
await eventually(async () => {
  const shown = (await desktop.notifications()).filter((title) => title.startsWith('Published on'));
  return shown.length >= writings.length;
});
const notifications = await desktop.notifications();
console.log(`Notifications: ${notifications.join(' | ')}`);

page = await desktop.window();
const again = ownerAt(desktop, page, person);
await page.getByRole('heading', { name: 'Published last' }).waitFor();
await shoot(page, 'home', 'Open again: what went out, and what comes next.');
await again.go('Activity');
await eventually(async () => (await page.getByText(/Published/).count()) >= planned);
await shoot(page, 'activity', 'Activity: every publication, every connection.');
await again.go('Home');
await page.getByText('The rye is back').first().click();
const links = page.getByRole('button', { name: /^Open on / });
await eventually(async () => (await links.count()) === 4);
await shoot(page, 'post', 'The post: each account with its state, its link, its figures and every attempt.');
const before = desktop.opened().length;
await links.first().click();
await person.visit(await desktop.nextOpened(before), (tab) =>
  shoot(tab, 'on-the-network', 'The link opens the post on the practice network.'),
);

const published = await countPublished();
await page.evaluate(() => window.kaizup.changeSettings({ theme: 'dark' }));
await page.reload();
await again.go('Calendar');
await page.locator('.calendar-post').first().waitFor();
await shoot(page, 'calendar-dark', 'The same in the dark.');
await page.evaluate(() => window.kaizup.changeSettings({ locale: 'fr' }));
await page.reload();
await page.locator('.calendar-post').first().waitFor();
await shoot(page, 'calendar-dark-french', 'And in French.');

/** Publications that the post pages say are published, over all posts of the tour. */
async function countPublished(): Promise<number> {
  let count = 0;
  for (const { text } of writings) {
    await again.go('Home');
    await page.getByText(text.slice(0, 24)).first().click();
    const states = page
      .getByRole('region', { name: /post/i })
      .or(page.locator('section, aside'))
      .getByText('Published', { exact: true });
    await states.first().waitFor();
    count += await page.getByRole('button', { name: /^Open on / }).count();
  }
  return count;
}

await person.leave();
await desktop.quit();
desktop.remove();
rmSync(folder, { recursive: true, force: true });

writeFileSync(
  join(out, 'summary.md'),
  [
    '# The tour',
    '',
    `${published} of ${planned} publications went out to six practice networks with the window closed, due ${due.toISOString()}.`,
    '',
    `Tray: ${menu.join(' · ')}`,
    '',
    `Notifications: ${notifications.join(' · ')}`,
    '',
    ...steps.map(({ picture, words }) => `- [${picture}](${picture}): ${words}`),
    '',
  ].join('\n'),
);
const verdict = published === planned ? 'ok' : 'failed';
console.log(JSON.stringify({ tour: verdict, published, planned, screenshots: steps.length }));
process.exit(verdict === 'ok' ? 0 : 1);
