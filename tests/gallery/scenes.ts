import type { Page } from 'playwright-core';
import { blockReasons } from './sample/scenario.ts';
import { planFileScenes } from './plan-file-scenes.ts';
import type { Scene } from './scene.ts';

const post = (index: number): string => `00000001-0000-4000-8000-${String(index).padStart(12, '0')}`;
const button = (page: Page, index: number, section: 0 | 1): Promise<void> =>
  page.locator('main section').nth(section).getByRole('button').nth(index).click();
const beginPractice = async (page: Page): Promise<void> => {
  await button(page, 0, 1);
  await page.getByRole('dialog').locator('button:has(svg.lucide-external-link)').click();
};
const tiktokDraft = (index: number): string => `/compose/00000004-0000-4000-8000-00000000000${index}`;
const toTikTok = async (page: Page): Promise<void> => {
  const card = page.locator('main section[data-account=tt]');
  await card.evaluate((element) => element.scrollIntoView({ block: 'start' }));
};
const toAgreement = async (page: Page): Promise<void> => {
  await page
    .locator('main section[data-account=tt]')
    .evaluate((element) => element.scrollIntoView({ block: 'end' }));
};
const toTemplates = async (page: Page): Promise<void> => {
  await page.locator('main header button[aria-haspopup]').first().click();
  await page.getByRole('menuitem').first().click();
};
const week = async (page: Page): Promise<void> => {
  await page.getByRole('main').getByRole('radio').nth(1).click();
};

/** Every view and dialog. */
export const scenes: readonly Scene[] = [
  { name: 'home', path: '/home' },
  { name: 'home-empty', path: '/home', scenario: 'empty' },
  { name: 'home-paused-offline', path: '/home', scenario: 'paused' },
  { name: 'home-other-publisher', path: '/home', scenario: 'other-publisher' },
  { name: 'home-disk-full', path: '/home', scenario: 'disk-full' },
  { name: 'calendar-month', path: '/calendar' },
  { name: 'calendar-week', path: '/calendar', act: week },
  { name: 'calendar-empty', path: '/calendar', scenario: 'empty' },
  { name: 'queue', path: '/queue' },
  {
    name: 'queue-menu',
    path: '/queue',
    act: (page) => page.locator('[role=row]').nth(2).getByRole('button').last().click(),
  },
  { name: 'queue-empty', path: '/queue', scenario: 'empty' },
  { name: 'import', path: '/import' },
  {
    name: 'import-faults',
    path: '/import',
    act: (page) => page.getByRole('main').locator('button').first().click(),
  },
  {
    name: 'import-done',
    path: '/import',
    act: async (page) => {
      await page.getByRole('main').locator('button').first().click();
      await page.getByRole('radio').first().click();
      await page.locator('footer button').last().click();
    },
  },
  { name: 'slots', path: '/slots' },
  {
    name: 'slots-add',
    path: '/slots',
    act: (page) => page.locator('main section section').nth(2).getByRole('button').last().click(),
  },
  {
    name: 'slots-usual',
    path: '/slots',
    act: (page) => page.locator('main section header button').first().click(),
  },
  { name: 'home-elsewhere', path: '/home', scenario: 'elsewhere' },
  { name: 'compose', path: `/compose/${post(14)}` },
  {
    name: 'compose-close',
    path: '/compose/00000002-0000-4000-8000-000000000000?at=2026-11-25T09:40',
  },
  { name: 'calendar-elsewhere', path: '/calendar', scenario: 'elsewhere' },
  {
    name: 'compose-queue',
    path: `/compose/${post(14)}`,
    act: (page) => page.locator('footer [role=radio]').nth(1).click(),
  },
  {
    name: 'compose-repeat',
    path: `/compose/${post(14)}`,
    act: (page) => page.locator('footer [role=radio]').nth(2).click(),
  },
  {
    name: 'compose-series',
    path: `/compose/${post(17)}`,
    act: (page) => page.locator('footer [role=radio]').nth(1).click(),
  },
  {
    name: 'compose-zone',
    path: `/compose/${post(14)}`,
    act: (page) => page.locator('footer button.underline').click(),
  },
  { name: 'post-series', path: `/posts/${post(17)}` },
  { name: 'compose-locked', path: `/compose/${post(12)}` },
  { name: 'compose-mend', path: `/compose/${post(6)}` },
  { name: 'compose-new', path: '/compose/00000009-0000-4000-8000-000000000000' },
  {
    name: 'compose-templates',
    path: '/compose/00000009-0000-4000-8000-000000000000',
    act: toTemplates,
  },
  {
    name: 'compose-no-templates',
    path: '/compose/00000009-0000-4000-8000-000000000000',
    scenario: 'empty',
    act: toTemplates,
  },
  {
    name: 'compose-save-template',
    path: `/compose/${post(14)}`,
    act: async (page) => {
      await page.locator('main header button[aria-haspopup]').first().click();
      await page.getByRole('menuitem').last().click();
    },
  },
  { name: 'compose-no-account', path: '/compose/00000009-0000-4000-8000-000000000000', scenario: 'empty' },
  { name: 'post-scheduled', path: `/posts/${post(14)}` },
  { name: 'post-needs-owner', path: `/posts/${post(9)}` },
  { name: 'post-failed', path: `/posts/${post(6)}` },
  {
    name: 'post-answer',
    path: `/posts/${post(6)}`,
    act: (page) => page.locator('article button:has(svg.lucide-chevron-right)').nth(1).click(),
  },
  { name: 'post-at-work', path: `/posts/${post(12)}` },
  { name: 'activity', path: '/activity' },
  { name: 'activity-days', path: '/activity?show=published&from=2020-01-01&to=2039-12-31' },
  { name: 'activity-empty', path: '/activity', scenario: 'empty' },
  { name: 'accounts', path: '/accounts' },
  { name: 'accounts-empty', path: '/accounts', scenario: 'empty' },
  {
    name: 'compose-options',
    act: (page) => page.locator('main section[data-account]').first().scrollIntoViewIfNeeded(),
    path: `/compose/${post(21)}`,
  },
  { name: 'compose-tiktok', path: tiktokDraft(0), scenario: 'creator:open', act: toTikTok },
  { name: 'compose-tiktok-closed', path: tiktokDraft(0), scenario: 'creator:closed', act: toTikTok },
  { name: 'compose-tiktok-branded', path: tiktokDraft(1), scenario: 'creator:open', act: toAgreement },
  { name: 'compose-tiktok-inbox', path: tiktokDraft(2), scenario: 'creator:open', act: toTikTok },
  { name: 'compose-tiktok-unreviewed', path: tiktokDraft(3), scenario: 'creator:unreviewed', act: toTikTok },
  { name: 'compose-tiktok-at-limit', path: tiktokDraft(0), scenario: 'creator:at-limit', act: toTikTok },
  {
    name: 'connect-own-app-review',
    path: '/accounts/connect',
    act: (page) => button(page, 3, 0),
  },
  {
    name: 'compose-not-offered',
    path: `/compose/${post(14)}`,
    act: async (page) => {
      await page.locator('main section[data-account]').first().getByRole('button').last().click();
      await page.getByRole('menuitem').last().click();
    },
  },
  {
    name: 'post-comments',
    path: `/posts/${post(2)}`,
    act: (page) => page.locator('article button:has(svg.lucide-message-circle)').first().click(),
  },
  {
    name: 'post-erase',
    path: `/posts/${post(2)}`,
    act: async (page) => {
      await page.locator('section header button:has(svg.lucide-ellipsis)').first().click();
      await page.locator('[role=menuitem]:has(svg.lucide-eraser)').click();
    },
  },
  {
    name: 'post-erase-series',
    path: `/posts/${post(17)}`,
    act: async (page) => {
      await page.locator('section header button:has(svg.lucide-ellipsis)').first().click();
      await page.locator('[role=menuitem]:has(svg.lucide-eraser)').click();
    },
  },
  { name: 'post-erasure-planned', path: `/posts/${post(3)}` },
  {
    name: 'accounts-figures',
    path: '/accounts',
    act: async (page) => {
      await page.getByRole('main').locator('button:has(svg.lucide-ellipsis)').first().click();
      await page.locator('[role=menuitem]:has(svg.lucide-chart-no-axes-column)').click();
    },
  },
  {
    name: 'accounts-disconnect',
    path: '/accounts',
    act: async (page) => {
      await page.getByRole('main').locator('button:has(svg.lucide-ellipsis)').first().click();
      await page.locator('[role=menuitem]:has(svg.lucide-unplug)').click();
    },
  },
  { name: 'connect', path: '/accounts/connect', scenario: 'empty' },
  {
    name: 'connect-own-app',
    path: '/accounts/connect',
    scenario: 'empty',
    act: (page) => button(page, 0, 0),
  },
  {
    name: 'connect-own-app-products',
    path: '/accounts/connect',
    act: async (page) => {
      await button(page, 2, 0);
      await page.getByRole('dialog').locator('p button').click();
    },
  },
  { name: 'connect-before', path: '/accounts/connect', act: (page) => button(page, 2, 0) },
  { name: 'connect-through', path: '/accounts/connect', act: (page) => button(page, 1, 1) },
  { name: 'connect-waiting', path: '/accounts/connect', act: beginPractice },
  { name: 'connect-exchanging', path: '/accounts/connect', signIn: 'exchanging', act: beginPractice },
  { name: 'connect-choose', path: '/accounts/connect', signIn: 'choose', act: beginPractice },
  { name: 'connect-denied', path: '/accounts/connect', signIn: 'denied', act: beginPractice },
  { name: 'connect-person', path: '/accounts/connect', act: (page) => button(page, 4, 0) },
  {
    name: 'connect-password',
    path: '/accounts/connect',
    act: async (page) => {
      await button(page, 4, 0);
      await page.getByRole('dialog').locator('form > div:last-child button').click();
    },
  },
  { name: 'privacy', path: '/privacy' },
  { name: 'privacy-you', path: '/privacy/account' },
  { name: 'privacy-security-none', path: '/privacy/security' },
  {
    name: 'privacy-security',
    path: '/privacy/security',
    scenario: 'secured',
  },
  {
    name: 'privacy-security-foot',
    path: '/privacy/security',
    scenario: 'secured',
    act: (page) => page.locator('main section').last().scrollIntoViewIfNeeded(),
  },
  {
    name: 'privacy-password',
    path: '/privacy/security',
    act: async (page) => {
      await button(page, 0, 0);
      await page.locator('[role=dialog] input').first().fill('Bakery1998');
    },
  },
  {
    name: 'privacy-recovery-codes',
    path: '/privacy/security',
    act: async (page) => {
      await button(page, 0, 0);
      await page.locator('[role=dialog] input').first().fill('vier natte katten op een dak');
      await page.locator('[role=dialog] input').last().fill('vier natte katten op een dak');
      await page.locator('[role=dialog] footer button[type=submit]:not([disabled])').click();
      await page.locator('[role=dialog] ol').waitFor();
    },
  },
  {
    name: 'privacy-remove-password',
    path: '/privacy/security',
    scenario: 'secured',
    act: (page) => button(page, 0, 0),
  },
  {
    name: 'privacy-lock-level',
    path: '/privacy/security',
    scenario: 'secured',
    act: (page) => page.locator('main label:has(input[type=radio])').last().click(),
  },
  {
    name: 'privacy-consents',
    path: '/privacy/consents',
    act: async (page) => {
      const asked = page.locator('main section').nth(1).locator('button[aria-expanded]');
      await asked.first().click();
      await page
        .locator('blockquote')
        .first()
        .evaluate((element) => element.scrollIntoView({ block: 'end' }));
    },
  },
  { name: 'privacy-consents-asked', path: '/privacy/consents', scenario: 'policy-asks' },
  { name: 'privacy-policy', path: '/privacy/policy' },
  { name: 'policy-changes', path: '/home', scenario: 'policy-coming' },
  { name: 'privacy-policy-coming', path: '/privacy/policy', scenario: 'policy-coming' },
  { name: 'privacy-your-data', path: '/privacy/your-data' },
  {
    name: 'privacy-erase',
    path: '/privacy/your-data',
    act: (page) => page.locator('main section').last().getByRole('button').last().click(),
  },
  { name: 'privacy-hold', path: '/privacy/hold' },
  {
    name: 'privacy-kept',
    path: '/privacy/kept',
    act: (page) => page.locator('main section button').first().click(),
  },
  { name: 'privacy-outbound', path: '/privacy/outbound' },
  {
    name: 'privacy-limits',
    path: '/privacy/limits',
  },
  {
    name: 'privacy-log',
    path: '/privacy/log',
    act: (page) => page.locator('main section button').first().click(),
  },
  { name: 'privacy-requests', path: '/privacy/requests' },
  {
    name: 'privacy-request-letter',
    path: '/privacy/requests',
    act: (page) => page.locator('main section').first().getByRole('button').nth(1).click(),
  },
  { name: 'privacy-breach', path: '/privacy/breach' },
  ...(['clock', 'risk', 'decision', 'notices', 'record'] as const).map((part, index) => ({
    name: `privacy-breach-${part}`,
    path: '/privacy/breach',
    act: async (page: Page) => {
      await page.locator('main section').nth(1).getByRole('button').first().click();
      await page
        .getByRole('region')
        .locator('section')
        .nth(index === 0 ? 0 : index + 2)
        .evaluate((element) => element.scrollIntoView({ block: 'start' }));
    },
  })),
  {
    name: 'support',
    path: '/support',
    act: (page) => page.locator('main section button').first().click(),
  },
  {
    name: 'support-away',
    path: '/home',
    scenario: 'gave-up',
    act: (page) => page.locator('button:has(svg.lucide-life-buoy)').click(),
  },
  { name: 'settings', path: '/settings' },
  ...planFileScenes,
  { name: 'keys', path: '/settings', act: (page) => page.keyboard.press('Control+/') },
  { name: 'welcome', path: '/welcome', scenario: 'welcome' },
  {
    name: 'welcome-not-for-you',
    path: '/welcome',
    scenario: 'welcome',
    act: (page) => page.locator('fieldset button').first().click(),
  },
  { name: 'starting', path: '/home', scenario: 'loading' },
  { name: 'gave-up', path: '/home', scenario: 'gave-up' },
  { name: 'locked', path: '/home', scenario: 'locked:window' },
  { name: 'locked-full', path: '/home', scenario: 'locked:full' },
  { name: 'locked-waiting', path: '/home', scenario: 'locked:waiting' },
  {
    name: 'locked-refused',
    path: '/home',
    scenario: 'locked:second-factor',
    act: async (page) => {
      await page.locator('input').first().fill('not this one');
      await page.locator('input').last().fill('123456');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'locked-recovery',
    path: '/home',
    scenario: 'locked:second-factor',
    act: (page) => page.locator('form button').last().click(),
  },
  ...(['window', 'full'] as const).map((level) => ({
    name: `locked-wipe-${level}`,
    path: '/home',
    scenario: `locked:${level}`,
    act: async (page: Page) => {
      await page.locator('form button').last().click();
      await page.locator('form button').last().click();
    },
  })),
  ...blockReasons.map((reason) => ({
    name: `blocked-${reason}`,
    path: '/home',
    scenario: `blocked:${reason}`,
  })),
];
