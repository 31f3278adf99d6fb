import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every source at or below a path; declarations and installed packages are no sources. */
export function* sourceFiles(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    if (/\.[cm]?[jt]sx?$/.test(path) && !path.endsWith('.d.ts')) yield path;
    return;
  }
  for (const name of readdirSync(path)) {
    if (name !== 'node_modules' && !name.startsWith('.')) yield* sourceFiles(join(path, name));
  }
}
