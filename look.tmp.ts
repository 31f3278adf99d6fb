import { startDesktop, eventually } from './tests/e2e/desktop.ts';
import { ownerAt } from './tests/e2e/owner.ts';
import { startBrowserPerson } from './tests/e2e/browser-person.ts';
import { copyClip } from './tests/mp4.ts';
import sharp from 'sharp';
const d = await startDesktop(); const person = await startBrowserPerson();
const page = await d.window(); page.setDefaultTimeout(8000);
page.on('console', (m) => { if (['error','warning'].includes(m.type())) console.log('CONSOLE', m.text().slice(0,400)); });
page.on('pageerror', (e) => console.log('PAGEERROR ' + e.message.slice(0, 400)));
let n = 0; const shot = async (p: any, name: string) => { n++; await p.screenshot({ path: `/tmp/shots/${String(n).padStart(2,'0')}-${name}.png` }); };
const o = ownerAt(d, page, person);
try {
  await o.welcome(); await shot(page, 'connect');
  await o.connect('Facebook', shot);
  await shot(page, 'after-fb');
  await o.connect('LinkedIn', shot); await o.connect('TikTok', shot); await o.connectBluesky();
  await o.go('Accounts'); await page.waitForTimeout(500); await shot(page, 'accounts');
} catch (e) { console.log('FAILED', (e as Error).message.slice(0, 1500)); await shot(page, 'fail'); console.log(await page.evaluate(() => document.body.innerText.slice(0, 800))); }
await person.leave(); await d.quit(); d.remove(); process.exit(0);
