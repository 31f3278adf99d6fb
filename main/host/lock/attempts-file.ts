import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { waitsUntil } from '../../../shared/limits/unlock-throttle.ts';
import { writeWhole } from '../../vault/write-whole.ts';

/** Name of the file, beside the key file. */
export const attemptsFile = 'unlock-attempts.json';

const kept = z.object({
  failures: z.number().int().nonnegative(),
  lastAt: z.number(),
  /** Those that were refused, oldest first, for the engine to note once it can. */
  refused: z.array(z.object({ at: z.number(), failures: z.number().int() })).max(20),
});
type Kept = z.infer<typeof kept>;

/**
 * Attempts at a full lock, while no database is open to note them. Written before each attempt, so that a restart forgives nothing. Whoever
 * can write the profile's files can delete it: it slows down somebody at the keyboard, nobody with a copy of the disk.
 */
export interface AttemptsFile {
  waitUntil(): number | null;
  begin(): void;
  /** How many have failed in a row; `isNoted`: the engine has noted this one itself. */
  refused(isNoted: boolean): number;
  /** It was neither right nor wrong. */
  undone(): void;
  /** What the engine has not noted yet. */
  readonly earlier: Kept['refused'];
  /** The owner is in, and the engine knows the rest. */
  clear(): void;
}

/** The attempts of the profile in `folder`. */
export function createAttemptsFile(folder: string, now: () => number): AttemptsFile {
  const path = join(folder, attemptsFile);
  let before: Kept | undefined;

  function read(): Kept {
    const none: Kept = { failures: 0, lastAt: 0, refused: [] };
    if (!existsSync(path)) return none;
    try {
      const parsed = kept.safeParse(JSON.parse(readFileSync(path, 'utf8')));
      return parsed.success ? parsed.data : none;
    } catch (error) {
      if (error instanceof SyntaxError) return none;
      throw error;
    }
  }

  const write = (next: Kept): void => writeWhole(path, JSON.stringify(next));

  return {
    waitUntil: () => waitsUntil(read(), now()),
    begin() {
      before = read();
      write({ ...before, failures: before.failures + 1, lastAt: now() });
    },
    refused(isNoted) {
      const known = read();
      const own = isNoted ? [] : [{ at: now(), failures: known.failures }];
      const refused = [...known.refused, ...own].slice(-20);
      write({ ...known, refused });
      return known.failures;
    },
    undone() {
      if (before !== undefined) write(before);
    },
    get earlier() {
      return read().refused;
    },
    clear: () => rmSync(path, { force: true }),
  };
}
