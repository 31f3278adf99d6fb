import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { commonJsDoor } from '../../../build/bundles/common-js-door.ts';
import { root } from '../../../build/root.ts';
import { type AppFolder, makeAppFolder } from '../app-folder.ts';

const sources = join(root, 'tests', 'e2e', 'utility');

/**
 * Kaizup with its own host and preload as they are built, an engine and practice networks that any runtime can load, and a page that
 * is nothing but the page's client.
 */
export async function makeUtilityApp(): Promise<AppFolder> {
  const made = makeAppFolder('utility', ['host', 'preload', 'icons']);
  const { built } = made;
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
  return made;
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
