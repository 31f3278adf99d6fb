import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { createVaultFile, keyFile } from '../../../vault/vault-file.ts';
import { deriveKeys } from '../../store/keys.ts';
import { writeProblemOf } from '../publisher-mark.ts';
import { type DatabaseProblem, databaseFile, openDatabase } from '../../store/open-database.ts';

/** Why a folder is not prepared. */
export type PrepareRefusal = DatabaseProblem | 'profile-there' | 'passphrase-short' | 'credential-open';

const isOfProfile = (name: string): boolean => name === keyFile || name.startsWith(databaseFile);

/** Makes a new profile under a passphrase in `folder`, to be filled in Kaizup and published from without a window. Changes none that is there. */
export async function prepareProfile(
  folder: string,
  takePassphrase: () => Promise<Outcome<string, 'credential-open'>>,
): Promise<Outcome<void, PrepareRefusal>> {
  const isThere = (): boolean => existsSync(join(folder, keyFile)) || existsSync(join(folder, databaseFile));
  if (isThere()) return fail('profile-there');
  const passphrase = await takePassphrase();
  if (!passphrase.ok) return passphrase;
  try {
    return await make(folder, passphrase.value);
  } catch (error) {
    return fail(writeProblemOf(error));
  }
}

async function make(folder: string, passphrase: string): Promise<Outcome<void, PrepareRefusal>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // One that was there already, too: names, sizes and the socket are nobody else's business.
  chmodSync(folder, 0o700);
  const dataKey = await createVaultFile(folder, passphrase);
  if (dataKey === undefined) return fail('passphrase-short');
  const database = await openDatabase(folder, deriveKeys(dataKey));
  if (!database.ok) {
    // A key without a database, or half of one, would keep the next try from its own.
    for (const name of readdirSync(folder).filter(isOfProfile)) rmSync(join(folder, name), { force: true });
    return database;
  }
  database.value.close();
  return ok(undefined);
}
