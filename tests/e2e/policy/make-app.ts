import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyVersions } from '../../../main/engine/domain/policy.ts';
import { type AppFolder, makeAppFolder } from '../app-folder.ts';
import { bundleOwn } from '../bundle-own.ts';

/** Kaizup with the versions of its privacy policy in the test's hand, as updates would bring them. */
export interface PolicyApp extends AppFolder {
  /** What the next start comes with. */
  update(versions: PolicyVersions): void;
}

/** Everything as it ships, but for where the engine has the policy's versions from. */
export async function makePolicyApp(): Promise<PolicyApp> {
  const made = makeAppFolder('policy', ['host', 'preload', 'icons', 'renderer', 'practice']);
  const engine = join(made.built, 'engine');
  await bundleOwn('engine', engine, { node: 'policy/engine.ts' });
  return {
    ...made,
    update: (versions) => writeFileSync(join(engine, 'policy-versions.json'), JSON.stringify(versions)),
  };
}
