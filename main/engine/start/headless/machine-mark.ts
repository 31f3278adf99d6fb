import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from '../../../../shared/zod.ts';
import { writeWhole } from '../../../vault/write-whole.ts';

/** Beside the database: the machine that publishes from this profile without a window. */
export const markFile = 'publisher.json';

const mark = z.object({ machine: z.string(), name: z.string() });

/** What tells this machine from others. Not the id of the system itself, which programs should not pass on (machine-id(5)). */
export function thisMachine(): z.infer<typeof mark> {
  const ids = ['/etc/machine-id', '/var/lib/dbus/machine-id'];
  const found = ids.find((path) => existsSync(path));
  const id = found === undefined ? '' : readFileSync(found, 'utf8').trim();
  const machine = createHash('sha256').update(`kaizup publisher\n${id}\n${hostname()}`).digest('hex');
  return { machine: machine.slice(0, 32), name: hostname() };
}

/** Another machine that published from the profile in `folder`, by its name; null when it was this one, or none. */
export function otherPublisher(folder: string, here = thisMachine()): string | null {
  const path = join(folder, markFile);
  if (!existsSync(path)) return null;
  const parsed = mark.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (!parsed.success) return 'an unknown machine';
  return parsed.data.machine === here.machine ? null : parsed.data.name;
}

/** From now on this machine publishes from the profile in `folder`. */
export function markPublisher(folder: string, here = thisMachine()): void {
  writeWhole(join(folder, markFile), JSON.stringify(here));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
