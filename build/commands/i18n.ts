import { spawnSync } from 'node:child_process';
import { root } from '../root.ts';
import { extraction } from './steps.ts';

/** Brings the catalogues in line with the sources: new messages appear untranslated in French, gone ones leave. */
const { status } = spawnSync(process.execPath, extraction, { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
