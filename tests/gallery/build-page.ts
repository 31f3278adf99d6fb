import { join } from 'node:path';
import { build, mergeConfig } from 'vite';
import { bundleConfig } from '../../build/bundles/zones.ts';
import { out } from '../../build/root.ts';

/** Where the gallery's page and its sample engine are built. */
export const galleryFolder = join(out, 'gallery-page');

/** Builds the page as it ships, and beside it the sample engine that stands in for preload and engine. */
export async function buildGalleryPage(): Promise<void> {
  await build(mergeConfig(bundleConfig('renderer'), { build: { outDir: join(galleryFolder, 'page') } }));
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'chrome114',
      outDir: join(galleryFolder, 'sample'),
      emptyOutDir: true,
      lib: { entry: join(import.meta.dirname, 'sample', 'start.ts'), formats: ['es'], fileName: 'start' },
    },
  });
}
