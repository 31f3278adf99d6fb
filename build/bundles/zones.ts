import { copyFileSync, mkdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { lingui } from '@lingui/vite-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { InlineConfig, PluginOption } from 'vite';
import { out, root } from '../root.ts';
import { asciiOnly } from './ascii-only.ts';
import { commonJsDoor } from './common-js-door.ts';

/** A bundle of the application: one Vite run each. */
export type Zone = 'host' | 'preload' | 'engine' | 'practice' | 'renderer';

/** Folders whose change asks for a new bundle. */
export const sourcesOf: Readonly<Record<Zone, readonly string[]>> = {
  host: ['main/index.ts', 'main/host', 'main/vault', 'shared', 'build/icons'],
  preload: ['preload', 'shared'],
  engine: ['main/engine', 'main/vault', 'shared'],
  practice: ['main/practice', 'shared'],
  renderer: ['renderer', 'shared'],
};

/** Modules with binaries or WebAssembly beside them stay outside of bundles and are packaged as they are. */
export const nativeModules = ['better-sqlite3', 'sharp', '@node-rs/argon2', 'heic-decode'] as const;

const node = [...builtinModules, /^node:/];

const words: PluginOption = lingui({
  configPath: join(root, 'build', 'lingui.config.ts'),
  macroTransform: true,
  failOnMissing: false,
});

function common(zone: Zone): InlineConfig {
  return { configFile: false, root, logLevel: 'warn', cacheDir: join(root, 'node_modules', '.vite', zone) };
}

/** A bundle for a Node: Electron 25's Node 18 (host, preload) or Node 24 (engine, practice networks). */
function forNode(
  zone: Zone,
  entries: Record<string, string>,
  target: 'node18' | 'node24',
  more: readonly PluginOption[] = [],
): InlineConfig {
  const commonJs = target === 'node18';
  return {
    ...common(zone),
    plugins: [...(zone === 'host' || zone === 'engine' ? [words] : []), asciiOnly(), ...more],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target,
      outDir: join(out, zone),
      emptyOutDir: true,
      sourcemap: true,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)])),
        external: [...node, 'electron', ...nativeModules],
        output: {
          ...(commonJs
            ? { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' }
            : { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' }),
          // A process keeps the text of its scripts: comments and blanks go, names stay for whoever reads a stack.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  };
}

/** The Vite configuration of a zone. */
export function bundleConfig(zone: Zone): InlineConfig {
  switch (zone) {
    case 'host':
      return {
        ...forNode('host', { index: 'main/index.ts' }, 'node18'),
        resolve: {
          alias: [
            {
              find: /^(ajv\/dist\/2020\.js|ajv-formats)$/,
              replacement: join(root, 'build', 'bundles', 'no-validator.ts'),
            },
          ],
        },
      };
    case 'preload':
      return forNode('preload', { index: 'preload/index.ts' }, 'node18');
    case 'engine':
      return forNode(
        'engine',
        {
          node: 'main/engine/start/node.ts',
          utility: 'main/engine/start/utility.ts',
          headless: 'main/engine/start/headless/index.ts',
        },
        'node24',
        [commonJsDoor('utility')],
      );
    case 'practice':
      return forNode('practice', { start: 'main/practice/start.ts' }, 'node24', [commonJsDoor('start')]);
    case 'renderer':
      return {
        ...common('renderer'),
        root: join(root, 'renderer'),
        base: '/',
        plugins: [react(), words, tailwindcss()],
        build: {
          target: 'chrome114',
          outDir: join(out, 'renderer'),
          emptyOutDir: true,
          minify: true,
          // Inlined assets would need data: fonts, which the content security policy refuses.
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          chunkSizeWarningLimit: 900,
          rollupOptions: {
            output: {
              // All that the first paint needs in one file: each file is a turn of the host, which is busy while it starts.
              codeSplitting: { groups: [{ name: 'frame', tags: ['$initial'] }] },
            },
          },
        },
      };
  }
}

/** Files that are copied as they are. */
export function copyIcons(): void {
  const folder = join(out, 'icons');
  mkdirSync(folder, { recursive: true });
  for (const name of ['icon.png', 'tray.png'])
    copyFileSync(join(root, 'build', 'icons', name), join(folder, name));
}
