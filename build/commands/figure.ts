import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildZones } from '../bundles/build-zones.ts';
import { root } from '../root.ts';
import { runInSession } from '../runtime/desktop-session.ts';
import { findRuntime } from '../runtime/find-runtime.ts';
import { ensureSystem } from '../system/debian.ts';

/** Runs one figure, or all of them into `tests/figures/latest.json`. A figure measures; it never passes or fails. */
const folder = join(root, 'tests', 'figures');
const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith('--') && word !== '--all');
const names = words.includes('--all')
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.figure.ts'))
      .map((name) => name.replace('.figure.ts', ''))
  : words.filter((word) => !word.startsWith('--'));

ensureSystem(['runtime', 'tests', 'figures']);
await buildZones();
const { executable } = await findRuntime();

if (words.includes('--all')) {
  const results: unknown[] = [];
  for (const name of names) {
    const run = spawnSync(
      process.execPath,
      [join(root, 'build', 'commands', 'figure.ts'), name, ...options],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    process.stdout.write(run.stdout);
    results.push(JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}'));
  }
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`);
} else {
  const [name] = names;
  if (name === undefined) {
    console.error('Which figure? npm run -s figure -- <name> [--quick]');
    process.exit(2);
  }
  process.exitCode = await runInSession([process.execPath, join(folder, `${name}.figure.ts`), ...options], {
    keyring: true,
    env: { KAIZUP_ELECTRON: executable },
  });
}
