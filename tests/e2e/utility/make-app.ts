import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { commonJsDoor } from '../../../build/bundles/common-js-door.ts';
import { out, root } from '../../../build/root.ts';

/** An application around the bundles that ship. */
export interface UtilityApp {
  readonly folder: string;
  remove(): void;
}

const sources = join(root, 'tests', 'e2e', 'utility');

/**
 * Kaizup with its own host and preload as they are built, an engine and practice networks that any runtime can load, and a page that
 * is nothing but the page's client.
 */
export async function makeUtilityApp(): Promise<UtilityApp> {
  // Below the project, where the host finds the native modules that it leaves out of its bundle.
  const folder = mkdtempSync(join(out, 'utility-'));
  const built = join(folder, 'out');
  for (const zone of ['host', 'preload', 'icons'])
    cpSync(join(out, zone), join(built, zone), { recursive: true });
  mkdirSync(built, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'kaizup', productName: 'Kaizup', version: '0.0.1', main: 'out/host/index.cjs' }),
  );
  const before = process.env['NODE_ENV'];
  await bundleForNode('utility', 'engine.ts', join(built, 'engine'));
  await bundleForNode('start', 'practice.ts', join(built, 'practice'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(sources, 'page'),
    base: '/',
    build: {
      target: 'chrome114',
      outDir: join(built, 'renderer'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 900,
    },
  });
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A module and its door, as the engine's and the practice networks' own bundles have them, for the oldest Node there may be. */
async function bundleForNode(name: string, source: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [commonJsDoor(name)],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node18',
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: {
        input: { [name]: join(sources, source) },
        external: [...builtinModules, /^node:/],
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}
