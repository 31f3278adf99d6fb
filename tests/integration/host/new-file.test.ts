import { execFileSync } from 'node:child_process';
import {
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
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeNew } from '../../../main/host/shell/new-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-new-file-'));
  path = join(folder, 'mine.pdf');
  writeFileSync(path, 'of last year');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** No file of this process may grow beyond so many bytes, as on a disk that is full. */
function letFilesGrow(bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:unlimited`]);
}

test('D9 a PDF takes its place only when it is whole, and is the owner’s alone', async () => {
  const file = await writeNew(path, 'of this year');
  expect(readFileSync(path, 'utf8')).toBe('of last year');
  await file.keep();
  expect(readFileSync(path, 'utf8')).toBe('of this year');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['mine.pdf']);
});

test('D9 a PDF that is dropped, or does not fit on the disk, leaves what stood there and nothing beside it', async () => {
  await (await writeNew(path, 'half of a document')).drop();
  letFilesGrow(2000);
  try {
    await expect(writeNew(path, Buffer.alloc(100_000))).rejects.toMatchObject({
      code: 'EFBIG',
      syscall: 'write',
    });
  } finally {
    letFilesGrow('unlimited');
  }
  expect(readdirSync(folder)).toEqual(['mine.pdf']);
  expect(readFileSync(path, 'utf8')).toBe('of last year');
});

test('D9 a PDF takes the place of a link, and is not written through it', async () => {
  writeFileSync(join(folder, 'elsewhere'), 'somebody else’s');
  rmSync(path);
  symlinkSync(join(folder, 'elsewhere'), path);
  await (await writeNew(path, 'mine')).keep();
  expect(readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('somebody else’s');
  expect(readFileSync(path, 'utf8')).toBe('mine');
});
