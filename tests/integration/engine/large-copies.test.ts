import { randomUUID } from 'node:crypto';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPromise } from 'yauzl';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { fillProfile, type FullProfile } from '../../full-profile.ts';

const mebibyte = 1024 * 1024;
/** A library and a history that would be seen at once in the memory of whoever held one of them. */
const mediaBytes = 600 * mebibyte;
const texts = 6000;
const textLength = 60_000;
/** Room for buffers, and for what the collector has not taken yet. */
const room = 150 * mebibyte;

let bench: EngineBench;
let full: FullProfile;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-large-'));
  bench = await openBench();
  full = await fillProfile(bench);
});
afterEach(async () => {
  await bench.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** By how much the process grows at most while a copy is written (bytes). */
async function growthOf(kind: 'archive' | 'page', path: string): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  await bench.engine.copies.write(kind, path).finally(() => clearInterval(watch));
  return most - before;
}

async function sizesIn(path: string): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for await (const entry of (await openPromise(path)).eachEntry()) {
    sizes.set(entry.fileName, entry.uncompressedSize);
  }
  return sizes;
}

test('D10 a large video goes into the archive without being held in memory', async () => {
  const original = openSync(bench.engine.files.original({ id: full.ownAsset, extension: 'jpg' }), 'r+');
  ftruncateSync(original, mediaBytes);
  writeSync(original, 'the end', mediaBytes - 7);
  closeSync(original);
  const path = join(folder, 'large.zip');
  expect(await growthOf('archive', path)).toBeLessThan(room);
  expect((await sizesIn(path)).get(`media/${full.ownAsset}.jpg`)).toBe(mediaBytes);
});

test('D9, D10 a long history is written without being held in memory', async () => {
  const text = 'word '.repeat(textLength / 5);
  for (let index = 0; index < texts; index += 1) {
    bench.engine.postDesk.create(randomUUID(), { text, media: [], variants: [] });
  }
  const page = join(folder, 'large.html');
  expect(await growthOf('page', page)).toBeLessThan(room);
  expect(statSync(page).size).toBeGreaterThan(texts * textLength);
  const path = join(folder, 'large.zip');
  expect(await growthOf('archive', path)).toBeLessThan(room);
  expect((await sizesIn(path)).get('csv/post.csv')).toBeGreaterThan(texts * textLength);
});
