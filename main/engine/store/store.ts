import type Database from 'better-sqlite3';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Disk } from './disk.ts';
import type { Tables } from './tables.ts';

/** The database as services use it: typed queries, run synchronously by the single writer. */
export interface Store {
  /** Builds queries; it runs none by itself. */
  readonly sql: Kysely<Tables>;
  /** Rows of a query, or of a `returning` clause. */
  all<T>(query: Compilable<T>): readonly T[];
  first<T>(query: Compilable<T>): T | undefined;
  /** Runs a statement for its effect and tells how many rows it changed. */
  run(query: Compilable): number;
  /** All of `work` or nothing. Nested calls join the outer transaction. */
  transaction<T>(work: () => T): T;
  /** Runs `work` in the next shared transaction and resolves after its COMMIT: many outcomes, one sync to disk. */
  together<T>(work: () => T): Promise<T>;
  /** Rewrites the file without what was deleted: no page, free or not, and no log holds it any more. */
  scrub(): void;
  /** The first page of the write-ahead log moved into the file; for a clean end. */
  close(): void;
}

/** Statements kept prepared; `in` lists make one for each length, hence the bound. */
const preparedStatements = 400;

/** Wraps an open database; `disk` hears of every write that it refuses. */
export function createStore(database: Database.Database, disk: Disk): Store {
  const sql = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  const prepared = new Map<string, Database.Statement>();

  function prepare(text: string): Database.Statement {
    const known = prepared.get(text);
    if (known !== undefined) {
      prepared.delete(text);
      prepared.set(text, known);
      return known;
    }
    const statement = database.prepare(text);
    prepared.set(text, statement);
    if (prepared.size > preparedStatements) {
      const oldest = prepared.keys().next();
      if (oldest.done !== true) prepared.delete(oldest.value);
    }
    return statement;
  }

  function bind(query: Compilable): { statement: Database.Statement; parameters: readonly unknown[] } {
    const { sql: text, parameters } = query.compile();
    // The driver would bind undefined as NULL without a word: a forgotten value must not erase a column.
    if (parameters.includes(undefined)) throw new TypeError(`Undefined parameter in: ${text}`);
    return { statement: prepare(text), parameters };
  }

  /** Runs `work`; what the disk refuses is noted on its way to the caller. */
  function watched<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      disk.note(error);
      throw error;
    }
  }

  const waiting: {
    work: () => unknown;
    resolve: (value: unknown) => void;
    reject: (error: unknown) => void;
  }[] = [];

  function commitWaiting(): void {
    const group = waiting.splice(0);
    const results: (() => void)[] = [];
    try {
      database.transaction(() => {
        for (const { work, resolve, reject } of group) {
          try {
            // A savepoint each: one caller's fault does not undo the others' work.
            const value = database.transaction(work)();
            results.push(() => resolve(value));
          } catch (error) {
            // A full disk ends the whole transaction (sqlite.org/lang_transaction.html): what went before is undone as well.
            if (!database.inTransaction) throw error;
            results.push(() => reject(error));
          }
        }
      })();
    } catch (error) {
      disk.note(error);
      for (const { reject } of group) reject(error);
      return;
    }
    for (const settle of results) settle();
  }

  return {
    sql,
    all<T>(query: Compilable<T>): readonly T[] {
      const { statement, parameters } = bind(query);
      return watched(() => statement.all(...parameters) as T[]);
    },
    first<T>(query: Compilable<T>): T | undefined {
      const { statement, parameters } = bind(query);
      return watched(() => statement.get(...parameters) as T | undefined);
    },
    run(query) {
      const { statement, parameters } = bind(query);
      return watched(() =>
        statement.reader ? statement.all(...parameters).length : statement.run(...parameters).changes,
      );
    },
    transaction: (work) => watched(() => database.transaction(work)()),
    together: <T>(work: () => T): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
        if (waiting.length === 1) setImmediate(commitWaiting);
      }),
    scrub: () =>
      watched(() => {
        if (waiting.length > 0) commitWaiting();
        database.exec('vacuum');
        database.pragma('wal_checkpoint(TRUNCATE)');
      }),
    close() {
      if (waiting.length > 0) commitWaiting();
      try {
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // Without room the log stays beside the file; the next start reads both.
        if (!disk.note(error)) throw error;
      } finally {
        database.close();
      }
    },
  };
}
