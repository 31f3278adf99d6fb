import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startDesktop } from '../e2e/desktop.ts';
import { median, quick, report, rounded } from './report.ts';
import { seedProfile } from './seed-profile.ts';

/**
 * How long keys wait for the page while the engine makes 10,000 posts out of a file, as the owner starts it and then looks at the calendar,
 * against the same keys while nothing happens. In turn, in one run of the application.
 */
const pairs = quick ? 2 : 5;
const posts = 10_000;
/** Between two keys, as when one is held down (ms). */
const repeat = 33;
const keys = quick ? 90 : 150;
const longestImport = 60_000;

const seeded = await seedProfile({ accounts: 1, posts });
const folder = mkdtempSync(join(tmpdir(), 'kaizup-rows-'));

/** A file of posts for the months to come, which a network takes as they are. */
function fileOf(round: number): string {
  const day = 86_400_000;
  const rows = Array.from({ length: posts }, (_, index) => {
    const at = new Date(Date.now() + day + (index * 200 * day) / posts).toISOString();
    return `${at.slice(0, 10)},${at.slice(11, 16)},"Batch ${round}, loaf ${index}: still warm, at the counter until noon",bluesky`;
  });
  const path = join(folder, `plan-${round}.csv`);
  writeFileSync(path, ['date,time,text,accounts', ...rows].join('\n'));
  return path;
}

/** From the press of a key to the page's first look at it, for each key (ms). */
async function press(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const waits: number[] = [];
    const listen = (event: KeyboardEvent): void => {
      waits.push(performance.now() - event.timeStamp);
    };
    window.addEventListener('keydown', listen, { capture: true });
    Object.assign(window, {
      waits,
      stopListening: () => window.removeEventListener('keydown', listen, { capture: true }),
    });
  });
  for (let index = 0; index < keys; index += 1) {
    const due = performance.now() + repeat;
    await page.keyboard.press(index % 14 < 7 ? 'ArrowRight' : 'ArrowLeft');
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  return page.evaluate(() => {
    const { waits, stopListening } = window as unknown as { waits: number[]; stopListening(): void };
    stopListening();
    return waits;
  });
}

const p99 = (waits: readonly number[]): number =>
  waits.toSorted((one, other) => one - other)[Math.ceil(waits.length * 0.99) - 1] ?? Number.NaN;

const desktop = await startDesktop({ profile: seeded.profile, args: ['--open=/calendar'] });
const page = await desktop.window();
page.setDefaultTimeout(60_000);
await page.locator('.calendar-post').first().waitFor();

async function toCalendar(): Promise<void> {
  await page.getByRole('link', { name: 'Calendar' }).click();
  await page.locator('.calendar-post').first().waitFor();
  await page.getByRole('gridcell').first().focus();
}

async function startImport(round: number): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Import posts from a file' }).click();
  await desktop.pickFiles([fileOf(round)]);
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByRole('button', { name: /^Import / }).click();
}

/** Resolves when the activity tells of so many imports; how long it took since `startedAt` (ms). */
async function imported(count: number, startedAt: number): Promise<number> {
  await page.getByRole('link', { name: 'Activity' }).click();
  const lines = page.getByText(/came out of a file/);
  while ((await lines.count()) < count) {
    if (Date.now() - startedAt > longestImport) throw new Error('The import did not end');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return Date.now() - startedAt;
}

// The first keys after a start wait for code that is compiled at its first use.
await toCalendar();
await press(page);
const rounds: { readonly idle: number; readonly busy: number; readonly importMs: number }[] = [];
for (let round = 0; round < pairs; round += 1) {
  await toCalendar();
  const idle = p99(await press(page));
  await startImport(round);
  const startedAt = Date.now();
  await toCalendar();
  const busy = p99(await press(page));
  const pressedMs = Date.now() - startedAt;
  const importMs = await imported(round + 1, startedAt);
  rounds.push({ idle, busy, importMs });
  console.log(
    `pair ${round + 1}: idle ${rounded(idle)} ms, while importing ${rounded(busy)} ms (import ${importMs} ms, keys ${pressedMs} ms)`,
  );
}
await desktop.quit();
seeded.remove();
rmSync(folder, { recursive: true, force: true });
report({
  figure: 'responsive',
  value: rounded(median(rounds.map(({ idle, busy }) => busy / idle))),
  unit: 'ratio',
  better: 'lower',
  aim: 1.5,
  runs: pairs,
  detail: {
    idle_p99_ms: rounded(median(rounds.map(({ idle }) => idle))),
    importing_p99_ms: rounded(median(rounds.map(({ busy }) => busy))),
    import_ms: Math.round(median(rounds.map(({ importMs }) => importMs))),
    posts,
  },
});
process.exit(0);
