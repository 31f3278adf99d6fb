import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadSharp } from '../../../main/engine/services/media/image-tools.ts';
import { createRenditions } from '../../../main/engine/services/media/renditions.ts';
import { networkLimits } from '../../../shared/limits/network-limits.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { heicBytes } from '../../heic.ts';

let bench: EngineBench;
let folder: string;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-media-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const picture = (width: number, height: number, colour: string) =>
  sharp({ create: { width, height, channels: 3, background: colour } });
const bring = (path: string, name = path.split('/').at(-1) ?? '') =>
  bench.engine.mediaImport.importFile(path, name);
const renditions = () => createRenditions(bench.engine.files, bench.engine.assets);

describe('bringing in a file', () => {
  test('keeps the same bytes once, whatever they are called', async () => {
    const path = join(folder, 'bread.jpg');
    await picture(800, 600, '#c96').jpeg().toFile(path);
    const first = await bring(path);
    const second = await bring(path, 'another-name.jpg');
    expect(second.id).toBe(first.id);
    expect(first).toMatchObject({ kind: 'image', mime: 'image/jpeg', width: 800, height: 600 });
  });

  test('reads what it is from its bytes, not from its name', async () => {
    const path = join(folder, 'holiday.jpg');
    await picture(300, 200, '#369').png().toFile(path);
    expect(await bring(path)).toMatchObject({ mime: 'image/png' });
  });

  test('decodes an iPhone picture, under whatever name, so that networks and the page can show it', async () => {
    const path = join(folder, 'IMG_0001.jpg');
    writeFileSync(path, heicBytes());
    const asset = await bring(path);
    expect(asset).toMatchObject({ mime: 'image/heic', width: 96, height: 64, kind: 'image' });
    const { files, assets } = bench.engine;
    const kept = assets.get(asset.id);
    const shown = await sharp(kept === undefined ? '' : files.readable(kept)).stats();
    // A warm brown, encoded and decoded: each channel within what the codec may lose.
    expect(shown.channels.map(({ mean }) => Math.round(mean / 17))).toEqual([10, 6, 3]);
    expect(await sharp(files.preview(asset.id)).metadata()).toMatchObject({ format: 'webp', width: 96 });
  });

  test('reads every picture while others begin to be read', async () => {
    const path = join(folder, 'bread.jpg');
    await picture(800, 600, '#c96').jpeg().toFile(path);
    const reads: Promise<string>[] = [];
    for (let index = 0; index < 2000; index += 1) {
      const sharp = await loadSharp();
      reads.push(
        sharp(path)
          .metadata()
          .then(
            ({ format }) => format,
            () => 'refused',
          ),
      );
      if (index % 4 === 0) await setImmediate();
    }
    expect([...new Set(await Promise.all(reads))]).toEqual(['jpeg']);
  });

  test('knows that a phone held upright makes upright pictures', async () => {
    const path = join(folder, 'upright.jpg');
    await picture(400, 300, '#963').withMetadata({ orientation: 6 }).jpeg().toFile(path);
    expect(await bring(path)).toMatchObject({ width: 300, height: 400 });
  });

  test.each([
    ['an empty file', 'media-empty', (path: string) => writeFileSync(path, '')],
    [
      'a text called a picture',
      'media-unsupported',
      (path: string) => writeFileSync(path, 'Not a picture at all'),
    ],
    [
      'a program',
      'media-unsupported',
      (path: string) => writeFileSync(path, Buffer.from('7f454c46020101', 'hex')),
    ],
    ['a folder', 'media-unsupported', (path: string) => mkdirSync(path)],
    ['a file that is gone', 'media-missing', () => undefined],
  ])('refuses %s in a word that can be told', async (_what, code, make) => {
    const path = join(folder, 'file.jpg');
    make(path);
    await expect(bring(path)).rejects.toThrow(code);
    expect(readdirSync(join(bench.profile, 'media', 'incoming'))).toEqual([]);
  });

  test('refuses a picture whose end is missing', async () => {
    const path = join(folder, 'half.jpg');
    await sharp(Buffer.from(Uint8Array.from({ length: 600 * 600 * 3 }, (_, index) => (index * 7919) % 251)), {
      raw: { width: 600, height: 600, channels: 3 },
    })
      .jpeg({ quality: 95 })
      .toFile(path);
    truncateSync(path, Math.floor(statSync(path).size / 2));
    await expect(bring(path)).rejects.toThrow('media-unreadable');
  });
});

describe('what a network receives', () => {
  test('carries no location and no camera', async () => {
    const path = join(folder, 'located.jpg');
    await picture(640, 640, '#484')
      .withExif({
        IFD0: { Make: 'Canary Camera' },
        IFD3: { GPSLatitude: '51/1 3/1 0/1', GPSLatitudeRef: 'N' },
      })
      .jpeg()
      .toFile(path);
    const asset = await bring(path);
    for (const network of ['facebook', 'instagram', 'linkedin', 'bluesky'] as const) {
      const file = await renditions().fileFor(network, 'image', asset.id, '');
      if (!file.ok) throw new Error(file.failure.code);
      const { exif } = await sharp(file.value.path).metadata();
      expect(exif).toBeUndefined();
    }
  });

  test('is a JPEG within the ratio for Instagram, padded and never cropped', async () => {
    const path = join(folder, 'panorama.png');
    await picture(3000, 600, '#248').png().toFile(path);
    const asset = await bring(path);
    const file = await renditions().fileFor('instagram', 'image', asset.id, 'A panorama');
    if (!file.ok) throw new Error(file.failure.code);
    expect(file.value).toMatchObject({ mime: 'image/jpeg', alt: 'A panorama' });
    const ratio = file.value.width / file.value.height;
    expect(ratio).toBeLessThanOrEqual(networkLimits.instagram.images?.ratio?.max ?? 0);
    expect(file.value.width).toBeLessThanOrEqual(1440);
  });

  test('is made once for all accounts that publish it at the same time', async () => {
    const path = join(folder, 'twice.jpg');
    await picture(1200, 900, '#936').jpeg().toFile(path);
    const asset = await bring(path);
    const made = renditions();
    const alts = Array.from({ length: 12 }, (_, index) => `Account ${index}`);
    const files = await Promise.all(alts.map((alt) => made.fileFor('facebook', 'image', asset.id, alt)));
    expect(files).toMatchObject(alts.map((alt) => ({ ok: true, value: { alt } })));
  });

  test('is small enough for Bluesky, whatever it was', async () => {
    const path = join(folder, 'large.jpg');
    const noise = Buffer.from(
      Uint8Array.from({ length: 2400 * 2400 * 3 }, (_, index) => (index * 104_729) % 256),
    );
    await sharp(noise, { raw: { width: 2400, height: 2400, channels: 3 } })
      .jpeg({ quality: 98 })
      .toFile(path);
    const asset = await bring(path);
    expect(asset.bytes).toBeGreaterThan(2_000_000);
    const file = await renditions().fileFor('bluesky', 'image', asset.id, '');
    if (!file.ok) throw new Error(file.failure.code);
    expect(file.value.bytes).toBeLessThanOrEqual(2_000_000);
    expect(statSync(file.value.path).size).toBe(file.value.bytes);
  });
});
