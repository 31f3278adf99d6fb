import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { probeFile } from '../../main/engine/services/media/probe.ts';
import { type EngineBench, openBench } from '../engine-bench.ts';
import { heicBytes } from '../heic.ts';
import { pdfBytes } from '../pdf.ts';

let bench: EngineBench;
let folder: string;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-hostile-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const script = '<script>alert(1)</script>';
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${script}</svg>`;

/** A PNG that says it is this large; `rows` are its packed pixels. */
function png(width: number, height: number, rows: Buffer): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A one-page PDF with one packed stream of `unpacked` blanks; `dictionary` says what it is. */
const pdfWith = (unpacked: number, dictionary: string): Buffer =>
  pdfAround([deflateSync(Buffer.alloc(unpacked, 32), { level: 9 })], `${dictionary}/Filter/FlateDecode`);

/** A one-page PDF with streams of these bytes. */
function pdfAround(streams: readonly Buffer[], dictionary: string): Buffer {
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj
3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>\nendobj\n900 0 obj\n/ObjStm\nendobj\n`,
    ),
    ...streams.flatMap((packed, index) => [
      Buffer.from(`${index + 4} 0 obj\n<<${dictionary}/Length ${packed.length}>>\nstream\n`),
      packed,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
    Buffer.from(`trailer\n<</Root 1 0 R/Size 901>>\n%%EOF\n`),
  ]);
}

/** Packed twice: a thousandth of a thousandth. */
const packedTwice = (unpacked: number): Buffer => deflateSync(deflateSync(Buffer.alloc(unpacked)));

/** Reaches back before its own start, which zlib refuses and other programs read as nothing, and goes on with `unpacked` blanks. */
const goingOnBehindFault = (unpacked: number): Buffer =>
  Buffer.concat([Buffer.from('789c020200000000ffff', 'hex'), deflateRawSync(Buffer.alloc(unpacked))]);

const mebibyte = 1024 * 1024;
const table = '/Type/ObjStm/N 1/First 4';
const gif = Buffer.from('47494638396101000100800000000000ffffff2c00000000010001000002024401003b', 'hex');
const jpegStart = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');

describe('a hostile file is refused by a code and leaves nothing', () => {
  test.each<[string, string, Buffer | (() => Buffer), string]>([
    ['an SVG with a script', 'a.svg', Buffer.from(svg), 'media-unsupported'],
    ['an SVG that is called a JPEG', 'a.jpg', Buffer.from(svg), 'media-unsupported'],
    ['an SVG with an XML head', 'a.png', Buffer.from(`<?xml version="1.0"?>${svg}`), 'media-unsupported'],
    [
      'an SVG behind the tag of a song and the start of a JPEG',
      'a.jpg',
      Buffer.concat([Buffer.from('49443304000000000000', 'hex'), jpegStart, Buffer.from(svg)]),
      'media-unreadable',
    ],
    ['a page of HTML', 'a.gif', Buffer.from(`<!doctype html>${script}`), 'media-unsupported'],
    ['a script that starts as a GIF', 'a.gif', Buffer.from(`GIF89a/*${script}*/=1`), 'media-unreadable'],
    [
      'a JPEG that goes on as HTML',
      'a.jpg',
      Buffer.concat([jpegStart, Buffer.from(svg)]),
      'media-unreadable',
    ],
    [
      'an archive that is called a picture',
      'a.jpg',
      Buffer.from('504b0304140000000000', 'hex'),
      'media-unsupported',
    ],
    ['a program', 'a.png', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'media-unsupported'],
    [
      'a picture of ten billion pixels',
      'a.png',
      png(100_000, 100_000, deflateSync(Buffer.alloc(999))),
      'media-too-large',
    ],
    [
      'a picture that unpacks to 870 megabytes',
      'a.png',
      () => png(17_000, 17_000, deflateSync(Buffer.alloc((17_000 * 3 + 1) * 17_000))),
      'media-too-large',
    ],
    [
      'an iPhone picture of a billion pixels',
      'a.heic',
      heicBytes({ width: 32_000, height: 32_000 }),
      'media-too-large',
    ],
    [
      'an iPhone picture with a tail of 120 megabytes, under another name',
      'a.jpg',
      () => Buffer.concat([heicBytes(), Buffer.alloc(120 * mebibyte)]),
      'media-too-large',
    ],
    ['an iPhone picture that was cut', 'a.heic', heicBytes().subarray(0, 380), 'media-unreadable'],
    [
      'a document whose table unpacks to 100 megabytes',
      'a.pdf',
      () => pdfWith(100 * mebibyte, '/Type/ObjStm/N 1/First 4'),
      'media-too-large',
    ],
    [
      'the same with its name in numbers',
      'a.pdf',
      () => pdfWith(100 * mebibyte, '/Type/#4f#62jStm/N 1/First 4'),
      'media-too-large',
    ],
    [
      'the same with its name elsewhere',
      'a.pdf',
      () => pdfWith(100 * mebibyte, '/Type 900 0 R/N 1/First 4'),
      'media-too-large',
    ],
    [
      'a document whose table is packed twice',
      'a.pdf',
      () => pdfAround([packedTwice(200 * mebibyte)], `${table}/Filter[/FlateDecode/FlateDecode]`),
      'media-too-large',
    ],
    [
      'the same as letters, behind a false end of its object',
      'a.pdf',
      () =>
        pdfAround(
          [Buffer.from(`${packedTwice(200 * mebibyte).toString('hex')}>`)],
          `${table}/A(endobj)/Filter[/ASCIIHexDecode/FlateDecode/FlateDecode]`,
        ),
      'media-too-large',
    ],
    [
      'a document whose list of places is packed twice',
      'a.pdf',
      () =>
        pdfAround(
          [packedTwice(200 * mebibyte)],
          '/Type/XRef/W[1 2 1]/Size 4/Filter[/FlateDecode/FlateDecode]',
        ),
      'media-too-large',
    ],
    [
      'a document with a hundred tables of 2 megabytes',
      'a.pdf',
      () =>
        pdfAround(
          Array.from({ length: 100 }, () => deflateSync(Buffer.alloc(2 * mebibyte, 32))),
          `${table}/Filter/FlateDecode`,
        ),
      'media-too-large',
    ],
    [
      'a document whose table goes on behind a fault that only zlib minds',
      'a.pdf',
      () => pdfAround([goingOnBehindFault(100 * mebibyte)], `${table}/Filter/FlateDecode`),
      'media-unreadable',
    ],
    [
      'a document with a picture that unpacks to 600 megabytes',
      'a.pdf',
      () => pdfWith(600 * mebibyte, '/Subtype/Image'),
      'media-too-large',
    ],
  ])('%s', async (_what, name, content, code) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'function' ? content() : content);
    const before = readdirSync(bench.profile, { recursive: true }).length;
    await expect(bench.engine.mediaImport.importFile(path, name)).rejects.toMatchObject({
      callError: { code },
    });
    expect(readdirSync(bench.profile, { recursive: true })).toHaveLength(before);
  });
});

test('a large picture is read row by row, never held whole', async () => {
  const [width, height] = [10_000, 10_000];
  const path = join(folder, 'large.png');
  writeFileSync(path, png(width, height, deflateSync(Buffer.alloc((width * 3 + 1) * height))));
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 2);
  const probe = await probeFile(path);
  clearInterval(watch);
  expect(probe).toMatchObject({ ok: true, value: { width, height } });
  // 300 megabytes of pixels.
  expect((most - before) / mebibyte).toBeLessThan(150);
});

test('a file that is a GIF and something else is kept as the GIF that it is, and never as anything else', async () => {
  const path = join(folder, 'two.html');
  writeFileSync(path, Buffer.concat([gif, Buffer.from(`<html>${script}</html>`)]));
  const asset = await bench.engine.mediaImport.importFile(path, 'two.html');
  expect(asset).toMatchObject({ kind: 'image', mime: 'image/gif' });
  expect(bench.engine.assets.get(asset.id)?.extension).toBe('gif');
});

test('a document with a script in it is a document: nothing here runs or shows it', async () => {
  const plain = (await pdfBytes({ title: 'Menu' })).toString('latin1');
  const catalog = '/Type /Catalog';
  expect(plain).toContain(catalog);
  const path = join(folder, 'script.pdf');
  const action = `${catalog} /OpenAction << /S /JavaScript /JS (app.alert(1)) >>`;
  writeFileSync(path, Buffer.from(plain.replace(catalog, action), 'latin1'));
  const asset = await bench.engine.mediaImport.importFile(path, 'script.pdf');
  expect(asset).toMatchObject({ kind: 'document', mime: 'application/pdf', pages: 1 });
});

test('a name cannot lead out of the library', async () => {
  const path = join(folder, 'a.gif');
  writeFileSync(path, gif);
  const asset = await bench.engine.mediaImport.importFile(path, '../../../../outside.gif');
  expect(asset.fileName).toBe('outside.gif');
});

test('files that are cut, or changed anywhere, are refused or read, and the engine goes on', async () => {
  const whole = new Map<string, Buffer>([
    ['pdf', await pdfBytes({ title: 'Menu' })],
    ['gif', gif],
    ['png', png(40, 40, deflateSync(Buffer.alloc(121 * 40)))],
  ]);
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (const [kind, bytes] of whole) {
    for (let round = 0; round < 60; round += 1) {
      const changed = Buffer.from(bytes.subarray(0, round % 2 === 0 ? bytes.length : 1 + next(bytes.length)));
      for (let change = 0; change < 4; change += 1) changed[next(changed.length)] = next(256);
      const path = join(folder, `changed.${kind}`);
      writeFileSync(path, changed);
      const probe = await probeFile(path);
      if (!probe.ok) expect(probe.failure).toMatch(/^media-/);
    }
  }
  expect(await bench.page.app.state()).toMatchObject({ welcomed: false });
});
