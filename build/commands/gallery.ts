import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../root.ts';
import { ensureSystem } from '../system/debian.ts';

/** Takes the pictures of the gallery; the words after the command go on to `tests/gallery/shoot.ts`. */
ensureSystem(['tests']);
const shoot = join(root, 'tests', 'gallery', 'shoot.ts');
const { status } = spawnSync(process.execPath, [shoot, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
