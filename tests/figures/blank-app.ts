import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The smallest application: one window of the same size with nothing in it; the other side of every comparison. */
export function makeBlankApp(show: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaizup-blank-'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'blank', productName: 'blank', version: '1.0.0', main: 'main.cjs' }),
  );
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.setPath('userData', require('node:path').join(__dirname, 'data'));
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: ${String(show)},
    webPreferences: { sandbox: true, contextIsolation: true } });
  window.loadFile(require('node:path').join(__dirname, 'index.html'));
});
`,
  );
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>blank</title><p>blank</p>');
  return folder;
}
