import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../root.ts';

/** Brings the catalogues in line with the sources: new messages appear untranslated in French, gone ones leave. */
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/@lingui/cli/dist/lingui.js'),
    'extract',
    '--clean',
    '--config',
    'build/lingui.config.ts',
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
