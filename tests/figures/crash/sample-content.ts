import { randomBytes } from 'node:crypto';
import { appendFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ContentType } from '../../../shared/model/content-type.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';
import { copyClip } from '../../mp4.ts';
import { writePdf } from '../../pdf.ts';

/** Media by what they are. */
export type SampleMedia = 'none' | 'picture' | 'pictures' | 'video' | 'pdf';

/** Stands for a post that is there before; each network has one of its own. */
export const earlierPost = 'earlier-post';

interface SampleContent {
  readonly media: SampleMedia;
  readonly options?: Partial<PublishOptions>;
}

/** What a content of each type is made of. */
export const sampleContent: Readonly<Record<ContentType, SampleContent>> = {
  text: { media: 'none' },
  link: {
    media: 'none',
    options: {
      link: { url: 'https://levain.example/bread', title: 'Bread', description: '', thumbAssetId: null },
    },
  },
  image: { media: 'picture' },
  images: { media: 'pictures' },
  video: { media: 'video' },
  reel: { media: 'video', options: { format: 'reel' } },
  'photo-story': { media: 'picture', options: { format: 'story' } },
  'video-story': { media: 'video', options: { format: 'story' } },
  document: { media: 'pdf', options: { title: 'Bread' } },
  poll: {
    media: 'none',
    options: {
      poll: { question: 'Which bread?', options: ['Rye', 'Wheat'], durationHours: 72, multiple: false },
    },
  },
  reshare: { media: 'none', options: { reshareOf: earlierPost } },
};

/** Writes the media into `folder`: the files of each, in order. */
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
  const pdf = join(folder, 'bread.pdf');
  await writePdf(pdf);
  return { none: [], picture: pictures.slice(0, 1), pictures, video: [video], pdf: [pdf] };
}

/** Makes a video as large as every network wants it, with an empty box at its end that players skip. */
async function padTo(path: string, bytes: number): Promise<void> {
  const box = randomBytes(Math.max(8, bytes - (await stat(path)).size));
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  await appendFile(path, box);
}
