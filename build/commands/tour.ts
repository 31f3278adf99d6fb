import { join } from 'node:path';
import { buildZones } from '../bundles/build-zones.ts';
import { root } from '../root.ts';
import { runInSession } from '../runtime/desktop-session.ts';
import { describeRuntime, findRuntime } from '../runtime/find-runtime.ts';
import { ensureSystem } from '../system/debian.ts';

ensureSystem(['runtime', 'tests']);
await buildZones();
const runtime = await findRuntime();
console.log(`The tour runs on ${describeRuntime(runtime)}. Pictures: ${join(root, 'out', 'tour')}`);
process.exitCode = await runInSession([process.execPath, join(root, 'tests', 'e2e', 'tour', 'tour.ts')], {
  keyring: true,
  env: { KAIZUP_ELECTRON: runtime.executable },
});
