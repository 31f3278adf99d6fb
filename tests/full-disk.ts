import type Database from 'better-sqlite3';
import { openDatabase } from '../main/engine/store/open-database.ts';

/** A disk under a real database that can be filled and emptied. */
export interface FillableDisk {
  /** Opens a profile's database on this disk; for the engine's options. */
  readonly openDatabase: typeof openDatabase;
  /** Nothing fits from the `step`-th write to a publication or its ledger on, counted from now; 0: from now on. */
  fill(step?: number): void;
  makeRoom(): void;
}

/** More than the free pages of a test's database, and than the steps before the one that fills it (bytes, pages). */
const oneWriteTooMany = 4_000_000;
const roomForSteps = 200;

/** Tables of a publication's durable steps. */
const ledgerTables = ['publication', 'attempt', 'attempt_step'];

/**
 * Creates the disk. It is SQLite itself that refuses, with SQLITE_FULL, because it may add no more pages to the file
 * (`max_page_count`). That alone would let every write through that finds a place on pages that are there, as a full disk at times
 * does; so once it is full each write asks for more room than there is. `durableStep` is told of each write to a publication or its
 * ledger, in the middle of it.
 */
export function createFillableDisk(durableStep: () => void = () => undefined): FillableDisk {
  let database: Database.Database | undefined;
  let stepsLeft: number | undefined;
  const isFull = (): boolean => stepsLeft !== undefined && stepsLeft <= 0;

  function write(table: string): 0 | 1 {
    if (ledgerTables.includes(table)) {
      durableStep();
      if (stepsLeft !== undefined) stepsLeft -= 1;
    }
    return isFull() ? 1 : 0;
  }

  function pages(name: 'page_count' | 'max_page_count', value?: number): number {
    const pragma = value === undefined ? name : `${name} = ${value}`;
    return Number(database?.open === true ? database.pragma(pragma, { simple: true }) : 0);
  }

  function watch(opened: Database.Database): void {
    opened.function('kaizup_test_write', (table) => write(String(table)));
    opened.exec('create table if not exists ballast (bytes blob)');
    const tables = opened
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
      .pluck()
      .all()
      .map(String);
    for (const table of tables.filter((name) => name !== 'ballast')) {
      for (const event of ['insert', 'update', 'delete']) {
        opened.exec(
          `create temp trigger "${table}_${event}" after ${event} on main."${table}" begin
             insert into ballast select zeroblob(${oneWriteTooMany}) where kaizup_test_write('${table}') = 1;
           end`,
        );
      }
    }
  }

  return {
    async openDatabase(profile, keys) {
      const opened = await openDatabase(profile, keys);
      if (opened.ok) {
        database = opened.value;
        watch(database);
        if (stepsLeft !== undefined) pages('max_page_count', pages('page_count') + roomForSteps);
      }
      return opened;
    },
    fill(step = 0) {
      pages('max_page_count', pages('page_count') + roomForSteps);
      stepsLeft = step;
    },
    makeRoom() {
      stepsLeft = undefined;
      pages('max_page_count', 1_000_000_000);
    },
  };
}
