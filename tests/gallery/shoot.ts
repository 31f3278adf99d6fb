import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Page } from 'playwright-core';
import { out } from '../../build/root.ts';
import { buildGalleryPage, galleryFolder } from './build-page.ts';
import { sampleNow, sampleZone } from './sample/sample-clock.ts';
import type { Scene } from './scene.ts';
import { scenes } from './scenes.ts';
import { serveGallery } from './serve-gallery.ts';

/**
 * Takes a picture of every view in every theme, language and size to `out/gallery/`, and names what axe or the console object to.
 * `--only calendar` takes the scenes whose names begin so; `--theme`, `--locale`, `--size 1280x800` narrow it; `--no-build` reuses the page.
 */
const { values } = parseArgs({
  allowNegative: true,
  options: {
    only: { type: 'string', default: '' },
    theme: { type: 'string', multiple: true, default: ['light', 'dark'] },
    locale: { type: 'string', multiple: true, default: ['en', 'fr'] },
    size: { type: 'string', multiple: true, default: ['1280x800', '1920x1080'] },
    build: { type: 'boolean', default: true },
    axe: { type: 'boolean', default: true },
  },
});

const folder = join(out, 'gallery');
const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Objection {
  readonly picture: string;
  readonly what: string;
}

/** Nothing is on its way any more: no skeletons, no running transitions, every picture in sight is there. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const inSight = (element: Element): boolean => {
      const { top, bottom, width } = element.getBoundingClientRect();
      return width > 0 && bottom > 0 && top < window.innerHeight;
    };
    const waiting = document.querySelector('main div.breathe[aria-hidden="true"]') !== null;
    const moving = document
      .getAnimations()
      .some(
        ({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity,
      );
    const seen = (element: Element): boolean =>
      element instanceof HTMLVideoElement
        ? element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
        : element instanceof HTMLImageElement && element.complete && element.naturalWidth > 0;
    const pictures = [...document.querySelectorAll('img, video')].filter(inSight);
    return !waiting && !moving && pictures.every(seen);
  });
}

async function shoot(page: Page, origin: string, scene: Scene, theme: string, locale: string): Promise<void> {
  const search = new URLSearchParams({ scenario: scene.scenario ?? 'full', theme, locale });
  if (scene.signIn !== undefined) search.set('sign-in', scene.signIn);
  await page.goto(`${origin}/?${search.toString()}#${scene.path}`);
  await page.locator('main').first().waitFor();
  if (scene.scenario !== 'loading') await settled(page);
  await scene.act?.(page);
  if (scene.scenario !== 'loading' && scene.signIn !== 'exchanging') await settled(page);
}

async function run(): Promise<Objection[]> {
  if (values.build) await buildGalleryPage();
  await mkdir(folder, { recursive: true });
  const server = await serveGallery(galleryFolder);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: quietFlags });
  const objections: Objection[] = [];
  try {
    for (const size of values.size) {
      const [width = 1280, height = 800] = size.split('x').map(Number);
      for (const theme of values.theme) {
        for (const locale of values.locale) {
          const context = await browser.newContext({
            viewport: { width, height },
            timezoneId: sampleZone,
            locale: locale === 'fr' ? 'fr-BE' : 'en-GB',
            colorScheme: theme === 'dark' ? 'dark' : 'light',
            reducedMotion: 'reduce',
          });
          for (const scene of scenes.filter(({ name }) => name.startsWith(values.only))) {
            const page = await context.newPage();
            const picture = `${scene.name}.${theme}.${locale}.${size}`;
            page.on('console', (message) => {
              if (message.type() === 'error') objections.push({ picture, what: message.text() });
            });
            page.on('pageerror', (error) => objections.push({ picture, what: error.message }));
            await page.clock.setFixedTime(sampleNow);
            try {
              await shoot(page, server.origin, scene, theme, locale);
            } catch (error) {
              objections.push({ picture, what: error instanceof Error ? error.message : String(error) });
            }
            await page.screenshot({ path: join(folder, `${picture}.png`) });
            if (values.axe) {
              const { violations } = await new AxeBuilder({ page }).analyze();
              for (const { id, nodes } of violations) {
                const targets = nodes
                  .slice(0, 4)
                  .map(
                    ({ target, failureSummary }) =>
                      `${target.join(' ')} ${failureSummary?.split('\n')[1] ?? ''}`,
                  );
                objections.push({ picture, what: `axe ${id}: ${targets.join(' | ')}` });
              }
            }
            await page.close();
          }
          await context.close();
        }
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return objections;
}

const objections = await run();
for (const { picture, what } of objections) console.log(`${picture}: ${what}`);
console.log(`${objections.length} objections; pictures in ${folder}`);
process.exitCode = objections.length === 0 ? 0 : 1;
