import { openPromise } from 'yauzl';

/** Every file of an archive by its name. */
export async function archiveFiles(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    files.set(entry.fileName, Buffer.concat(pieces));
  }
  zip.close();
  return files;
}

/** The rows of a table in an archive. */
export function archivedRows(files: ReadonlyMap<string, Buffer>, table: string): Record<string, unknown>[] {
  return [...files]
    .filter(([name]) => name.startsWith(`data/${table}/`))
    .flatMap(([, bytes]) => JSON.parse(bytes.toString('utf8')) as Record<string, unknown>[]);
}
