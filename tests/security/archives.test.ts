import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { csvCell, csvLine } from '../../main/engine/services/privacy/archive/csv.ts';
import { archiveFiles } from '../archive-files.ts';
import { type EngineBench, openBench } from '../engine-bench.ts';
import { fillProfile, type FullProfile } from '../full-profile.ts';

let bench: EngineBench;
let empty: EngineBench;
let full: FullProfile;
let folder: string;
let files: Map<string, Buffer>;
const hostile = (): string => join(folder, 'hostile.zip');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-hostile-'));
  bench = await openBench();
  empty = await openBench();
  full = await fillProfile(bench);
  const archive = join(folder, 'mine.zip');
  await bench.engine.copies.write('archive', archive);
  files = new Map(await archiveFiles(archive));
});
afterEach(async () => {
  await bench.remove();
  await empty.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Packs `files` again, each with the mode that a forger gave it. */
async function pack(modes: Readonly<Record<string, number>> = {}): Promise<void> {
  const zip = new ZipFile();
  for (const [name, bytes] of files) {
    // Kept as they are, so that bytes can be looked for and changed.
    zip.addBuffer(bytes, name, { compress: false, mode: modes[name] ?? 0o100600 });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(hostile()));
}

type Listed = Record<string, { bytes: number; sha256: string }>;

/** Puts a file in place of another and makes the manifest agree, as a careful forger would. */
function forge(name: string, bytes: Buffer): void {
  files.set(name, bytes);
  const manifest = JSON.parse(String(files.get('manifest.json'))) as { files: Listed };
  manifest.files[name] = {
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
}

function forgeManifest(change: Readonly<Record<string, unknown>>): void {
  const manifest = JSON.parse(String(files.get('manifest.json'))) as Record<string, unknown>;
  files.set('manifest.json', Buffer.from(JSON.stringify({ ...manifest, ...change })));
}

/** Changes the rows of a table. */
function forgeRows(table: string, change: (row: Record<string, unknown>) => Record<string, unknown>): void {
  const name = `data/${table}/0001.json`;
  const rows = JSON.parse(String(files.get(name))) as Record<string, unknown>[];
  forge(name, Buffer.from(JSON.stringify(rows.map(change))));
}

/** Replaces every occurrence of a name in the packed bytes by one of the same length. */
function rename(from: string, to: string): void {
  expect(from).toHaveLength(to.length);
  const packed = readFileSync(hostile()).toString('latin1');
  expect(packed).toContain(from);
  writeFileSync(hostile(), Buffer.from(packed.replaceAll(from, to), 'latin1'));
}

async function refused(code: string): Promise<void> {
  await expect(empty.engine.copies.bringIn(hostile())).rejects.toThrow(code);
  const { posts, accounts, media, activity } = empty.engine.copies.holdings();
  expect({ posts, accounts, media, activity }).toEqual({ posts: 0, accounts: 0, media: 0, activity: 0 });
  for (const part of ['originals', 'shown', 'incoming']) {
    expect(readdirSync(join(empty.profile, 'media', part))).toEqual([]);
  }
}

describe('an archive', () => {
  test('D10 that is packed again as it was is taken', async () => {
    await pack();
    expect(await empty.engine.copies.bringIn(hostile())).toMatchObject({ posts: 4 });
  });

  test.each(['../evil.txt', '/tmp/evil.t', 'C:/evil.txt', 'media/../ev', 'README.txtt'])(
    'D10 with a file called %s is refused',
    async (evil) => {
      files.set('README.txtX', Buffer.from('evil'));
      files.set('README.txtX'.padEnd(evil.length, 'X').slice(0, evil.length), Buffer.from('evil'));
      await pack();
      rename('README.txtX'.padEnd(evil.length, 'X').slice(0, evil.length), evil);
      await refused('archive-suspicious');
    },
  );

  test('D10 with a symbolic link is refused', async () => {
    files.set(`media/${full.ownAsset}.jpg`, Buffer.from('/etc/passwd'));
    await pack({ [`media/${full.ownAsset}.jpg`]: 0o120777 });
    await refused('archive-suspicious');
  });

  test('D10 whose row would lead a file out of the folder is refused', async () => {
    forgeRows('media_asset', (row) => ({ ...row, extension: '../../x' }));
    await pack();
    await refused('archive-damaged');
  });

  test('D10 with two files of one name is refused', async () => {
    files.set('csv/postz.csv', Buffer.from('x'));
    await pack();
    rename('csv/postz.csv', 'csv/grant.csv');
    await refused('archive-suspicious');
  });

  test('D10 that declares more than a JSON file may hold is refused before it is unpacked', async () => {
    const zip = new ZipFile();
    for (const [name, bytes] of files) zip.addBuffer(bytes, name);
    zip.addBuffer(Buffer.alloc(40_000_000, 0x20), 'data/post/0002.json', { compress: true });
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(hostile()));
    await refused('archive-suspicious');
  });

  test('D10 that inflates to more than it declares is refused', async () => {
    const rows = files.get('data/post/0001.json') ?? Buffer.alloc(0);
    const bomb = Buffer.concat([Buffer.alloc(40_000_000, 0x20), rows]);
    forge('data/post/0001.json', bomb);
    const zip = new ZipFile();
    for (const [name, bytes] of files) zip.addBuffer(bytes, name, { compress: true });
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(hostile()));
    // The declared length, wherever it stands, becomes a harmless one.
    const packed = readFileSync(hostile());
    const declared = Buffer.alloc(4);
    declared.writeUInt32LE(bomb.length);
    let found = 0;
    for (let at = packed.indexOf(declared); at !== -1; at = packed.indexOf(declared, at + 4)) {
      packed.writeUInt32LE(rows.length, at);
      found += 1;
    }
    expect(found).toBeGreaterThan(0);
    writeFileSync(hostile(), packed);
    await refused('archive-suspicious');
  });

  test('D10 with media that inflate a thousandfold are refused', async () => {
    const zip = new ZipFile();
    for (const [name, bytes] of files) {
      if (name !== `media/${full.ownAsset}.jpg`) zip.addBuffer(bytes, name);
    }
    zip.addBuffer(Buffer.alloc(30_000_000), `media/${full.ownAsset}.jpg`, { compress: true });
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(hostile()));
    await refused('archive-suspicious');
  });

  test('D10 whose media are not what their rows say is refused', async () => {
    files.set(`media/${full.ownAsset}.jpg`, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await pack();
    await refused('archive-damaged');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    files.set(`media/${full.ownAsset}.jpg`, svg);
    forgeRows('media_asset', (row) =>
      row['id'] === full.ownAsset
        ? { ...row, bytes: svg.length, digest: createHash('sha256').update(svg).digest('hex') }
        : row,
    );
    await pack();
    await refused('archive-suspicious');
  });

  test('D10 with broken or changed JSON is refused', async () => {
    const name = 'data/post/0001.json';
    files.set(name, Buffer.from(String(files.get(name)).replace('canary-draft', 'canary-DRAFT')));
    await pack();
    await refused('archive-damaged');
    forge(name, Buffer.from('[{"id": '));
    await pack();
    await refused('archive-damaged');
    forge(name, Buffer.from('{"id": 1}'));
    await pack();
    await refused('archive-damaged');
  });

  test('D10 whose rows are of another shape, refer to nothing or are there twice is refused', async () => {
    const name = 'data/post/0001.json';
    const before = files.get(name) ?? Buffer.alloc(0);
    forgeRows('post', (row) => ({ ...row, admin: true }));
    await pack();
    await refused('archive-damaged');
    forge(name, before);
    forgeRows('variant', (row) => ({ ...row, account_id: 'nobody' }));
    await pack();
    await refused('archive-damaged');
    forge(name, before);
    forgeRows('post', (row) => ({ ...row, id: 'one' }));
    await pack();
    await refused('archive-damaged');
  });

  test('D10 of a later version, of somebody else, or no archive at all is refused by its name', async () => {
    forgeManifest({ format: 2 });
    await pack();
    await refused('archive-newer');
    forgeManifest({ product: 'other' });
    await pack();
    await refused('archive-foreign');
    files.delete('manifest.json');
    await pack();
    await refused('archive-foreign');
    writeFileSync(hostile(), 'not a ZIP');
    await refused('archive-damaged');
  });

  test('D10 that was cut off anywhere is refused', async () => {
    const whole = readFileSync(join(folder, 'mine.zip'));
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      writeFileSync(hostile(), whole.subarray(0, Math.floor(whole.length * share)));
      await refused('archive-damaged');
    }
  });
});

describe('a cell of a CSV file', () => {
  test('D10 is never a formula, and keeps its text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\uFF1D', ''),
        fc.string({ unit: 'binary' }),
        (start, rest) => {
          const text = start + rest;
          const cell = csvCell(text);
          const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
          expect(read).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u);
          expect([text, `'${text}`]).toContain(read);
          expect(csvLine([text]).endsWith('\r\n')).toBe(true);
        },
      ),
    );
  });

  test('D10 of the archive that began with an equals sign begins with an apostrophe', () => {
    expect(String(files.get('csv/post.csv'))).toContain(`"'=canary-draft"`);
  });
});
