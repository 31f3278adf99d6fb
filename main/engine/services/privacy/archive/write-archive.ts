import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { z } from '../../../../../shared/zod.ts';
import type { Clock } from '../../../clock.ts';
import type { Store } from '../../../store/store.ts';
import type { MediaFiles } from '../../media/media-files.ts';
import { type ArchivedTableName, archivedTable, archivedTables, tablesOf } from './archived-tables.ts';
import { isTime } from './columns.ts';
import { csvLine } from './csv.ts';
import { archiveFormat, type Manifest } from './manifest.ts';
import { newFile } from '../new-file.ts';
import { readRows, type Row } from './read-rows.ts';

export interface ArchiveSource {
  readonly store: Store;
  readonly files: MediaFiles;
  readonly profile: string;
  readonly clock: Clock;
}

/** What was written. */
export interface WrittenArchive {
  readonly rows: number;
  readonly media: number;
  readonly bytes: number;
}

/** A file of rows ends after this many bytes; a reader never has to hold more than one. */
const partBytes = 8_000_000;

/**
 * Writes everything that travels into one ZIP at `path`, whole or not at all: JSON with its schema, CSV beside it, media as they are.
 * Nothing is held in memory but a page of rows and a piece of a file.
 */
export async function writeArchive(
  source: ArchiveSource,
  path: string,
  readme: string,
): Promise<WrittenArchive> {
  const target = newFile(path);
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, target.stream);
  /** Rejects when the target or a source fails: an entry that waits for its turn would wait for ever. */
  const broken = new Promise<never>((_resolve, reject) => {
    written.catch(reject);
    zip.on('error', reject);
  });
  broken.catch(() => undefined);
  const files: Manifest['files'] = {};
  const tables: Manifest['tables'] = {};
  const missingMedia: string[] = [];

  /** Adds a file and resolves when the archive has all of it. */
  async function add(name: string, open: () => Readable, compress: boolean): Promise<void> {
    const hash = createHash('sha256');
    let bytes = 0;
    const measured = new Transform({
      transform(piece: Buffer, _encoding, done) {
        hash.update(piece);
        bytes += piece.length;
        done(null, piece);
      },
    });
    const ended = new Promise<void>((resolve, reject) => {
      measured.on('end', resolve);
      measured.on('error', reject);
      zip.addReadStreamLazy(
        name,
        { mode: 0o100600, mtime: new Date(source.clock.now()), compress },
        (give) => {
          pipeline(open(), measured).catch(reject);
          give(null, measured);
        },
      );
    });
    await Promise.race([ended, broken]);
    files[name] = { bytes, sha256: hash.digest('hex') };
  }

  const addText = (name: string, text: string): Promise<void> =>
    add(name, () => Readable.from([Buffer.from(text)]), true);

  try {
    await addText('README.txt', readme);
    for (const name of tablesOf('travels', 'told')) {
      await addText(`schema/${name}.json`, JSON.stringify(schemaOf(name), null, 2));
    }
    // Children first: whatever is written meanwhile, each row's parent is in the archive too.
    for (const name of tablesOf('travels', 'told').toReversed()) {
      tables[name] = await addRows(source.store, name, add);
    }
    const settings = join(source.profile, 'settings.json');
    if (existsSync(settings)) await addText('settings.json', await readFile(settings, 'utf8'));
    let media = 0;
    for await (const page of readRows(source.store, 'media_asset')) {
      for (const row of page) {
        const file = source.files.original({ id: String(row['id']), extension: String(row['extension']) });
        if (!existsSync(file)) {
          missingMedia.push(String(row['id']));
          continue;
        }
        await add(`media/${basename(file)}`, () => createReadStream(file), false);
        media += 1;
      }
    }
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
    const manifest: Manifest = {
      product: 'kaizup',
      format: archiveFormat,
      exportedAt: source.clock.now(),
      tables,
      files: { ...files },
      leftOut: leftOut(),
      missingMedia,
    };
    await addText('manifest.json', JSON.stringify(manifest, null, 2));
    zip.end();
    await written;
    await target.keep();
    return { rows, media, bytes: Object.values(files).reduce((sum, file) => sum + file.bytes, 0) };
  } catch (error) {
    if ('destroy' in zip.outputStream) (zip.outputStream as Readable).destroy();
    await written.catch(() => undefined);
    await target.drop();
    throw error;
  }
}

type Add = (name: string, open: () => Readable, compress: boolean) => Promise<void>;

/** The rows of a table as JSON in files of bounded size, one row a line, and as one CSV file. */
async function addRows(store: Store, name: ArchivedTableName, add: Add): Promise<Manifest['tables'][string]> {
  const parts: string[] = [];
  let rows = 0;
  const source = flat(readRows(store, name));
  let next = await source.next();
  do {
    const part = `data/${name}/${String(parts.length + 1).padStart(4, '0')}.json`;
    parts.push(part);
    await add(part, () => Readable.from(onePart()), true);
  } while (next.done !== true);

  async function* onePart(): AsyncGenerator<Buffer> {
    let bytes = 0;
    let before = '[\n';
    while (next.done !== true && bytes < partBytes) {
      const piece = Buffer.from(before + JSON.stringify(next.value));
      bytes += piece.length;
      rows += 1;
      before = ',\n';
      yield piece;
      next = await source.next();
    }
    yield Buffer.from(bytes === 0 ? '[]\n' : '\n]\n');
  }

  const columns = Object.keys(archivedTable(name).row.shape);
  await add(`csv/${name}.csv`, () => Readable.from(csvOf(store, name, columns)), true);
  return { rows, imported: archivedTable(name).fate === 'travels', files: parts };
}

async function* flat(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<Row> {
  for await (const page of pages) yield* page;
}

/** Comma-separated, with a mark of its encoding for spreadsheets; times as ISO 8601. */
async function* csvOf(
  store: Store,
  name: ArchivedTableName,
  columns: readonly string[],
): AsyncGenerator<Buffer> {
  yield Buffer.from(`\uFEFF${csvLine(columns)}`);
  for await (const page of readRows(store, name)) {
    yield Buffer.from(
      page.map((row) => csvLine(columns.map((column) => csvValue(name, column, row)))).join(''),
    );
  }
}

function csvValue(name: ArchivedTableName, column: string, row: Row): unknown {
  const value = row[column];
  return isTime(archivedTable(name).row, column) && typeof value === 'number'
    ? new Date(value).toISOString()
    : value;
}

/** The JSON Schema of a table's files. */
function schemaOf(name: ArchivedTableName): unknown {
  return z.toJSONSchema(z.array(archivedTable(name).row).meta({ title: name }), { io: 'input' });
}

/** Everything that is not in the archive, by table and column. */
function leftOut(): Manifest['leftOut'] {
  return (Object.keys(archivedTables) as ArchivedTableName[]).flatMap((table): Manifest['leftOut'] => {
    const { fate, because = 'this-computer', without = {} } = archivedTable(table);
    if (fate === 'stays') return [{ table, column: null, because }];
    return Object.entries(without).map(([column, why]) => ({ table, column, because: why }));
  });
}
