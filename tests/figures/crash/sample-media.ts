import { randomBytes } from 'node:crypto';
import { appendFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { copyClip } from '../../mp4.ts';

/** Media by what they are. */
export type SampleMedia = 'none' | 'picture' | 'pictures' | 'video';

/** Writes the samples into `folder`: the files of each, in order. */
export async function drawSamples(folder: string): Promise<Readonly<Record<SampleMedia, readonly string[]>>> {
  const pictures: string[] = [];
  for (const [index, background] of ['#a63', '#c96', '#963'].entries()) {
    const path = join(folder, `bread-${index}.jpg`);
    await sharp({ create: { width: 1080, height: 1080, channels: 3, background } })
      .jpeg()
      .toFile(path);
    pictures.push(path);
  }
  const video = await copyClip(folder, { title: 'matrix' });
  await padTo(video, 120_000);
  return { none: [], picture: pictures.slice(0, 1), pictures, video: [video] };
}

/** Makes a video as large as every network wants it, with an empty box at its end that players skip. */
async function padTo(path: string, bytes: number): Promise<void> {
  const box = randomBytes(Math.max(8, bytes - (await stat(path)).size));
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  await appendFile(path, box);
}
