import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { BlockReason } from '../../../shared/bridge.ts';
import { type KeyLock, keyLock } from '../../../shared/model/key-lock.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import { openWithPassword } from '../../vault/password-slot.ts';
import { openWithCode } from '../../vault/recovery-code.ts';
import { createVaultFile, keyFile, vaultedKey } from '../../vault/vault-file.ts';
import { writeWhole } from '../../vault/write-whole.ts';
import type { SystemKeychain } from './keychain.ts';

const keychainKey = z.object({ kind: z.literal('keychain'), backend: z.string(), wrapped: z.string() });
/** A full lock: what the keychain opens is only the key under the owner's password, so a stolen disk needs both. */
const lockedKey = z.object({ kind: z.literal('locked'), backend: z.string(), wrapped: z.string() });
const keptKey = z.discriminatedUnion('kind', [keychainKey, vaultedKey, lockedKey]);

/** The keychain that kept the data key, and the one that is there now. */
export interface KeyBackendChange {
  readonly before: string;
  readonly now: string;
}

/** What opens a full lock. */
export type LockSecret = { readonly password: string } | { readonly recoveryCode: string };

/**
 * Where the profile's data key comes from: the system's keychain; a vault under a passphrase, where there is none; or, under a full lock,
 * the keychain and the owner's password. The file changes its form whole or not at all. Keeps D3, D4.
 */
export interface DataKeys {
  /** The data key as 64 hex digits, made on first start; or why it cannot be had now. */
  unwrap(): Outcome<string, BlockReason | 'locked'>;
  /** What a full lock asks for; undefined when there is none, or the keychain does not open it. */
  lock(): KeyLock | undefined;
  /** The data key, or undefined for a wrong password or code. */
  unlock(secret: LockSecret): Promise<string | undefined>;
  /** Keeps the data key under `lock`, or by the keychain alone. A vault stays as it is: it asks for its passphrase anyway. */
  keep(dataKey: string, lock: KeyLock | null): void;
  /** Whether `unwrap` met another keychain than the one that sealed the key; told once. */
  takeChange(): KeyBackendChange | undefined;
  /** The new vault's data key, or undefined when the passphrase is too short. */
  createVault(passphrase: string): Promise<string | undefined>;
  openVault(passphrase: string): Promise<string | undefined>;
  /** A key for this run, kept nowhere. */
  forThisRun(): string;
}

/** Keys of the profile in `folder`. */
export function createDataKeys(folder: string, keychain: SystemKeychain): DataKeys {
  const path = join(folder, keyFile);
  let changed: KeyBackendChange | undefined;

  function read(): z.infer<typeof keptKey> | undefined {
    if (!existsSync(path)) return undefined;
    const parsed = keptKey.safeParse(parseJson(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  }

  const hasData = (): boolean => existsSync(path) || existsSync(join(folder, 'kaizup.db'));

  function newKey(): string {
    return randomBytes(32).toString('hex');
  }

  /** What the keychain sealed; undefined when another keychain, or another user's, did. */
  function opened(wrapped: string): string | undefined {
    try {
      return keychain.open(Buffer.from(wrapped, 'base64'));
    } catch (error) {
      // Another keychain, another user, or a keyring that was reset: the ciphertext stays as it is.
      if (error instanceof Error) return undefined;
      throw error;
    }
  }

  function write(kind: 'keychain' | 'locked', text: string): void {
    const found = keychain.inspect();
    if (found.kind !== 'available') throw new Error('The keychain is gone');
    const wrapped = keychain.seal(text).toString('base64');
    writeWhole(path, JSON.stringify({ kind, backend: found.backend, wrapped }));
  }

  function lock(): KeyLock | undefined {
    const kept = read();
    if (kept?.kind !== 'locked') return undefined;
    const parsed = keyLock.safeParse(parseJson(opened(kept.wrapped) ?? ''));
    return parsed.success ? parsed.data : undefined;
  }

  /** Another keychain is there than the one that sealed the key: nothing is overwritten, and the owner is told once there is an engine. */
  function otherKeychain(before: string, now: string): Outcome<never, 'keychain-changed'> {
    changed = { before, now };
    return fail('keychain-changed');
  }

  /** The same key, under a keychain of another name: sealed anew there, and told. */
  function moved(kind: 'keychain' | 'locked', text: string, before: string, now: string): void {
    // An older Electron knew no name for it: that it has one now is no change.
    if (before !== 'keyring') changed = { before, now };
    write(kind, text);
  }

  return {
    unwrap() {
      const kept = read();
      // Never a new key over old data: an unreadable key file beside a database is a changed keychain.
      if (kept === undefined && hasData()) {
        return fail('keychain-changed');
      }
      if (kept?.kind === 'vault') return fail('vault-locked');
      const found = keychain.inspect();
      if (found.kind !== 'available') {
        if (kept !== undefined) return otherKeychain(kept.backend, found.kind);
        return fail(found.kind === 'insecure' ? 'keychain-insecure' : 'keychain-unavailable');
      }
      if (kept?.kind === 'locked') {
        const held = lock();
        if (held === undefined) return otherKeychain(kept.backend, found.backend);
        if (kept.backend !== found.backend) {
          moved('locked', JSON.stringify(held), kept.backend, found.backend);
        }
        return fail('locked');
      }
      if (kept === undefined) {
        const dataKey = newKey();
        write('keychain', dataKey);
        return ok(dataKey);
      }
      const dataKey = opened(kept.wrapped);
      if (dataKey === undefined || !isDataKey(dataKey)) return otherKeychain(kept.backend, found.backend);
      if (kept.backend !== found.backend) moved('keychain', dataKey, kept.backend, found.backend);
      return ok(dataKey);
    },
    lock,
    async unlock(secret) {
      const kept = lock();
      if (kept === undefined) return undefined;
      if ('recoveryCode' in secret) {
        for (const slot of kept.codes) {
          const dataKey = openWithCode(slot, secret.recoveryCode);
          if (dataKey !== undefined) return dataKey;
        }
        return undefined;
      }
      for (const slot of kept.passwords) {
        const dataKey = await openWithPassword(slot, secret.password);
        if (dataKey !== undefined) return dataKey;
      }
      return undefined;
    },
    keep(dataKey, next) {
      const kept = read();
      if (kept === undefined) throw new Error('There is no key to keep otherwise');
      if (kept.kind === 'vault') return;
      if (next === null) {
        if (kept.kind === 'locked') write('keychain', dataKey);
        return;
      }
      const text = JSON.stringify(next);
      if (kept.kind === 'locked' && opened(kept.wrapped) === text) return;
      write('locked', text);
    },
    takeChange() {
      const taken = changed;
      changed = undefined;
      return taken;
    },
    async createVault(passphrase) {
      // Never a new key over old data, whoever asks: the old one would be lost for good.
      if (hasData()) throw new Error('This profile has a data key already');
      return createVaultFile(folder, passphrase);
    },
    async openVault(passphrase) {
      const kept = read();
      return kept?.kind === 'vault' ? openWithPassword(kept, passphrase) : undefined;
    },
    forThisRun: newKey,
  };
}

const isDataKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
