import type { Locator, Page } from 'playwright-core';

/** What a person does who has no mouse. */
export interface Keyboard {
  /** Goes on with Tab until `wanted` has the focus. */
  tabTo(wanted: Locator): Promise<void>;
  /** Tabs to a button, link or choice and presses it. */
  press(wanted: Locator): Promise<void>;
  /** Tabs to a field and writes over what is there. */
  write(wanted: Locator, text: string): Promise<void>;
}

/** So many steps lead once around the longest view. */
const onceAround = 150;

/** The keyboard of a page; a way that Tab does not find fails. */
export function keyboardOf(page: Page): Keyboard {
  async function tabTo(wanted: Locator): Promise<void> {
    for (let step = 0; step < onceAround; step += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${String(wanted)}`);
  }
  return {
    tabTo,
    async press(wanted) {
      await wanted.waitFor();
      await tabTo(wanted);
      await page.keyboard.press(
        (await wanted.evaluate((element) => element instanceof HTMLAnchorElement)) ? 'Enter' : 'Space',
      );
    },
    async write(wanted, text) {
      await wanted.waitFor();
      await tabTo(wanted);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
  };
}
