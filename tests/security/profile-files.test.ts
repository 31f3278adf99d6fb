import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readPart } from '../../main/engine/http/read-part.ts';
import { openLog } from '../../main/engine/start/log.ts';
import { deriveKeys } from '../../main/engine/store/keys.ts';
import { openDatabase } from '../../main/engine/store/open-database.ts';
import { fileWithin } from '../../main/host/shell/file-within.ts';
import { openHostLog } from '../../main/host/shell/host-log.ts';
import { prepareProfile } from '../../main/host/shell/profile.ts';
import { writeWhole } from '../../main/vault/write-whole.ts';
import { openBench } from '../engine-bench.ts';
import { fillProfile } from '../full-profile.ts';

const secret = 'a secret of another program';
let folder: string;
let profile: string;
let outside: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-links-'));
  profile = join(folder, 'profile');
  outside = join(folder, 'outside.txt');
  mkdirSync(join(profile, 'media', 'originals'), { recursive: true });
  writeFileSync(outside, secret);
  return () => rmSync(folder, { recursive: true, force: true });
});

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

describe('a link in the place of a file of the profile', () => {
  test('is not shown to the page, nor is what a path leads to', () => {
    const media = join(profile, 'media');
    symlinkSync(outside, join(media, 'originals', 'a.jpg'));
    writeFileSync(join(media, 'originals', 'b.jpg'), 'bread');
    expect(fileWithin(media, 'originals/a.jpg')).toBeUndefined();
    expect(fileWithin(media, '../../outside.txt')).toBeUndefined();
    expect(fileWithin(media, 'originals/b.jpg')).toBe(join(media, 'originals', 'b.jpg'));
  });

  test('is not sent to a network', async () => {
    const path = join(profile, 'media', 'originals', 'a.jpg');
    symlinkSync(outside, path);
    await expect(readPart({ path, start: 0, end: secret.length }).next()).rejects.toMatchObject({
      code: 'ELOOP',
    });
  });

  test('is not written to by the logs', () => {
    const logs = join(profile, 'logs');
    mkdirSync(logs);
    for (const name of ['engine.log', 'host.log']) symlinkSync(outside, join(logs, name));
    openLog(logs).info('a line');
    openHostLog(logs).write('a line');
    expect(readFileSync(outside, 'utf8')).toBe(secret);
    for (const name of ['engine.log', 'host.log']) {
      expect(readFileSync(join(logs, name), 'utf8')).toContain('a line');
    }
  });

  test('is not written to by a file that is replaced whole', () => {
    const path = join(profile, 'data-key.json');
    symlinkSync(outside, path);
    symlinkSync(outside, `${path}.part`);
    writeWhole(path, 'new');
    expect(readFileSync(outside, 'utf8')).toBe(secret);
    expect({ text: readFileSync(path, 'utf8'), isLink: isLink(path) }).toEqual({
      text: 'new',
      isLink: false,
    });
  });

  test('is not opened as the database', async () => {
    const bench = await openBench();
    await bench.engine.drain(1000);
    const path = join(bench.profile, 'kaizup.db');
    const elsewhere = join(folder, 'elsewhere.db');
    renameSync(path, elsewhere);
    symlinkSync(elsewhere, path);
    expect(await openDatabase(bench.profile, deriveKeys(bench.dataKey))).toEqual({
      ok: false,
      failure: 'database-foreign',
    });
    rmSync(bench.profile, { recursive: true });
  });
});

describe.skipIf(process.platform === 'win32')('what Kaizup writes', () => {
  test("D4 is the owner's alone, file by file, after everything was used once", async () => {
    const before = process.umask(0o000);
    const bench = await openBench();
    try {
      await fillProfile(bench);
      openLog(join(bench.profile, 'logs')).info('a line');
      openHostLog(join(bench.profile, 'logs')).write('a line');
      writeWhole(join(bench.profile, 'data-key.json'), '{}');
      const open = readdirSync(bench.profile, { recursive: true, withFileTypes: true })
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => (statSync(path).mode & 0o077) !== 0)
        .map((path) => relative(bench.profile, path));
      expect(open).toEqual([]);
      expect(existsSync(join(bench.profile, 'media', 'shown'))).toBe(true);
    } finally {
      process.umask(before);
      await bench.remove();
    }
  });

  test('is in a folder that is closed to others, even where it was open before', () => {
    const open = join(folder, 'open');
    mkdirSync(open, { mode: 0o755 });
    expect(prepareProfile(open)).toEqual({ ok: true, value: open });
    expect(statSync(open).mode & 0o777).toBe(0o700);
  });
});
