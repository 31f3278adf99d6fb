import { createHash, randomBytes } from 'node:crypto';
import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { PublishFile } from '../../../main/engine/networks/network.ts';
import { copyClip } from '../../mp4.ts';
import { a4, writePdf } from '../../pdf.ts';
import { publishFile } from './publish-job.ts';

let made = 0;

/** A picture like no other. */
export async function photo(folder: string, alt = ''): Promise<PublishFile> {
  made += 1;
  const [width, height] = [640 + made, 480];
  const path = join(folder, `photo-${made}.jpg`);
  await sharp({ create: { width, height, channels: 3, background: { r: made % 256, g: 120, b: 40 } } })
    .jpeg()
    .toFile(path);
  return publishFile(path, { kind: 'image', mime: 'image/jpeg', width, height, alt });
}

/** A real video like no other; `bytes` makes the file that large with an empty box at its end, which players skip. */
export async function clip(
  folder: string,
  { bytes = 0, title = 'Clip', seconds = 4 } = {},
): Promise<PublishFile> {
  made += 1;
  const path = await copyClip(folder, { title: `${title} ${made}`, ...(seconds < 4 ? { seconds } : {}) });
  const { size } = await stat(path);
  if (bytes > size) {
    const box = randomBytes(bytes - size);
    box.writeUInt32BE(box.length, 0);
    box.write('free', 4, 'latin1');
    await appendFile(path, box);
  }
  return publishFile(path, {
    kind: 'video',
    mime: 'video/mp4',
    width: 1080,
    height: 1920,
    durationMs: seconds * 1000,
  });
}

/** SHA-256 of a file, hex. */
export async function digest({ path }: PublishFile): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** A real PDF like no other. */
export async function pdf(folder: string, fileName = 'price-list.pdf'): Promise<PublishFile> {
  made += 1;
  const path = join(folder, `document-${made}.pdf`);
  await writePdf(path, { title: `Price list ${made}`, pages: [a4, a4] });
  return publishFile(path, { kind: 'document', mime: 'application/pdf', width: 595, height: 842, fileName });
}
