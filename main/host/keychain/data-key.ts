import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import * as z from 'zod';
import type { BlockReason } from '../../../shared/bridge.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import { writeWhole } from '../shell/write-whole.ts';
import { inspectKeychain } from './keychain.ts';
import { openVault, sealVault, shortestPassphrase, type VaultedKey, vaultedKey } from './vault.ts';

const keychainKey = z.object({ kind: z.literal('keychain'), backend: z.string(), wrapped: z.string() });
const keptKey = z.discriminatedUnion('kind', [keychainKey, vaultedKey]);

/** Name of the file that holds the wrapped data key, beside the database. */
export const keyFile = 'data-key.json';

/** Where the profile's data key comes from: the system's keychain, or a vault under a passphrase. Keeps D4. */
export interface DataKeys {
  /** The data key as 64 hex digits, made on first start; or why it cannot be had now. */
  unwrap(): Outcome<string, BlockReason>;
  /** The new vault's data key, or undefined when the passphrase is too short. */
  createVault(passphrase: string): Promise<string | undefined>;
  openVault(passphrase: string): Promise<string | undefined>;
  /** A key for this run, kept nowhere. */
  forThisRun(): string;
}

/** Keys of the profile in `folder`. */
export function createDataKeys(folder: string): DataKeys {
  const path = join(folder, keyFile);

  function read(): z.infer<typeof keptKey> | undefined {
    if (!existsSync(path)) return undefined;
    const parsed = keptKey.safeParse(parseJson(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  }

  const hasData = (): boolean => existsSync(path) || existsSync(join(folder, 'kaizup.db'));

  function newKey(): string {
    return randomBytes(32).toString('hex');
  }

  return {
    unwrap() {
      const kept = read();
      // Never a new key over old data: an unreadable key file beside a database is a changed keychain.
      if (kept === undefined && hasData()) {
        return fail('keychain-changed');
      }
      if (kept?.kind === 'vault') return fail('vault-locked');
      const keychain = inspectKeychain();
      if (keychain.kind !== 'available') {
        if (kept !== undefined) return fail('keychain-changed');
        return fail(keychain.kind === 'insecure' ? 'keychain-insecure' : 'keychain-unavailable');
      }
      if (kept === undefined) {
        const dataKey = newKey();
        const wrapped = safeStorage.encryptString(dataKey).toString('base64');
        writeWhole(path, JSON.stringify({ kind: 'keychain', backend: keychain.backend, wrapped }));
        return ok(dataKey);
      }
      try {
        const dataKey = safeStorage.decryptString(Buffer.from(kept.wrapped, 'base64'));
        return /^[0-9a-f]{64}$/.test(dataKey) ? ok(dataKey) : fail('keychain-changed');
      } catch (error) {
        // Another keychain, another user, or a keyring that was reset: the ciphertext stays as it is.
        if (error instanceof Error) return fail('keychain-changed');
        throw error;
      }
    },
    async createVault(passphrase) {
      if (passphrase.length < shortestPassphrase) return undefined;
      // Never a new key over old data, whoever asks: the old one would be lost for good.
      if (hasData()) throw new Error('This profile has a data key already');
      const dataKey = newKey();
      writeWhole(path, JSON.stringify(await sealVault(dataKey, passphrase)));
      return dataKey;
    },
    async openVault(passphrase) {
      const kept = read();
      return kept?.kind === 'vault' ? openVault(kept satisfies VaultedKey, passphrase) : undefined;
    },
    forThisRun: newKey,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
