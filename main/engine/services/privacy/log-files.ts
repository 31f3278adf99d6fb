import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Swept } from './swept.ts';

/** Files of a profile's log folder: one line an event, each with its time. */
const logName = /\.log$/;

/**
 * Drops lines older than `cutoff` (ms) from every log in `folder`. A file is written in place: whoever has it open for appending goes on
 * at its end. Lines without a time belong to the one before them.
 */
export function sweepLogFiles(folder: string, cutoff: number): Swept {
  let swept: Swept = { removed: 0, oldest: null, newest: null };
  if (!existsSync(folder)) return swept;
  for (const name of readdirSync(folder).filter((each) => logName.test(each))) {
    const path = join(folder, name);
    const lines = readFileSync(path, 'utf8').split('\n');
    const first = lines.findIndex((line) => (timeOf(line) ?? Number.NEGATIVE_INFINITY) >= cutoff);
    const gone = (first === -1 ? lines : lines.slice(0, first)).filter((line) => line !== '');
    if (gone.length === 0) continue;
    const times = gone.flatMap((line) => timeOf(line) ?? []);
    if (first === -1 && name.includes('previous')) rmSync(path);
    else writeFileSync(path, first === -1 ? '' : lines.slice(first).join('\n'), { mode: 0o600 });
    swept = {
      removed: swept.removed + gone.length,
      oldest: least(swept.oldest, times.at(0)),
      newest: most(swept.newest, times.at(-1)),
    };
  }
  return swept;
}

/** Drops files in `folder`, and below it, that were last written before `cutoff` (ms). */
export function sweepOldFiles(folder: string, cutoff: number): Swept {
  let swept: Swept = { removed: 0, oldest: null, newest: null };
  if (!existsSync(folder)) return swept;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const written = entry.isFile() ? Math.round(statSync(path).mtimeMs) : cutoff;
    if (written >= cutoff) continue;
    rmSync(path);
    swept = {
      removed: swept.removed + 1,
      oldest: least(swept.oldest, written),
      newest: most(swept.newest, written),
    };
  }
  return swept;
}

/** What went of two places, as one. */
export function together(first: Swept, second: Swept): Swept {
  return {
    removed: first.removed + second.removed,
    oldest: least(first.oldest, second.oldest ?? undefined),
    newest: most(first.newest, second.newest ?? undefined),
  };
}

/** The time of a line: at its start, or in its `time` field. */
function timeOf(line: string): number | undefined {
  const found = /^(?:\{.*?"time":")?(\d{4}-\d\d-\d\dT[\d:.]+Z)/.exec(line)?.[1];
  const time = found === undefined ? Number.NaN : Date.parse(found);
  return Number.isNaN(time) ? undefined : time;
}

const least = (known: number | null, found: number | undefined): number | null =>
  found === undefined ? known : Math.min(known ?? found, found);
const most = (known: number | null, found: number | undefined): number | null =>
  found === undefined ? known : Math.max(known ?? found, found);
