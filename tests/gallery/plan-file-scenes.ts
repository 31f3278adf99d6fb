import type { Page } from 'playwright-core';
import type { Scene } from './scene.ts';

/** Files of the plan. */
export const planFileScenes: readonly Scene[] = [
  ...[false, true].map((stopping) => ({
    name: stopping ? 'calendar-file-ends' : 'calendar-file',
    path: '/settings',
    scenario: 'disk-full',
    act: async (page: Page) => {
      const file = page.locator('section:has(svg.lucide-triangle-alert)').last();
      await file.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      if (stopping) await page.getByRole('button', { name: /^(Turn off|Désactiver)$/ }).click();
    },
  })),
  {
    name: 'plan-save',
    path: '/calendar',
    act: async (page: Page) => {
      await page.locator('main header button:has(svg.lucide-ellipsis)').click();
      await page.getByRole('menuitem').last().click();
      await page.getByRole('dialog').getByRole('radio').last().click();
    },
  },
];
