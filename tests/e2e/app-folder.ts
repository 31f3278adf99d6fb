import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { out } from '../../build/root.ts';

/** The folder of an application: what Electron is started with. */
export interface AppFolder {
  readonly folder: string;
  /** Where its bundles lie. */
  readonly built: string;
  remove(): void;
}

/** A folder with these bundles as they ship; what is missing is for the caller to add. */
export function makeAppFolder(name: string, zones: readonly string[]): AppFolder {
  // Below the project, where the bundles find the native modules that they leave out.
  const folder = mkdtempSync(join(out, `${name}-`));
  const built = join(folder, 'out');
  mkdirSync(built, { recursive: true });
  for (const zone of zones) cpSync(join(out, zone), join(built, zone), { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'kaizup', productName: 'Kaizup', version: '0.0.1', main: 'out/host/index.cjs' }),
  );
  return { folder, built, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
