import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, eventually, startDesktop } from './desktop.ts';

let desktop: Desktop;
let page: Page;
beforeEach(async () => {
  desktop = await startDesktop();
  page = await desktop.window();
});
afterEach(async () => {
  await desktop.quit();
  desktop.remove();
});

/** What the profile keeps of how Kaizup looks. */
const kept = (): unknown => JSON.parse(readFileSync(join(desktop.profile, 'settings.json'), 'utf8'));

/** All that is kept without consent: what the owner told Kaizup to do. */
const needed = { settings: { locale: 'en', openAtLogin: false, notifications: true } };

const theme = () => page.evaluate(() => document.documentElement.dataset['theme'] ?? 'system');
const isFolded = () => page.getByRole('button', { name: 'Fold the sidebar' }).isHidden();
const go = (name: 'Settings' | 'Privacy') =>
  page.getByRole('navigation', { name: 'Kaizup' }).getByRole('link', { name }).click();

/** Welcomes an owner who refuses everything. */
async function refuseAll(): Promise<void> {
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Refuse all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('heading', { name: 'Connect your accounts' }).waitFor();
}

/** How a button of the first start weighs: its size, its letters and its colours. */
const weight = (name: string) =>
  page.getByRole('button', { name }).evaluate((button) => {
    const { width, height } = button.getBoundingClientRect();
    const { backgroundColor, color, fontSize, fontWeight, boxShadow } = getComputedStyle(button);
    return { width, height, backgroundColor, color, fontSize, fontWeight, boxShadow };
  });

/** Makes Kaizup look as this owner likes it. */
async function chooseLooks(): Promise<void> {
  await go('Settings');
  await page.getByRole('radio', { name: 'Dark' }).click({ force: true });
  await page.keyboard.press('Control+b');
  await eventually(isFolded);
}

/** Quits and starts again on the same profile. */
async function again(): Promise<void> {
  await desktop.quit();
  desktop = await startDesktop({ profile: desktop.profile });
  page = await desktop.window();
  await page.getByRole('navigation', { name: 'Kaizup' }).waitFor();
}

test('D16 to refuse is as easy as to accept at the first start', async () => {
  await page.getByRole('button', { name: 'Refuse all' }).waitFor();
  expect(await weight('Refuse all')).toEqual(await weight('Accept all'));
  const answers = page.getByRole('radiogroup', { name: /^(Preferences|Analytics|Marketing)$/ });
  const [no, yes] = [answers.getByText('No', { exact: true }), answers.getByText('Yes', { exact: true })];
  expect([await no.count(), await yes.count()]).toEqual([3, 3]);
  // Nothing is chosen for the owner; one press chooses all, either way.
  expect(await answers.getByRole('radio', { checked: true }).count()).toBe(0);
  await page.getByRole('button', { name: 'Accept all' }).click();
  expect(await answers.getByRole('radio', { name: 'Yes', checked: true }).count()).toBe(3);
  await page.getByRole('button', { name: 'Refuse all' }).click();
  expect(await answers.getByRole('radio', { name: 'No', checked: true }).count()).toBe(3);
});

test('D13, D16 preferences are kept with consent only, and go at once when it is taken back', async () => {
  await refuseAll();
  await eventually(() => JSON.stringify(kept()) === JSON.stringify(needed));
  await chooseLooks();
  expect(await theme()).toBe('dark');
  await again();
  expect(kept()).toEqual(needed);
  expect([await theme(), await isFolded()]).toEqual(['system', false]);

  // Given where they are set.
  await chooseLooks();
  await page.getByRole('button', { name: 'Keep them', exact: true }).click();
  await page.getByRole('button', { name: 'No longer keep them' }).waitFor();
  await again();
  expect(kept()).toMatchObject({ settings: { theme: 'dark', sidebar: 'folded' } });
  expect([await theme(), await isFolded()]).toEqual(['dark', true]);

  // Taken back where all of them are.
  await go('Privacy');
  await page.getByRole('link', { name: 'Consents' }).click();
  await page.getByRole('switch', { name: /^Preferences/ }).press('Space');
  await page.getByRole('heading', { name: 'What you decided so far' }).waitFor();
  await page.getByRole('button', { name: 'What you were asked' }).first().click();
  await page.getByRole('blockquote').filter({ hasText: 'Remember how you like Kaizup to look' }).waitFor();
  await eventually(() => JSON.stringify(kept()) === JSON.stringify(needed));
  expect(statSync(join(desktop.profile, 'settings.json')).mode & 0o777).toBe(0o600);
  expect(await theme()).toBe('dark');
  await again();
  expect([await theme(), await isFolded()]).toEqual(['system', false]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});
