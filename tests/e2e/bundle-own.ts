import { join } from 'node:path';
import { build } from 'vite';
import { bundleConfig, type Zone } from '../../build/bundles/zones.ts';
import { root } from '../../build/root.ts';

/** Bundles a zone as it ships into `outDir`, but from a test's own entries, named as the app looks for them. */
export async function bundleOwn(
  zone: Zone,
  outDir: string,
  entries: Readonly<Record<string, string>>,
): Promise<void> {
  const shipped = bundleConfig(zone);
  const before = process.env['NODE_ENV'];
  await build({
    ...shipped,
    build: {
      ...shipped.build,
      outDir,
      rollupOptions: {
        ...shipped.build?.rollupOptions,
        input: Object.fromEntries(
          Object.entries(entries).map(([name, path]) => [name, join(root, 'tests', 'e2e', path)]),
        ),
      },
    },
  });
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
}
