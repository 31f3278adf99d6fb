import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keychain, SystemKeychain } from '../main/host/keychain/keychain.ts';

/** A keychain for where there is no desktop: it seals for real, under a key that is nowhere but here. */
export function standInKeychain(
  found: Keychain = { kind: 'available', backend: 'stand-in' },
): SystemKeychain {
  const key = randomBytes(32);
  return {
    inspect: () => found,
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
