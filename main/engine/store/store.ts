import type Database from 'better-sqlite3';
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  type LimitNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely';
import type { Disk } from './disk.ts';
import type { Tables } from './tables.ts';

/** The database as services use it: typed queries, run synchronously by the single writer. */
export interface Store {
  /** Builds queries; it runs none by itself. */
  readonly sql: Kysely<Tables>;
  /**
   * A query that is built and compiled once, at its first use: `build` gets stand-ins for the values and must put each into the query
   * as it is. For what runs for each publication, where building costs more than running.
   */
  once<Values extends readonly unknown[], T>(
    build: (...values: Values) => Compilable<T>,
  ): (...values: Values) => Compilable<T>;
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

/** Writes limits out: SQLite plans a statement anew each time that a number is bound to its LIMIT, which costs ten times the search. */
class QueryCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node;
    if (ValueNode.is(limit) && Number.isSafeInteger(limit.value)) this.append(`limit ${String(limit.value)}`);
    else super.visitLimit(node);
  }
}

/** Stands for a value that is given when the query runs. */
class StandIn {
  readonly position: number;
  constructor(position: number) {
    this.position = position;
  }
}

/** Compiles what `build` makes of stand-ins at the first use, and puts the values in at each. */
function buildOnce<Values extends readonly unknown[], T>(
  build: (...values: Values) => Compilable<T>,
): (...values: Values) => Compilable<T> {
  let compiled: CompiledQuery<T> | undefined;
  return (...values) => {
    compiled ??= build(
      ...(Array.from(values, (_, position) => new StandIn(position)) as unknown as Values),
    ).compile();
    const { parameters } = compiled;
    const filled = parameters.map((value) => (value instanceof StandIn ? values[value.position] : value));
    const query = { ...compiled, parameters: filled };
    return { compile: () => query };
  };
}

/** Wraps an open database; `disk` hears of every write that it refuses. */
export function createStore(database: Database.Database, disk: Disk): Store {
  const sql = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new QueryCompiler(),
    },
  });
  const inTransaction = database.transaction(<T>(work: () => T): T => work()) as <T>(work: () => T) => T;
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
      inTransaction(() => {
        for (const { work, resolve, reject } of group) {
          try {
            // A savepoint each: one caller's fault does not undo the others' work.
            const value = inTransaction(work);
            results.push(() => resolve(value));
          } catch (error) {
            // A full disk ends the whole transaction (sqlite.org/lang_transaction.html): what went before is undone as well.
            if (!database.inTransaction) throw error;
            results.push(() => reject(error));
          }
        }
      });
    } catch (error) {
      disk.note(error);
      for (const { reject } of group) reject(error);
      return;
    }
    for (const settle of results) settle();
  }

  return {
    sql,
    once: buildOnce,
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
    transaction: (work) => watched(() => inTransaction(work)),
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
