import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveFiles } from '../../archive-files.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { fillProfile } from '../../full-profile.ts';

let bench: EngineBench;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-copies-'));
  bench = await openBench();
  await fillProfile(bench);
});
afterEach(async () => {
  await bench.remove();
  rmSync(folder, { recursive: true, force: true });
});

const kinds = ['archive', 'page'] as const;

/** No file of this process may grow beyond so many bytes, as on a disk that is full. */
function letFilesGrow(bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:unlimited`]);
}

describe('a copy of what is held', () => {
  test.each(kinds)(
    'D9, D10 is written one at a time: a second %s is told so, and the first is whole',
    async (kind) => {
      const path = join(folder, 'mine');
      const first = bench.engine.copies.write(kind, path);
      for (const other of kinds) {
        await expect(bench.engine.copies.write(other, path)).rejects.toThrow('copy-under-way');
      }
      await expect(bench.engine.copies.bringIn(path)).rejects.toThrow('copy-under-way');
      expect((await first).rows).toBeGreaterThan(30);
      if (kind === 'archive') expect((await archiveFiles(path)).has('manifest.json')).toBe(true);
      else expect(readFileSync(path, 'utf8').trimEnd().endsWith('</html>')).toBe(true);
      expect(readdirSync(folder)).toEqual(['mine']);
      await bench.engine.copies.write(kind, path);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    },
  );

  test.each(kinds)(
    'D9, D10 as %s is refused by a place that will not do, and the next one is written',
    async (kind) => {
      mkdirSync(join(folder, 'a-folder'));
      writeFileSync(join(folder, 'a-file'), 'mine');
      for (const place of ['a-folder', 'a-file/mine', 'not-there/mine', 'x'.repeat(300)]) {
        await expect(bench.engine.copies.write(kind, join(folder, place)), place).rejects.toThrow(
          'file-not-writable',
        );
      }
      expect(readdirSync(folder).toSorted()).toEqual(['a-file', 'a-folder']);
      expect(readFileSync(join(folder, 'a-file'), 'utf8')).toBe('mine');
      expect((await bench.engine.copies.write(kind, join(folder, 'mine'))).rows).toBeGreaterThan(30);
    },
  );

  test.each(kinds)(
    'D9, D10 as %s that does not fit leaves what stood there, and nothing beside it',
    async (kind) => {
      const path = join(folder, 'mine');
      writeFileSync(path, 'of last year');
      letFilesGrow(2000);
      try {
        await expect(bench.engine.copies.write(kind, path)).rejects.toThrow('file-not-writable');
      } finally {
        letFilesGrow('unlimited');
      }
      expect(readdirSync(folder)).toEqual(['mine']);
      expect(readFileSync(path, 'utf8')).toBe('of last year');
      await bench.engine.copies.write(kind, path);
      expect(readFileSync(path, 'utf8')).not.toContain('of last year');
    },
  );

  test.each(kinds)('D9, D10 as %s takes the place of a link, and is not written through it', async (kind) => {
    writeFileSync(join(folder, 'elsewhere'), 'somebody else’s');
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'mine'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'mine.part'));
    await bench.engine.copies.write(kind, join(folder, 'mine'));
    expect(readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('somebody else’s');
  });
});
