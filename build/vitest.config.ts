import { join } from 'node:path';
import { lingui } from '@lingui/vite-plugin';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');
const plugins = [lingui({ configPath: join(root, 'build', 'lingui.config.ts'), macroTransform: true })];

/** A lane of tests: what it needs and how patient it is. */
function lane(name: string, testTimeout: number, fileParallelism: boolean) {
  return {
    plugins,
    test: {
      name,
      root,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      testTimeout,
      hookTimeout: testTimeout,
      fileParallelism,
      pool: 'forks' as const,
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      lane('unit', 20_000, true),
      lane('integration', 60_000, true),
      lane('contract', 60_000, true),
      lane('security', 60_000, true),
      // One desktop at a time.
      lane('e2e', 240_000, false),
    ],
  },
});
