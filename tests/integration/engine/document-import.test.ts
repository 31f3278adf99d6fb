import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRenditions } from '../../../main/engine/services/media/renditions.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { a4, pdfBytes, type PdfParts, writePdf } from '../../pdf.ts';

let bench: EngineBench;
let folder: string;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-document-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const bring = (name: string) => bench.engine.mediaImport.importFile(join(folder, name), name);
const nothingLeft = () => expect(readdirSync(join(bench.profile, 'media', 'incoming'))).toEqual([]);

describe('bringing in a PDF', () => {
  test('tells its pages and the size of the first, in points', async () => {
    await writePdf(join(folder, 'menu.pdf'), { pages: [a4, [300, 200], [300, 200]] });
    const asset = await bring('menu.pdf');
    expect(asset).toMatchObject({
      kind: 'document',
      mime: 'application/pdf',
      fileName: 'menu.pdf',
      pages: 3,
      width: 595,
      height: 842,
      durationMs: null,
      animated: false,
    });
  });

  test('knows that a turned page lies on its side', async () => {
    await writePdf(join(folder, 'turned.pdf'), { turned: 90 });
    expect(await bring('turned.pdf')).toMatchObject({ width: 842, height: 595, pages: 1 });
  });

  test('goes by the bytes, not by the name', async () => {
    await writePdf(join(folder, 'flyer.jpg'), { title: 'Flyer' });
    expect(await bring('flyer.jpg')).toMatchObject({ kind: 'document', mime: 'application/pdf' });
  });

  test('is sent as it is and makes no pictures', async () => {
    await writePdf(join(folder, 'price-list.pdf'), { title: 'Price list' });
    const asset = await bring('price-list.pdf');
    const renditions = createRenditions(bench.engine.files, bench.engine.assets);
    const file = await renditions.fileFor('linkedin', 'document', asset.id, '');
    if (!file.ok) throw new Error(file.failure.code);
    expect(file.value).toMatchObject({ kind: 'document', fileName: 'price-list.pdf', bytes: asset.bytes });
    expect((await stat(file.value.path)).size).toBe(asset.bytes);
    expect(existsSync(bench.engine.files.thumb(asset.id))).toBe(false);
  });

  test.each<[string, PdfParts, string]>([
    ['needs a password to be opened', { locked: 'open' }, 'media-protected'],
    ['needs a password to be changed', { locked: 'change' }, 'media-protected'],
    ['has no pages', { pages: [] }, 'media-empty'],
  ])('refuses one that %s', async (_what, parts, code) => {
    await writePdf(join(folder, 'refused.pdf'), parts);
    await expect(bring('refused.pdf')).rejects.toThrow(code);
    nothingLeft();
  });

  test.each([0.3, 0.6, 0.9, 0.99])('refuses one of which only %f arrived', async (share) => {
    const path = join(folder, 'half.pdf');
    await writePdf(path, { pages: Array.from({ length: 12 }, () => a4) });
    truncateSync(path, Math.floor((await stat(path)).size * share));
    await expect(bring('half.pdf')).rejects.toThrow('media-unreadable');
    nothingLeft();
  });

  test('refuses one whose middle was overwritten', async () => {
    const bytes = await pdfBytes({ pages: [a4, a4, a4] });
    bytes.fill(0, 60, bytes.length - 400);
    await writeFile(join(folder, 'holes.pdf'), bytes);
    await expect(bring('holes.pdf')).rejects.toThrow('media-unreadable');
  });

  test('refuses a text that only begins and ends like one', async () => {
    writeFileSync(join(folder, 'fake.pdf'), '%PDF-1.7\nNot a document\n%%EOF\n');
    await expect(bring('fake.pdf')).rejects.toThrow('media-unreadable');
  });

  test('refuses one that is larger than any network takes, without reading it', async () => {
    const path = join(folder, 'huge.pdf');
    await writePdf(path);
    truncateSync(path, 100_000_001);
    await expect(bring('huge.pdf')).rejects.toThrow('media-too-large');
  });
});
