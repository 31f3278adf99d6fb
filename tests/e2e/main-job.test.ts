import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyClip } from '../mp4.ts';
import { type BrowserPerson, startBrowserPerson } from './browser-person.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { type Owner, ownerAt } from './owner.ts';
import { drawPictures } from './tour/pictures.ts';

let desktop: Desktop;
let person: BrowserPerson;
let page: Page;
let owner: Owner;
let folder: string;
let pictures: Awaited<ReturnType<typeof drawPictures>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-job-'));
  pictures = await drawPictures(folder);
  desktop = await startDesktop();
  person = await startBrowserPerson();
  page = await desktop.window();
  page.setDefaultTimeout(12_000);
  owner = ownerAt(desktop, page, person);
});
afterAll(async () => {
  await desktop.quit();
  await person.leave();
  desktop.remove();
  rmSync(folder, { recursive: true, force: true });
});

const tomorrowAtNine = (): Date => {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9, 0);
};
const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
const onDay = (day: string, text: string) => page.locator(`[data-day="${day}"]`).getByText(text);

describe('an owner', () => {
  test('starts, refuses what they want to refuse, and is shown how to connect', async () => {
    await owner.welcome();
    await page.getByRole('heading', { name: 'Practice mode' }).waitFor();
  });

  test('who says no in the browser is told so, and nothing is connected', async () => {
    const before = desktop.opened().length;
    await page.getByRole('button', { name: 'Connect LinkedIn for practice' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /in my browser/ }).click();
    await person.visit(await desktop.nextOpened(before), async (tab) => {
      await tab.getByRole('button', { name: 'Cancel' }).click();
      await tab.getByRole('heading', { name: 'Back to Kaizup' }).waitFor();
    });
    await dialog.getByRole('button', { name: /again/i }).first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('connects accounts in the browser', async () => {
    await owner.connect('Facebook');
    await owner.connect('LinkedIn');
    await owner.connect('TikTok');
    await owner.connect('Bluesky');
    await owner.connect('Mastodon');
    await owner.go('Accounts');
    for (const name of ['Facebook', 'Instagram', 'LinkedIn', 'TikTok', 'Bluesky', 'Mastodon']) {
      await page.getByRole('heading', { name, exact: true }).waitFor();
    }
  });

  test('schedules a post with pictures and sees it in the calendar', async () => {
    const words = await owner.write({
      text: 'Saturday market on the Kouter',
      accounts: [/Maison Levain\s*Facebook/, /Maison Levain\s*Instagram/],
      files: [pictures.market, pictures.croissants],
      at: tomorrowAtNine(),
    });
    expect(words).toMatch(/^Schedule 2 posts for /);
    await owner.send();
    await owner.go('Calendar');
    await onDay(dayOf(tomorrowAtNine()), 'Saturday market').first().waitFor();
  });

  test('moves it by keyboard', async () => {
    const post = page.locator(`[data-day="${dayOf(tomorrowAtNine())}"] [data-item]`).first();
    const carried = page.getByRole('button', { name: /^Put back/ });
    // A calendar that is drawn anew in between takes the key with it: a person presses it again.
    await eventually(async () => {
      await post.press('Space');
      return carried.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const next = new Date(tomorrowAtNine().getTime() + 24 * 60 * 60_000);
    await onDay(dayOf(next), 'Saturday market').first().waitFor();
  });

  test('and by dragging', async () => {
    const from = new Date(tomorrowAtNine().getTime() + 24 * 60 * 60_000);
    const post = await page
      .locator(`[data-day="${dayOf(from)}"] [data-item]`)
      .first()
      .boundingBox();
    const target = await page
      .locator(`[data-day="${dayOf(tomorrowAtNine())}"]`)
      .first()
      .boundingBox();
    if (post === null || target === null) throw new Error('The post or the day is not in sight');
    await page.mouse.move(post.x + 24, post.y + 12);
    await page.mouse.down();
    await page.mouse.move(target.x + target.width / 2, target.y + target.height - 12, { steps: 12 });
    await page.mouse.up();
    await onDay(dayOf(tomorrowAtNine()), 'Saturday market').first().waitFor();
  });

  test('pauses in the tray with the window closed: nothing goes out until they resume', async () => {
    await owner.write({ text: 'A word from the oven', accounts: [/Bluesky/] });
    await desktop.chooseInTray('Pause publishing');
    await eventually(async () => (await desktop.tray()).includes('Publishing is paused'));
    await owner.send();
    await page.getByText('On its way').first().waitFor();
    await desktop.closeWindow();
    expect(await desktop.tray()).toContain('Resume publishing');
    expect(await desktop.notifications()).toEqual([]);
    await desktop.chooseInTray('Resume publishing');
    await eventually(async () =>
      (await desktop.notifications()).some((title) => title.startsWith('Published on Bluesky')),
    );
  });

  test('opens again and sees the state, the link, the figures and every attempt', async () => {
    page = await desktop.window();
    owner = ownerAt(desktop, page, person);
    await owner.go('Home');
    await page.getByText('A word from the oven').first().click();
    await page.getByText('Published', { exact: true }).first().waitFor();
    const before = desktop.opened().length;
    await page.getByRole('button', { name: /^Open on Bluesky/ }).click();
    await person.visit(await desktop.nextOpened(before), (tab) =>
      tab.getByText('A word from the oven').first().waitFor(),
    );
  });

  test('publishes a video to TikTok with the choices that TikTok asks for', async () => {
    await owner.write({
      text: 'Behind the counter',
      accounts: [/TikTok/],
      files: [await copyClip(folder, { title: 'counter' })],
      tiktokPrivacy: /only/i,
    });
    await owner.send();
    await eventually(async () =>
      (await desktop.notifications()).some((title) => title.startsWith('Published on TikTok')),
    );
  });

  test('loses no word when the engine dies while they write', async () => {
    await owner.write({ text: 'Half a thought', accounts: [/Bluesky/] });
    process.kill(desktop.engineProcess(), 'SIGKILL');
    await page.getByLabel('Text of the post').fill('Half a thought, and the other half');
    await page.getByText('Saved', { exact: true }).waitFor();
    await owner.go('Home');
    await owner.go('Calendar');
    await page.getByText('Half a thought, and the other half').first().waitFor();
  });

  test('disconnects an account: its scheduled posts are held', async () => {
    await owner.go('Accounts');
    await page
      .getByRole('button', { name: /more|actions|options/i })
      .first()
      .click();
    await page.getByRole('menuitem', { name: /Disconnect/ }).click();
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await dialog.getByRole('button', { name: /^Disconnect/ }).click();
    await page
      .getByText(/held|waits|kept back/i)
      .first()
      .waitFor();
  });
});

/** What a screen reader or a keyboard would stumble over on the page as it stands. */
async function accessibilityFaults(): Promise<readonly string[]> {
  await eventually(async () => (await page.locator('[aria-busy="true"]').count()) === 0);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

describe('every view', () => {
  test.each([
    ['Home', 'light'],
    ['Calendar', 'light'],
    ['Activity', 'light'],
    ['Accounts', 'light'],
    ['Privacy', 'light'],
    ['Settings', 'light'],
    ['Home', 'dark'],
    ['Calendar', 'dark'],
    ['Activity', 'dark'],
    ['Accounts', 'dark'],
    ['Privacy', 'dark'],
    ['Settings', 'dark'],
  ] as const)('%s has no accessibility fault in the %s', async (view, theme) => {
    const dialog = page.getByRole('dialog');
    if (await dialog.isVisible()) await page.keyboard.press('Escape');
    await page.evaluate((wanted) => window.kaizup.changeSettings({ theme: wanted }), theme);
    await page.reload();
    await owner.go(view);
    await page.getByRole('heading').first().waitFor();
    expect(await accessibilityFaults()).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('composing and connecting have none either (%s)', async (theme) => {
    await page.evaluate((wanted) => window.kaizup.changeSettings({ theme: wanted }), theme);
    await page.reload();
    await page.getByRole('button', { name: 'New post' }).first().click();
    await page.getByLabel('Text of the post').fill('A post with #tags and https://example.com');
    expect(await accessibilityFaults()).toEqual([]);
    await owner.go('Accounts');
    await page
      .getByRole('button', { name: /Connect an account/ })
      .or(page.getByRole('link', { name: /Connect an account/ }))
      .first()
      .click();
    await page.getByRole('heading', { name: 'Practice mode' }).waitFor();
    expect(await accessibilityFaults()).toEqual([]);
    await page.getByRole('button', { name: 'Add another Bluesky account for practice' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityFaults()).toEqual([]);
  });
});
