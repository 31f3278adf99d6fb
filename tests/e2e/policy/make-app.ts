import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { bundleConfig } from '../../../build/bundles/zones.ts';
import { root } from '../../../build/root.ts';
import type { PolicyVersions } from '../../../main/engine/domain/policy.ts';
import { type AppFolder, makeAppFolder } from '../app-folder.ts';

/** Kaizup with the versions of its privacy policy in the test's hand, as updates would bring them. */
export interface PolicyApp extends AppFolder {
  /** What the next start comes with. */
  update(versions: PolicyVersions): void;
}

/** Everything as it ships, but for where the engine has the policy's versions from. */
export async function makePolicyApp(): Promise<PolicyApp> {
  const made = makeAppFolder('policy', ['host', 'preload', 'icons', 'renderer', 'practice']);
  const engine = join(made.built, 'engine');
  const shipped = bundleConfig('engine');
  const before = process.env['NODE_ENV'];
  await build({
    ...shipped,
    build: {
      ...shipped.build,
      outDir: engine,
      rollupOptions: {
        ...shipped.build?.rollupOptions,
        input: { node: join(root, 'tests', 'e2e', 'policy', 'engine.ts') },
      },
    },
  });
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
  return {
    ...made,
    update: (versions) => writeFileSync(join(engine, 'policy-versions.json'), JSON.stringify(versions)),
  };
}
