import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { deriveKeys } from '../main/engine/store/keys.ts';

/**
 * Every byte of a profile by file; the database and its log also as whoever has the key reads them, free pages included: the file is
 * decrypted page by page, not read through queries.
 */
export function bytesOfProfile(profile: string, dataKey: string): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const entry of readdirSync(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(relative(profile, path), readFileSync(path));
  }
  if (found.has('kaizup.db')) found.set('kaizup.db decrypted', decrypted(profile, dataKey));
  return found;
}

function decrypted(profile: string, dataKey: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'kaizup-decrypted-'));
  try {
    for (const name of readdirSync(profile).filter((file) => file.startsWith('kaizup.db'))) {
      copyFileSync(join(profile, name), join(folder, name));
    }
    const database = new Database(join(folder, 'kaizup.db'));
    database.pragma(`key = "x'${deriveKeys(dataKey).database}'"`);
    database.pragma('journal_mode = DELETE');
    database.pragma("rekey = ''");
    database.close();
    return readFileSync(join(folder, 'kaizup.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files of `bytes` in which one of the words stands. */
export function filesWith(bytes: ReadonlyMap<string, Buffer>, words: readonly string[]): readonly string[] {
  return [...bytes].flatMap(([file, content]) =>
    words.filter((word) => content.includes(word)).map((word) => `${file}: ${word}`),
  );
}
