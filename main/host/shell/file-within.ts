import { existsSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The file `name` of `folder`, as far as it is there and really in it: neither a path nor a link leads out. */
export function fileWithin(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  if (!existsSync(path)) return undefined;
  const real = realpathSync(path);
  return real.startsWith(realpathSync(folder) + sep) ? real : undefined;
}
