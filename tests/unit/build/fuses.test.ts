import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { otherThanDecided, setFuses } from '../../../build/packaging/fuses.ts';

let executable: string;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'kaizup-fuses-'));
  executable = join(folder, 'kaizup');
  return () => rmSync(folder, { recursive: true, force: true });
});

/** The mark by which Electron's fuses are found in its executable (electronjs.org, "Electron Fuses"). */
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Where Electron keeps its fuses within its executable: a mark, a version, how many, and one character each. */
const wire = (fuses: string): void =>
  writeFileSync(executable, `code${mark}\u0001${String.fromCharCode(fuses.length)}${fuses}code`);

const allOn = '1'.repeat(9);

test('fuses are set in the executable as decided, and read back from it', async () => {
  wire(allOn);
  await setFuses(executable, { all: true });
  expect(await otherThanDecided(executable)).toEqual([]);
  expect(readFileSync(executable, 'latin1')).not.toContain(allOn);
});

test('a package in which a fuse is not as decided is found', async () => {
  wire(allOn);
  expect(await otherThanDecided(executable)).toEqual([
    'RunAsNode is on',
    'EnableNodeOptionsEnvironmentVariable is on',
    'EnableNodeCliInspectArguments is on',
    'EnableEmbeddedAsarIntegrityValidation is on',
    'OnlyLoadAppFromAsar is on',
    'LoadBrowserProcessSpecificV8Snapshot is on',
    'GrantFileProtocolExtraPrivileges is on',
  ]);
});

test('a fuse that a new Electron brings stops the build until it is decided', async () => {
  wire(`${allOn}0`);
  await expect(setFuses(executable, { all: true })).rejects.toThrow();
  expect(await otherThanDecided(executable)).toContain('fuse 9 is off, and nobody decided about it');
});

test('an older Electron with fewer fuses gets those that it has', async () => {
  wire('111111');
  await setFuses(executable, { all: false });
  expect(await otherThanDecided(executable)).toEqual([]);
});

test('an executable whose fuses cannot be read is no package as decided', async () => {
  writeFileSync(executable, `code${mark}\u0002\t000000000code`);
  expect(await otherThanDecided(executable)).toEqual(['no fuses of a known form are in it']);
});
