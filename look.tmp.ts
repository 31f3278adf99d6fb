import { startDesktop, eventually } from './tests/e2e/desktop.ts';
import { ownerAt } from './tests/e2e/owner.ts';
import { startBrowserPerson } from './tests/e2e/browser-person.ts';
const d = await startDesktop(); const person = await startBrowserPerson();
let page = await d.window(); page.setDefaultTimeout(8000);
let n = 40; const shot = async (p: any, name: string) => { n++; await p.screenshot({ path: `/tmp/shots/${String(n).padStart(2,'0')}-${name}.png` }); };
const o = ownerAt(d, page, person);
try {
  await o.welcome();
  await o.connectBluesky();
  console.log(await o.write({ text: 'Quick one', accounts: [/Bluesky/s] }));
  await o.send(); await page.waitForTimeout(1500); 
  await d.closeWindow();
  await eventually(async () => (await d.notifications()).length >= 1);
  page = await d.window();
  page.on('console', (m) => console.log('CONSOLE', m.text().slice(0,400)));
  page.on('pageerror', (e) => console.log('PAGEERROR ' + e.message.slice(0, 400)));
  await page.waitForTimeout(3000);
  await shot(page, 'reopened'); console.log(page.url(), await page.evaluate(() => document.body.innerText.slice(0, 600)));
} catch (e) { console.log('FAILED', (e as Error).message.slice(0, 1500)); await shot(page, 'fail'); }
await person.leave(); await d.quit(); d.remove(); process.exit(0);
