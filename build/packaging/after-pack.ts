import { chmodSync, copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { runsEngine } from '../runtime/find-runtime.ts';
import { setFuses } from './fuses.ts';

function executableOf({ appOutDir, packager, electronPlatformName }: AfterPackContext): string {
  const { productFilename } = packager.appInfo;
  switch (electronPlatformName) {
    case 'darwin':
      return join(appOutDir, `${productFilename}.app`);
    case 'win32':
      return join(appOutDir, `${productFilename}.exe`);
    default:
      return join(appOutDir, packager.config.linux?.executableName ?? packager.appInfo.name);
  }
}

/** Finishes the unpacked application before it is signed: fuses, and a Node 24 beside a runtime that does not run the engine. */
export default async function afterPack(context: AfterPackContext): Promise<void> {
  const { config } = context.packager;
  const current = runsEngine(config.electronVersion ?? '');
  if (!current || context.electronPlatformName === 'linux') {
    const node = join(context.appOutDir, 'resources', 'node');
    copyFileSync(process.execPath, node);
    chmodSync(node, 0o755);
  }
  if (!current) {
    // The loader that this runtime has in the place of a default application.
    rmSync(join(context.appOutDir, 'resources', 'app', 'index.cjs'), { force: true });
  }
  await setFuses(executableOf(context), { all: current });
}
