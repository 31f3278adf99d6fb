import { runInSession } from './build/runtime/desktop-session.ts';
import { findRuntime } from './build/runtime/find-runtime.ts';
const { executable } = await findRuntime();
process.exitCode = await runInSession([process.execPath, ...process.argv.slice(2)], { keyring: true, env: { KAIZUP_ELECTRON: executable } });
