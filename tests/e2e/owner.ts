import type { Page } from 'playwright-core';
import type { BrowserPerson } from './browser-person.ts';
import { type Desktop, eventually } from './desktop.ts';

/** What an owner writes. */
export interface Writing {
  readonly text: string;
  /** Accounts by name and network as their chips say them. */
  readonly accounts: readonly RegExp[];
  readonly files?: readonly string[];
  /** Who may see the video on TikTok. */
  readonly tiktokPrivacy?: RegExp;
  /** When it goes out, to the minute, on this computer's clocks; now when absent. */
  readonly at?: Date;
}

/** An owner at the window: does what a person does, by what is written on it. */
export interface Owner {
  readonly page: Page;
  welcome(): Promise<void>;
  /** Connects a network in practice mode through the browser, taking every account that is offered. */
  connect(
    name: 'Bluesky' | 'Facebook' | 'LinkedIn' | 'TikTok' | 'Mastodon',
    shot?: (page: Page, name: string) => Promise<void>,
  ): Promise<void>;
  /** By app password, the second way in. */
  connectBluesky(): Promise<void>;
  /** Writes a post up to the button that sends it, and returns that button's words. */
  write(writing: Writing): Promise<string>;
  /** Presses the button that sends. */
  send(): Promise<void>;
  go(view: 'Home' | 'Calendar' | 'Activity' | 'Accounts' | 'Privacy' | 'Settings'): Promise<void>;
}

/** An owner at `page` with a browser beside it. */
export function ownerAt(desktop: Desktop, page: Page, person: BrowserPerson): Owner {
  const dialog = page.getByRole('dialog');

  // The one button at the foot says what it will do; those that move pictures say where to.
  const sendButton = () =>
    page.getByRole('button', { name: /^(Schedule|Publish|Move|Keep) (\d+ |for |now)/ });

  const openConnect = async (name: string): Promise<void> => {
    await page.getByRole('link', { name: 'Accounts' }).click();
    await page
      .getByRole('link', { name: /connect/i })
      .or(page.getByRole('button', { name: /connect (an )?account|add/i }))
      .or(page.getByRole('button', { name: `Connect ${name} for practice` }))
      .first()
      .click();
    const row = page.getByRole('button', { name: `Connect ${name} for practice` });
    if (!(await dialog.isVisible())) await row.click();
  };

  return {
    page,
    async welcome() {
      await page.getByText('I am an adult').click();
      await page.getByText('I use Kaizup for my work').click();
      await page.getByRole('button', { name: 'Refuse all' }).click();
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('heading', { name: 'Connect your accounts' }).waitFor();
    },
    async connect(name, shot) {
      await openConnect(name);
      const before = desktop.opened().length;
      await dialog.getByRole('button', { name: /in my browser/ }).click();
      const url = await desktop.nextOpened(before);
      await shot?.(page, `waiting-${name.toLowerCase()}`);
      await person.visit(url, async (tab) => {
        await shot?.(tab, `consent-${name.toLowerCase()}`);
        await tab.getByRole('button', { name: 'Allow' }).click();
        await tab.getByRole('heading', { name: 'Back to Kaizup' }).waitFor();
      });
      const all = dialog.getByRole('button', { name: 'Choose all' });
      const connectButton = dialog.getByRole('button', { name: /^Connect \d+ account/ });
      await all.or(connectButton).first().waitFor();
      if (await all.isVisible()) await all.click();
      await shot?.(page, `choose-${name.toLowerCase()}`);
      await connectButton.click();
      await dialog.getByRole('button', { name: 'Done' }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
    async connectBluesky() {
      await openConnect('Bluesky');
      await dialog.getByRole('button', { name: 'Use an app password' }).click();
      const before = desktop.opened().length;
      await dialog.getByRole('button', { name: 'Make a practice app password' }).click();
      let password = '';
      await person.visit(await desktop.nextOpened(before), async (tab) => {
        await tab.getByRole('button', { name: 'Create app password' }).click();
        const text = await tab.locator('body').innerText();
        password = /\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b/.exec(text)?.[0] ?? '';
      });
      await dialog.getByLabel('Handle').fill('maison-levain.bsky.social');
      await dialog.getByLabel('App password').fill(password);
      await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
      await dialog.getByRole('button', { name: 'Done' }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
    async write({ text, accounts, files = [], tiktokPrivacy, at }) {
      await page
        .getByRole('button', { name: 'New post' })
        .or(page.getByRole('link', { name: 'New post' }))
        .first()
        .click();
      await page.getByLabel('Text of the post').fill(text);
      for (const account of accounts) {
        await page
          .getByRole('group', { name: 'Accounts that this post goes to' })
          .getByRole('button', { name: account })
          .click();
      }
      if (files.length > 0) {
        await desktop.pickFiles(files);
        await page
          .getByRole('button', { name: /Add pictures, video or a PDF/ })
          .first()
          .click();
        await eventually(
          async () =>
            (await page.getByRole('button', { name: /, place \d+ of \d+/ }).count()) >= files.length,
        );
      }
      if (tiktokPrivacy !== undefined) {
        await page.getByRole('button', { name: /Who can see this video/ }).click();
        await page.getByRole('option', { name: tiktokPrivacy }).click();
        await page.getByText(/By posting, you agree to TikTok/).click();
      }
      if (at === undefined) await page.getByRole('radio', { name: 'Now' }).click();
      else {
        await page.getByRole('radio', { name: 'At a time' }).click();
        await typeMoment(page, at);
      }
      const button = sendButton();
      await eventually(() => button.isEnabled());
      return button.innerText();
    },
    send: () => sendButton().click(),
    // A view's name may be followed by how much waits there.
    go: (view) =>
      page
        .getByRole('navigation')
        .getByRole('link', { name: new RegExp(`^${view}\\b`) })
        .first()
        .click(),
  };
}

/** Types a day and a time part by part, in whatever order the language writes them. */
async function typeMoment(page: Page, at: Date): Promise<void> {
  const two = (value: number): string => String(value).padStart(2, '0');
  const type = async (group: string, part: RegExp, text: string): Promise<void> => {
    await page
      .getByRole('group', { name: group, exact: true })
      .getByRole('spinbutton', { name: part })
      .click();
    await page.keyboard.type(text);
  };
  await type('Date', /year/i, String(at.getFullYear()));
  await type('Date', /month/i, two(at.getMonth() + 1));
  await type('Date', /day/i, two(at.getDate()));
  const half = page
    .getByRole('group', { name: 'Time', exact: true })
    .getByRole('spinbutton', { name: /AM\/PM/i });
  const twelve = (await half.count()) > 0;
  const hour = at.getHours();
  await type('Time', /hour/i, two(twelve ? hour % 12 || 12 : hour));
  await type('Time', /minute/i, two(at.getMinutes()));
  if (twelve) await type('Time', /AM\/PM/i, hour < 12 ? 'a' : 'p');
}
