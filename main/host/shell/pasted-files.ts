import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** The largest pasted file (bytes). */
const maxBytes = 50 * 1024 * 1024;

/** Writes a pasted picture or document where the engine can import it from; null when it is none or too large. */
export async function keepPasted(folder: string, bytes: ArrayBuffer, mime: string): Promise<string | null> {
  const extension = extensions[mime];
  if (extension === undefined || bytes.byteLength === 0 || bytes.byteLength > maxBytes) return null;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `pasted-${randomUUID()}.${extension}`);
  await writeFile(path, new Uint8Array(bytes), { mode: 0o600 });
  return path;
}
