import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { passwordSlot } from '../../shared/model/key-lock.ts';
import { z } from '../../shared/zod.ts';
import { fail, ok, type Outcome } from '../../shared/outcome.ts';
import { openWithPassword, sealUnderPassword } from './password-slot.ts';
import { writeWhole } from './write-whole.ts';

/** Name of the file that holds the wrapped data key, beside the database. */
export const keyFile = 'data-key.json';

/** The data key under a passphrase, where there is no keychain. */
export const vaultedKey = passwordSlot.extend({ kind: z.literal('vault') });

/** Shorter passphrases are refused: without a keychain they are all that protects the tokens. */
export const shortestPassphrase = 12;

/** Makes a data key and keeps it in `folder` under a passphrase; undefined when that is too short. For a folder that has none. */
export async function createVaultFile(folder: string, passphrase: string): Promise<string | undefined> {
  if (passphrase.length < shortestPassphrase) return undefined;
  const dataKey = randomBytes(32).toString('hex');
  const slot = await sealUnderPassword(dataKey, passphrase);
  writeWhole(join(folder, keyFile), JSON.stringify({ kind: 'vault', ...slot }));
  return dataKey;
}

/** Opens the vault of the profile in `folder` where no keychain is asked; it makes none, and changes nothing. Keeps D3. */
export async function openVaultFile(
  folder: string,
  passphrase: string,
): Promise<Outcome<string, 'no-vault' | 'wrong-passphrase'>> {
  const path = join(folder, keyFile);
  const parsed = existsSync(path) ? vaultedKey.safeParse(parseJson(readFileSync(path, 'utf8'))) : undefined;
  if (parsed?.success !== true) return fail('no-vault');
  const dataKey = await openWithPassword(parsed.data, passphrase);
  return dataKey === undefined ? fail('wrong-passphrase') : ok(dataKey);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
