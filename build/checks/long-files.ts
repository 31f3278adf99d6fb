import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../root.ts';
import { sourceFiles } from '../source-files.ts';

/** A file that passes this many lines is split by idea. */
const limit = 400;

/** Sources that are too long to be one idea. */
export function longFiles(): readonly string[] {
  const files = ['main', 'renderer', 'preload', 'shared', 'build', 'tests'].flatMap((zone) => [
    ...sourceFiles(join(root, zone)),
  ]);
  return files.flatMap((path) => {
    const lines = readFileSync(path, 'utf8').split('\n').length - 1;
    return lines > limit ? [`${relative(root, path)} has ${lines} lines`] : [];
  });
}
