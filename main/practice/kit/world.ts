import { randomInt } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Documents of one kind, held in memory and written through, so that the practice world survives a restart. */
export interface Collection<T> {
  get(id: string): T | undefined;
  /** Replaces the document and returns it. Values are stored as JSON: no class instances, no undefined. */
  put(id: string, value: T): T;
  delete(id: string): boolean;
  /** In order of first insertion. */
  all(): readonly T[];
  find(test: (value: T) => boolean): T | undefined;
  filter(test: (value: T) => boolean): readonly T[];
}

/** Everything the practice networks remember. */
export interface World {
  collection<T>(name: string): Collection<T>;
  /** A numeric id of `digits` digits as a string; 17 and more exceed what a double can hold, as the real ones do. */
  numericId(digits: number): string;
  /** Folder for the bytes of uploads; one file an upload. */
  readonly blobFolder: string;
  /** Forgets everything, uploads included. */
  reset(): void;
  close(): void;
}

/**
 * Opens the practice world in `folder`, created when missing.
 * `key` is 64 hex digits; with it the file is encrypted like the owner's own database. Without it the world lives in memory only.
 */
export function openWorld(folder: string, key: string | null): World {
  const blobFolder = join(folder, 'uploads');
  mkdirSync(blobFolder, { recursive: true, mode: 0o700 });
  if (key !== null && !/^[0-9a-f]{64}$/.test(key))
    throw new TypeError('The practice key must be 64 hex digits');
  const database = new Database(key === null ? ':memory:' : join(folder, 'world.db'));
  if (key !== null) database.pragma(`key = "x'${key}'"`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(
    'create table if not exists document (position integer primary key, collection text not null, id text not null, body text not null, unique (collection, id))',
  );
  const upsert = database.prepare(
    'insert into document (collection, id, body) values (?, ?, ?) on conflict (collection, id) do update set body = excluded.body',
  );
  const remove = database.prepare('delete from document where collection = ? and id = ?');
  const load = database.prepare<[string], { id: string; body: string }>(
    'select id, body from document where collection = ? order by position',
  );
  const loaded = new Map<string, Map<string, unknown>>();

  function documents(name: string): Map<string, unknown> {
    let entries = loaded.get(name);
    if (entries === undefined) {
      entries = new Map(load.all(name).map((row) => [row.id, JSON.parse(row.body) as unknown]));
      loaded.set(name, entries);
    }
    return entries;
  }

  return {
    blobFolder,
    collection<T>(name: string): Collection<T> {
      const values = (): readonly T[] => [...(documents(name) as Map<string, T>).values()];
      return {
        get: (id) => (documents(name) as Map<string, T>).get(id),
        put(id, value) {
          upsert.run(name, id, JSON.stringify(value));
          documents(name).set(id, value);
          return value;
        },
        delete(id) {
          remove.run(name, id);
          return documents(name).delete(id);
        },
        all: values,
        find: (test) => values().find(test),
        filter: (test) => values().filter(test),
      };
    },
    numericId(digits) {
      let id = String(randomInt(1, 10));
      while (id.length < digits) id += String(randomInt(0, 10));
      return id;
    },
    reset() {
      database.exec('delete from document');
      loaded.clear();
      rmSync(blobFolder, { recursive: true, force: true });
      mkdirSync(blobFolder, { recursive: true, mode: 0o700 });
    },
    close: () => void database.close(),
  };
}
