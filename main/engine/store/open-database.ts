import { chmodSync, existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { BlockReason } from '../../../shared/bridge.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import type { Keys } from './keys.ts';
import { migrations } from './migrations/index.ts';

/** Why the database cannot be used; the owner is told, and the file is left as it is. */
export type DatabaseProblem = Extract<
  BlockReason,
  | 'database-damaged'
  | 'database-foreign'
  | 'database-newer'
  | 'keychain-changed'
  | 'profile-in-use'
  | 'profile-read-only'
  | 'disk-full'
>;

/** Marks the file as Kaizup's ("KZUP") in its own header. */
const applicationId = 0x4b5a5550;

/** Name of the database in the profile, and of the key fingerprint kept apart from it. */
export const databaseFile = 'kaizup.db';
export const fingerprintFile = 'kaizup.db.key-id';

/**
 * Opens (or creates) the encrypted database of a profile as its only writer and brings it up to date.
 * The one place where a key is applied: anything but 64 hex digits would silently become a passphrase.
 */
export async function openDatabase(
  profile: string,
  keys: Keys,
): Promise<Outcome<Database.Database, DatabaseProblem>> {
  if (!/^[0-9a-f]{64}$/.test(keys.database)) throw new TypeError('The database key must be 64 hex digits');
  const path = join(profile, databaseFile);
  // A link would lead to a file outside the profile, whose modes and erasure are not ours.
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true) return fail('database-foreign');
  const existed = existsSync(path);
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: 0 });
    if (!existed) chmodSync(path, 0o600);
    database.pragma(`key = "x'${keys.database}'"`);
    // Exclusive locking makes this process the only one with the file; the system lets go when it dies.
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('secure_delete = ON');
    database.pragma('temp_store = MEMORY');
    database.pragma('cache_size = -32000');
    database.pragma('foreign_keys = ON');
    database.exec('begin exclusive; commit');
    const problem = await bringUpToDate(database, existed);
    if (problem !== null) {
      database.close();
      return fail(problem);
    }
    keepFingerprint(profile, keys);
    return ok(database);
  } catch (error) {
    database?.close();
    return fail(problemOf(error, profile, keys));
  }
}

async function bringUpToDate(database: Database.Database, existed: boolean): Promise<DatabaseProblem | null> {
  const marked = database.pragma('application_id', { simple: true });
  const empty = database.prepare('select count(*) as tables from sqlite_schema').pluck().get() === 0;
  if (existed && !empty && marked !== applicationId) return 'database-foreign';
  // Written once only: a profile on a full disk can still be opened, looked at and told about.
  if (marked !== applicationId) database.pragma(`application_id = ${applicationId}`);
  const known = new Set(Object.keys(migrations));
  if (isMigrated(database)) {
    const applied = database.prepare('select name from kysely_migration').pluck().all() as string[];
    if (applied.some((name) => !known.has(name))) return 'database-newer';
    if (applied.length === known.size) return null;
  }
  const migrator = new Migrator({
    db: new Kysely({ dialect: new SqliteDialect({ database }) }),
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  // A table that is made anew must not take along what refers to it; whether all references hold is asked afterwards.
  database.pragma('foreign_keys = OFF');
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  if ((database.pragma('foreign_key_check') as unknown[]).length > 0) return 'database-damaged';
  database.pragma('foreign_keys = ON');
  return null;
}

function isMigrated(database: Database.Database): boolean {
  const table = database.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").get();
  return table !== undefined;
}

function keepFingerprint(profile: string, keys: Keys): void {
  const path = join(profile, fingerprintFile);
  if (!existsSync(path)) writeFileSync(path, `${keys.fingerprint}\n`, { mode: 0o600 });
}

/** SQLite says "not a database" for a wrong key, a damaged header and a foreign file alike: the fingerprint tells. */
function problemOf(error: unknown, profile: string, keys: Keys): DatabaseProblem {
  const code = errorCodeOf(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'profile-in-use';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'disk-full';
  if (code.startsWith('SQLITE_CORRUPT')) return 'database-damaged';
  if (code.startsWith('SQLITE_NOTADB')) {
    const path = join(profile, fingerprintFile);
    if (!existsSync(path)) return 'database-foreign';
    return readFileSync(path, 'utf8').trim() === keys.fingerprint ? 'database-damaged' : 'keychain-changed';
  }
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_IOERR') ||
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS'
  ) {
    return 'profile-read-only';
  }
  throw error;
}

/** The `code` of a system or SQLite error, or an empty string. */
export function errorCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
