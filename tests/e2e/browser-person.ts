import { type Browser, chromium, type Page } from 'playwright-core';

/** A person at the system's browser: reads a sign-in page and answers it. */
export interface BrowserPerson {
  /** Opens an address that the app handed over, lets `act` do something there, and closes the tab. */
  visit(url: string, act: (page: Page) => Promise<void>): Promise<void>;
  leave(): Promise<void>;
}

/** Starts Debian's Chromium without any traffic of its own. */
export async function startBrowserPerson(): Promise<BrowserPerson> {
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  });
  const context = await browser.newContext({ viewport: { width: 900, height: 760 } });
  return {
    async visit(url, act) {
      const page = await context.newPage();
      await page.goto(url);
      await act(page);
      await page.close();
    },
    leave: () => browser.close(),
  };
}
