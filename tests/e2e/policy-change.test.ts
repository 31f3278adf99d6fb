import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PolicyVersion } from '../../shared/model/policy.ts';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import { makePolicyApp, type PolicyApp } from './policy/make-app.ts';

const older = {
  id: '1.4',
  publishedOn: '2020-03-02',
  holdsFrom: '2020-03-02',
  change: 'minor',
  asksAgain: [],
} satisfies PolicyVersion;

/** A day of the calendar, so many days from now. */
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A large change that has been published, asks for preferences again, and holds from a day on. */
const major = (holdsFrom: string): PolicyVersion => ({
  id: '2.0',
  publishedOn: dayIn(-5),
  holdsFrom,
  change: 'major',
  asksAgain: ['preferences'],
});

let policyApp: PolicyApp;
let desktop: Desktop;
let page: Page;
beforeEach(async () => {
  policyApp = await makePolicyApp();
  policyApp.update([older]);
  desktop = await startDesktop({ app: policyApp.folder });
  page = await desktop.window();
});
afterEach(async () => {
  await desktop.quit();
  desktop.remove();
  policyApp.remove();
});

/** Quits, and starts again with what an update brought. */
async function updated(change: PolicyVersion): Promise<void> {
  await desktop.quit();
  policyApp.update([older, change]);
  desktop = await startDesktop({ app: policyApp.folder, profile: desktop.profile });
  page = await desktop.window();
  await page.getByRole('navigation', { name: 'Kaizup' }).waitFor();
}

const go = (name: 'Settings' | 'Privacy') =>
  page.getByRole('navigation', { name: 'Kaizup' }).getByRole('link', { name }).click();

/** The theme that the profile keeps. */
function keptTheme(): unknown {
  const kept: unknown = JSON.parse(readFileSync(join(desktop.profile, 'settings.json'), 'utf8'));
  return (kept as { readonly settings?: { readonly theme?: unknown } }).settings?.theme;
}

test('D16, D25 a large change is told before it holds, and then asks again for what it touches', async () => {
  await page.getByText('Privacy policy 1.4, small change, from 2 March 2020').waitFor();
  await page.getByText('I am an adult').click();
  await page.getByText('I use Kaizup for my work').click();
  await page.getByRole('button', { name: 'Accept all' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('heading', { name: 'Connect your accounts' }).waitFor();
  await go('Settings');
  await page.getByRole('radio', { name: 'Dark' }).click({ force: true });
  await eventually(() => keptTheme() === 'dark');
  // A small change is a date, and nothing above the view.
  await page.getByText('1.4, small change, from 2 March 2020').waitFor();
  expect(await page.getByText('The privacy policy change').count()).toBe(0);

  const day = dayIn(30);
  const told = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
  await updated(major(day));
  const strip = page.getByRole('status').filter({ hasText: `The privacy policy changes on ${told}.` });
  await strip.getByText('Everything lives on your own computer').waitFor();
  await strip.getByText('Asks again for your consent to: Preferences.').waitFor();
  await eventually(async () =>
    (await desktop.notifications()).includes(`The privacy policy changes on ${told}`),
  );
  expect(keptTheme()).toBe('dark');
  await strip.getByRole('button', { name: 'I have read it' }).click();
  await strip.waitFor({ state: 'hidden' });

  await updated(major(dayIn(-1)));
  await page.getByText('The privacy policy has changed, and asks you again for a consent.').waitFor();
  await eventually(() => keptTheme() === undefined);
  await page.getByRole('button', { name: 'Answer' }).click();
  // What was not touched counts as before.
  for (const name of [/^Analytics/, /^Marketing/]) {
    expect(await page.getByRole('switch', { name }).isChecked()).toBe(true);
  }
  expect(await page.getByRole('switch', { name: /^Preferences/ }).count()).toBe(0);
  const answers = page.getByRole('radiogroup', { name: 'Preferences' });
  expect(await answers.getByRole('radio', { checked: true }).count()).toBe(0);
  await answers.getByText('Yes').click();
  await page.getByText('The privacy policy has changed').waitFor({ state: 'hidden' });
  await eventually(() => keptTheme() === 'dark');
  await page
    .getByText(/^Accepted on .*, policy 2\.0$/)
    .first()
    .waitFor();
  expect(await page.getByText('The privacy policy change').count()).toBe(0);
});
