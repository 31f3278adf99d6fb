import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { bundleConfig } from '../../../build/bundles/zones.ts';
import { out, root } from '../../../build/root.ts';

/** Bundles the engine under blows as the shipped engine is bundled, and returns its file. A start from sources takes three times as long. */
export async function bundleEngine(): Promise<string> {
  const { build: options, ...rest } = bundleConfig('engine');
  // A folder of its own: a second run must not take the engine away from under the first.
  const outDir = mkdtempSync(join(out, 'crash-matrix-'));
  process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    ...rest,
    build: {
      ...options,
      outDir,
      sourcemap: false,
      rollupOptions: {
        ...options?.rollupOptions,
        input: { engine: join(root, 'tests', 'figures', 'crash', 'engine-under-blows.ts') },
      },
    },
  });
  return join(outDir, 'engine.mjs');
}
