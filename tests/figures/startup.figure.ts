import { _electron, type Page } from 'playwright-core';
import { startDesktop } from '../e2e/desktop.ts';
import { makeBlankApp } from './blank-app.ts';
import { median, quick, report, rounded } from './report.ts';
import { seedProfile } from './seed-profile.ts';

/**
 * From spawning the process to the month calendar painted and ready, 10,000 posts stored, against a blank window on the same runtime.
 * In turn, so that a slow moment of the machine strikes both.
 */
const pairs = quick ? 5 : 10;
const posts = 10_000;

/** When (epoch ms) what `selector` names was there and two frames had been drawn since. */
const paintedAt = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector(wanted) === null) requestAnimationFrame(look);
          else requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
        };
        look();
      }),
    selector,
  );

const seeded = await seedProfile({ accounts: 1, posts });

const blank = makeBlankApp(true);
const blankOnce = async (): Promise<number> => {
  const spawned = Date.now();
  const app = await _electron.launch({
    executablePath: process.env['KAIZUP_ELECTRON'] ?? '',
    colorScheme: null,
    args: [blank, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const took = (await paintedAt(await app.firstWindow(), 'p')) - spawned;
  await app.close();
  return took;
};
const oursOnce = async (): Promise<number> => {
  const spawned = Date.now();
  const started = await startDesktop({ profile: seeded.profile, args: ['--open=/calendar'] });
  const took = (await paintedAt(await started.window(), '.calendar-post')) - spawned;
  await started.quit();
  return took;
};

await blankOnce();
await oursOnce();
const ours: number[] = [];
const blanks: number[] = [];
for (let pair = 0; pair < pairs; pair += 1) {
  blanks.push(await blankOnce());
  ours.push(await oursOnce());
  console.log(`pair ${pair + 1}: ours ${ours.at(-1)} ms, blank ${blanks.at(-1)} ms`);
}
seeded.remove();
report({
  figure: 'startup',
  value: rounded(median(ours) / median(blanks)),
  unit: 'ratio',
  better: 'lower',
  aim: 1.25,
  runs: pairs,
  detail: { ours_ms: median(ours), blank_ms: median(blanks), posts },
});
process.exit(0);
