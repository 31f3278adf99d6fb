import type Database from 'better-sqlite3';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
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
  /** The first page of the write-ahead log moved into the file; for a clean end. */
  close(): void;
}

/** Statements kept prepared; `in` lists make one for each length, hence the bound. */
const preparedStatements = 400;

/** Wraps an open database. */
export function createStore(database: Database.Database): Store {
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
            results.push(() => reject(error));
          }
        }
      })();
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const settle of results) settle();
  }

  return {
    sql,
    all<T>(query: Compilable<T>): readonly T[] {
      const { statement, parameters } = bind(query);
      return statement.all(...parameters) as T[];
    },
    first<T>(query: Compilable<T>): T | undefined {
      const { statement, parameters } = bind(query);
      return statement.get(...parameters) as T | undefined;
    },
    run(query) {
      const { statement, parameters } = bind(query);
      return statement.reader ? statement.all(...parameters).length : statement.run(...parameters).changes;
    },
    transaction: (work) => database.transaction(work)(),
    together: <T>(work: () => T): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
        if (waiting.length === 1) setImmediate(commitWaiting);
      }),
    close() {
      if (waiting.length > 0) commitWaiting();
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}
