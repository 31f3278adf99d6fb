import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { archiveFormat, archiveName, type Manifest, manifest } from './manifest.ts';

/** Why an archive is not taken. Nothing of it is kept then. */
export type ArchiveFault =
  /** No ZIP, cut off, or a file in it is not what its list says. */
  | 'damaged'
  /** A file in it has a name, kind or size that no archive of ours has. */
  | 'suspicious'
  /** Somebody else's archive. */
  | 'foreign'
  /** Written by a later Kaizup. */
  | 'newer';

/** An archive that is refused. */
export class ArchiveRefused extends Error {
  readonly fault: ArchiveFault;
  constructor(fault: ArchiveFault, why: string) {
    super(why);
    this.name = 'ArchiveRefused';
    this.fault = fault;
  }
}

/** An archive whose list of files has been judged. */
export interface OpenArchive {
  readonly manifest: Manifest;
  /** Names of the files below a folder. */
  names(folder: 'media'): readonly string[];
  /** Bytes that the media will take on the disk, as the archive says. */
  readonly mediaBytes: number;
  /** A JSON file, checked against the manifest's digest. It is inflated anew each time: only compressed bytes are held. */
  json(name: string): Promise<() => unknown>;
  /** The bytes of a media file; more or fewer than declared is an error. */
  media(name: string): Promise<{ readonly stream: Readable; readonly bytes: number }>;
  close(): void;
}

/** More files than an owner's library ever had. */
const maxEntries = 200_000;
/** A JSON file is inflated whole: our own end at 8 MB and a row. */
const maxJsonBytes = 32_000_000;
/** Compressed JSON is held in memory until it is in the database. */
const maxHeldBytes = 256_000_000;
/** Pictures and videos hardly shrink; what inflates further was made to fill a disk. */
const maxMediaRatio = 100;
const smallMedia = 10_000_000;
const maxMediaBytes = 10_000_000_000;

const symbolicLink = 0o120000;
const fileTypeMask = 0o170000;
const regularFile = 0o100000;

/** Opens the archive at `path` and judges every entry before one is read. Throws `ArchiveRefused`. */
export async function openArchive(path: string): Promise<OpenArchive> {
  const zip = await refusing(
    openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      strictFileNames: true,
    }),
  );
  try {
    const entries = await refusing(judgedEntries(zip));
    const found = entries.get('manifest.json');
    if (found === undefined) throw new ArchiveRefused('foreign', 'There is no manifest');
    const described = readManifest(inflate(found, await held(zip, found)));
    for (const name of Object.keys(described.files)) {
      if (!entries.has(name)) throw new ArchiveRefused('damaged', `${name} is missing`);
    }
    let heldBytes = 0;

    return {
      manifest: described,
      names: (folder) => [...entries.keys()].filter((name) => name.startsWith(`${folder}/`)),
      mediaBytes: [...entries.values()]
        .filter(({ fileName }) => fileName.startsWith('media/'))
        .reduce((sum, entry) => sum + entry.uncompressedSize, 0),
      async json(name) {
        const entry = entries.get(name);
        const listed = described.files[name];
        if (entry === undefined || listed === undefined) {
          throw new ArchiveRefused('damaged', `${name} is not listed`);
        }
        heldBytes += entry.compressedSize;
        if (heldBytes > maxHeldBytes) throw new ArchiveRefused('suspicious', 'There is too much data');
        const compressed = await held(zip, entry);
        return () => {
          const bytes = inflate(entry, compressed);
          if (createHash('sha256').update(bytes).digest('hex') !== listed.sha256) {
            throw new ArchiveRefused('damaged', `${name} was changed`);
          }
          return parsed(bytes, name);
        };
      },
      async media(name) {
        const entry = entries.get(name);
        if (entry === undefined) throw new ArchiveRefused('damaged', `${name} is missing`);
        return { stream: await refusing(zip.openReadStreamPromise(entry)), bytes: entry.uncompressedSize };
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** What the ZIP reader finds wrong, in our words. */
async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ArchiveRefused || !(error instanceof Error)) throw error;
    // The reader itself refuses names that lead out of a folder: absolute, with a drive, with a step up.
    const leadsElsewhere = /absolute path|invalid relative path|invalid characters/.test(error.message);
    throw new ArchiveRefused(leadsElsewhere ? 'suspicious' : 'damaged', error.message);
  }
}

async function judgedEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > maxEntries) throw new ArchiveRefused('suspicious', 'There are too many files');
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (!archiveName.test(name)) throw new ArchiveRefused('suspicious', 'A file has a foreign name');
    if (entries.has(name)) throw new ArchiveRefused('suspicious', `${name} is there twice`);
    const type = (entry.externalFileAttributes >>> 16) & fileTypeMask;
    if (type === symbolicLink || (type !== 0 && type !== regularFile)) {
      throw new ArchiveRefused('suspicious', `${name} is no plain file`);
    }
    if (entry.isEncrypted() || !entry.canDecodeFileData()) {
      throw new ArchiveRefused('suspicious', `${name} is packed in a foreign way`);
    }
    judgeSize(entry);
    entries.set(name, entry);
  }
  return entries;
}

function judgeSize({ fileName, uncompressedSize, compressedSize }: Entry): void {
  const inflates = uncompressedSize > smallMedia && uncompressedSize > compressedSize * maxMediaRatio;
  const tooLarge = fileName.startsWith('media/')
    ? uncompressedSize > maxMediaBytes || inflates
    : // Text for people is never inflated here; it may be as long as it is.
      fileName.endsWith('.json') && uncompressedSize > maxJsonBytes;
  if (tooLarge) throw new ArchiveRefused('suspicious', `${fileName} is too large`);
}

/** The entry's bytes as they are in the archive. */
async function held(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.compressedSize > maxJsonBytes) {
    throw new ArchiveRefused('suspicious', `${entry.fileName} is too large`);
  }
  const stream = await refusing(zip.openReadStreamPromise(entry, { decodeFileData: false }));
  return refusing(
    (async () => {
      const pieces: Buffer[] = [];
      for await (const piece of stream) pieces.push(piece as Buffer);
      return Buffer.concat(pieces);
    })(),
  );
}

/** Inflates with a limit of its own: what an archive declares is not believed. */
function inflate(entry: Entry, compressed: Buffer): Buffer {
  if (entry.compressionMethod === 0) return compressed;
  try {
    const bytes = inflateRawSync(compressed, { maxOutputLength: maxJsonBytes });
    if (bytes.length !== entry.uncompressedSize) {
      throw new ArchiveRefused('suspicious', `${entry.fileName} is not as long as it says`);
    }
    return bytes;
  } catch (error) {
    if (error instanceof ArchiveRefused || !(error instanceof Error)) throw error;
    const tooLarge = 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ArchiveRefused(tooLarge ? 'suspicious' : 'damaged', `${entry.fileName}: ${error.message}`);
  }
}

function readManifest(bytes: Buffer): Manifest {
  const value = parsed(bytes, 'manifest.json');
  const result = manifest.safeParse(value);
  if (result.success) return result.data;
  const { product, format } = (value ?? {}) as { readonly product?: unknown; readonly format?: unknown };
  if (product !== 'kaizup') throw new ArchiveRefused('foreign', 'The manifest is not ours');
  if (format !== archiveFormat) throw new ArchiveRefused('newer', 'The layout is of another version');
  throw new ArchiveRefused('damaged', 'The manifest cannot be read');
}

function parsed(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new ArchiveRefused('damaged', `${name} is no JSON`);
    throw error;
  }
}
