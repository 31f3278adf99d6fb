import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, statfs } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { PublicationState } from '../../../../../shared/model/publication.ts';
import { ExpectedError } from '../../../expected-error.ts';
import { errorCodeOf } from '../../../store/open-database.ts';
import type { StoredAsset } from '../../../store/repositories/media.ts';
import type { Store } from '../../../store/store.ts';
import { makeShown } from '../../media/import-media.ts';
import { probeFile } from '../../media/probe.ts';
import { type ArchivedTableName, archivedTable, tablesOf } from './archived-tables.ts';
import { ArchiveRefused, type OpenArchive, openArchive } from './open-archive.ts';
import type { Row } from './read-rows.ts';
import type { ArchiveSource } from './write-archive.ts';

/** What came back. */
export interface ImportedArchive {
  readonly posts: number;
  readonly accounts: number;
  readonly media: number;
}

/** Room that must be left beside what an archive brings (bytes). */
const reserve = 200_000_000;

/**
 * Takes the archive at `path` into a profile in which nothing was made yet: all of it or nothing. First everything is read and judged, then
 * the media are opened like any file that the owner brings in, and only then rows are written, in one transaction.
 */
export async function importArchive(source: ArchiveSource, path: string): Promise<ImportedArchive> {
  const { store, files } = source;
  assertFresh(store);
  const archive = await openFor(path);
  const placed: string[] = [];
  try {
    const tables = await readTables(archive);
    const assets = rowsOf(tables, 'media_asset');
    await assertRoom(files.folder, archive.mediaBytes);
    const missing = new Set(archive.manifest.missingMedia);
    for (const row of assets) {
      if (!missing.has(String(row['id']))) await bringMedia(source, archive, row, placed);
    }
    if (archive.names('media').length !== assets.filter((row) => !missing.has(String(row['id']))).length) {
      throw new ArchiveRefused('suspicious', 'There are media that nothing speaks of');
    }
    try {
      store.transaction(() => {
        // Something may have been made while the files were read.
        assertFresh(store);
        writeRows(store, tables);
      });
    } catch (error) {
      // A row that is there twice, or that refers to nothing.
      if (errorCodeOf(error).startsWith('SQLITE_CONSTRAINT')) {
        throw new ArchiveRefused('damaged', 'Its parts do not fit together');
      }
      throw error;
    }
    const count = (name: ArchivedTableName): number => archive.manifest.tables[name]?.rows ?? 0;
    return { posts: count('post'), accounts: count('account'), media: assets.length };
  } catch (error) {
    for (const file of placed) await rm(file, { force: true });
    throw expectedOf(error);
  } finally {
    archive.close();
  }
}

async function openFor(path: string): Promise<OpenArchive> {
  try {
    return await openArchive(path);
  } catch (error) {
    throw expectedOf(error);
  }
}

/** As the owner is told it: a sentence each, nothing of the archive's own words. */
function expectedOf(error: unknown): unknown {
  if (error instanceof ArchiveRefused) return new ExpectedError(`archive-${error.fault}`);
  const code = errorCodeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ExpectedError('disk-full', {}, true);
  return error;
}

function assertFresh(store: Store): void {
  for (const table of ['account', 'post', 'media_asset'] as const) {
    if (store.first(store.sql.selectFrom(table).select('id').limit(1)) !== undefined) {
      throw new ExpectedError('profile-not-fresh');
    }
  }
}

/** A table's files, each to be opened again when its rows are written. */
type Tables = ReadonlyMap<ArchivedTableName, readonly (() => unknown)[]>;

/** Reads and judges every row: nothing is written before the last one has been. */
async function readTables(archive: OpenArchive): Promise<Tables> {
  const tables = new Map<ArchivedTableName, readonly (() => unknown)[]>();
  for (const name of tablesOf('travels')) {
    const listed = archive.manifest.tables[name];
    if (listed === undefined) continue;
    const parts: (() => unknown)[] = [];
    let rows = 0;
    for (const file of listed.files) {
      if (!file.startsWith(`data/${name}/`)) throw new ArchiveRefused('damaged', `${file} is misplaced`);
      const part = await archive.json(file);
      rows += rowsIn(name, part).length;
      parts.push(part);
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (rows !== listed.rows) throw new ArchiveRefused('damaged', `${name} is not whole`);
    tables.set(name, parts);
  }
  return tables;
}

function rowsIn(name: ArchivedTableName, part: () => unknown): readonly Row[] {
  const value = part();
  if (!Array.isArray(value)) throw new ArchiveRefused('damaged', `${name} is no list`);
  const { row } = archivedTable(name);
  for (const each of value) {
    if (!row.safeParse(each).success) throw new ArchiveRefused('damaged', `${name} holds something else`);
  }
  return value as readonly Row[];
}

const rowsOf = (tables: Tables, name: ArchivedTableName): readonly Row[] =>
  (tables.get(name) ?? []).flatMap((part) => rowsIn(name, part));

async function assertRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes + reserve) throw new ExpectedError('disk-full', {}, true);
}

/** Copies a file of the archive, opens it as an import would, and makes what the page shows of it. */
async function bringMedia(
  { files }: ArchiveSource,
  archive: OpenArchive,
  row: Row,
  placed: string[],
): Promise<void> {
  const { id, extension, kind, digest, bytes } = row as unknown as StoredAsset;
  const { stream } = await archive.media(`media/${id}.${extension}`);
  const incoming = files.incoming(id);
  placed.push(incoming);
  const hash = createHash('sha256');
  let length = 0;
  const measure = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      length += piece.length;
      done(length > bytes ? new ArchiveRefused('suspicious', 'A file is longer than it says') : null, piece);
    },
  });
  try {
    await pipeline(stream, measure, createWriteStream(incoming, { mode: 0o600 }));
  } catch (error) {
    if (error instanceof ArchiveRefused || errorCodeOf(error) !== '') throw error;
    throw new ArchiveRefused('damaged', 'A file cannot be unpacked');
  }
  if (length !== bytes || hash.digest('hex') !== digest) {
    throw new ArchiveRefused('damaged', 'A file is not what its row says');
  }
  const probe = await probeFile(incoming);
  if (!probe.ok || probe.value.kind !== kind || probe.value.extension !== extension) {
    throw new ArchiveRefused('suspicious', 'A file is of another kind than its row says');
  }
  const asset = { id, extension, kind };
  placed.push(files.original(asset), files.readable(asset), files.thumb(id), files.preview(id));
  await rename(incoming, files.original(asset));
  if (kind === 'image') await makeShown(files, asset);
}

function writeRows(store: Store, tables: Tables): void {
  // What was noted since the first start stays, and is younger than everything that comes.
  const own = (['consent_decision', 'activity', 'owner_profile_change', 'owner_attestation'] as const).map(
    (name) => ({
      name,
      rows: store.all(store.sql.selectFrom(name).selectAll().orderBy('id')),
    }),
  );
  for (const { name } of own) store.run(store.sql.deleteFrom(name));
  for (const [name, parts] of tables) {
    for (const part of parts) for (const row of rowsIn(name, part)) insert(store, name, row);
  }
  for (const { name, rows } of own) {
    for (const { id: _, ...row } of rows) insert(store, name, row, false);
  }
}

function insert(store: Store, name: ArchivedTableName, archived: Row, asArchived = true): void {
  const { json = [] } = archivedTable(name);
  const row = asArchived ? arriving(name, archived) : archived;
  const columns = Object.keys(row);
  const values = columns.map((column) => {
    const value = row[column];
    return asArchived && json.includes(column) && value !== null ? JSON.stringify(value) : value;
  });
  // A single value that the first start has already decided stays.
  const verb = name === 'fact' || name === 'owner_profile' ? sql`insert or ignore into` : sql`insert into`;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const query = sql`${verb} ${sql.table(name)} (${names}) values (${sql.join(values)})`;
  store.run({ compile: () => query.compile(store.sql) });
}

/** A row as it stands without the sign-ins (`changedOnImport`). */
function arriving(name: ArchivedTableName, row: Row): Row {
  if (name === 'account') return { ...row, status: 'disconnected', facts: '{}' };
  if (name === 'publication') return { ...row, ...arrivingPublication(row), progress: '{}' };
  return row;
}

function arrivingPublication(row: Row): Row {
  const underWay = ['waiting', 'sending', 'checking'].includes(String(row['comment_state']));
  switch (row['state'] as PublicationState) {
    case 'scheduled':
    case 'preparing':
      return { state: 'held', held_reason: 'account-disconnected' };
    case 'committing':
    case 'verifying':
    case 'handed-over':
      return { state: 'needs-owner', evidence: 'account-signed-out' };
    case 'published':
      return underWay ? { comment_state: 'failed' } : {};
    default:
      return {};
  }
}
