import type Database from 'better-sqlite3';
import type { DiskCause, DiskRefusal } from '../../../shared/model/disk.ts';
import type { Clock } from '../clock.ts';
import type { Events } from '../events.ts';
import { errorCodeOf } from './open-database.ts';

/**
 * Whether the disk takes what the engine writes. Known in memory alone, and told by events alone: a full disk can be asked to keep
 * neither. What was under way is safe without it, because every step of a publication is durable before it is taken.
 */
export interface Disk {
  /** Why and since when writes are refused; null while they are taken. */
  readonly refusal: DiskRefusal | null;
  /** Whether `error` is the disk refusing a write; it is remembered and the owner is told once. */
  note(error: unknown): boolean;
  /** Tries a write of its own, not sooner than `diskProbeEvery` after the last refusal; whether the disk takes writes again. */
  probe(): boolean;
  /** Resolves when writes are taken, or at once when `signal` aborts. */
  whenBack(signal: AbortSignal): Promise<void>;
}

/** How often a disk that refused a write is asked again (ms). */
export const diskProbeEvery = 10_000;

/** Room that must be there before publishing goes on (bytes): the next steps would fill less at once. */
const probeBytes = 256 * 1024;

/** A disk that fills up again sooner than this (ms) is not worth another notification. */
const quietFor = 60 * 60_000;

/** Codes of SQLite that say that bytes could not be put on the disk (sqlite.org/rescode.html), beside its `SQLITE_READONLY…`. */
const failedWrites = [
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
  'SQLITE_IOERR_DIR_FSYNC',
  'SQLITE_IOERR_TRUNCATE',
];

/** Whether `error` says that the disk did not take a write, and why; null for every other error. */
export function diskCauseOf(error: unknown): DiskCause | null {
  const code = errorCodeOf(error);
  if (['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(code)) return 'full';
  const refused = failedWrites.includes(code) || code.startsWith('SQLITE_READONLY') || code === 'EROFS';
  return refused ? 'failing' : null;
}

/** Watches the disk under `database`. */
export function createDisk(database: Database.Database, clock: Clock, events: Events): Disk {
  let refusal: DiskRefusal | null = null;
  let refusedAt = 0;
  let toldAt: number | undefined;
  const waiting = new Set<() => void>();
  /** An error passes several places on its way; one that arrives late says nothing new. */
  const noted = new WeakSet<object>();

  function change(next: DiskRefusal | null): void {
    refusal = next;
    events.changes.emit({ topics: ['app'] });
  }

  function note(error: unknown): boolean {
    const cause = diskCauseOf(error);
    if (cause === null || !(error instanceof Error)) return false;
    if (noted.has(error)) return true;
    noted.add(error);
    const now = clock.now();
    refusedAt = now;
    if (refusal?.cause === cause) return true;
    change({ cause, since: refusal?.since ?? now });
    if (toldAt === undefined || Math.abs(now - toldAt) > quietFor) {
      toldAt = now;
      events.notices.emit({ kind: 'disk-refuses', cause });
    }
    return true;
  }

  return {
    get refusal() {
      return refusal;
    },
    note,
    probe() {
      if (Math.abs(clock.now() - refusedAt) < diskProbeEvery) return false;
      try {
        // Committed, because what is rolled back never reaches the disk; text, because the column takes nothing else.
        database
          .prepare("insert or replace into fact (name, value) values ('disk-probe', hex(zeroblob(?)))")
          .run(probeBytes / 2);
        database.prepare("delete from fact where name = 'disk-probe'").run();
      } catch (error) {
        if (note(error)) return false;
        throw error;
      }
      if (refusal === null) return true;
      change(null);
      for (const resume of waiting) resume();
      waiting.clear();
      return true;
    },
    whenBack: (signal) =>
      new Promise((resolve) => {
        if (refusal === null || signal.aborted) return resolve();
        waiting.add(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
  };
}
