import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** The engine's keys, all derived from the one data key that the host unwrapped. */
export interface Keys {
  /** 64 hex digits for the database file. */
  readonly database: string;
  /** 64 hex digits for the practice world. */
  readonly practice: string;
  /** 32 bytes for secrets inside the database. */
  readonly secrets: Buffer;
  /** 32 bytes for the digests of the audit log. */
  readonly audit: Buffer;
  /** Tells a wrong key from a damaged file without telling anything about the key. */
  readonly fingerprint: string;
}

/** Derives the engine's keys (HKDF-SHA-256, RFC 5869) from `dataKey`, 64 hex digits. */
export function deriveKeys(dataKey: string): Keys {
  if (!/^[0-9a-f]{64}$/.test(dataKey)) throw new TypeError('The data key must be 64 hex digits');
  const material = Buffer.from(dataKey, 'hex');
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', material, 'kaizup', purpose, 32));
  const keys: Keys = {
    database: derive('database').toString('hex'),
    practice: derive('practice').toString('hex'),
    secrets: derive('secrets'),
    audit: derive('audit'),
    fingerprint: createHmac('sha256', derive('fingerprint')).update('kaizup').digest('hex').slice(0, 32),
  };
  material.fill(0);
  return keys;
}

/** Where a secret is kept: bound to its ciphertext, so that it cannot be moved to another row. */
export interface SecretPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

const formatVersion = 1;

/** Seals secrets with AES-256-GCM (NIST SP 800-38D): version, 96-bit nonce, tag, ciphertext. Keeps D4. */
export interface SecretBox {
  seal(secret: string, place: SecretPlace): Buffer;
  /** Throws when the ciphertext was changed or belongs to another place. */
  open(sealed: Buffer, place: SecretPlace): string;
}

/** A box that seals with `key` (32 bytes). */
export function createSecretBox(key: Buffer): SecretBox {
  const associated = (place: SecretPlace): Buffer =>
    Buffer.from(JSON.stringify([place.table, place.row, place.column]));
  return {
    seal(secret, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated(place));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([formatVersion]), nonce, cipher.getAuthTag(), text]);
    },
    open(sealed, place) {
      if (sealed[0] !== formatVersion) throw new TypeError('Unknown format of a sealed secret');
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
        .setAAD(associated(place))
        .setAuthTag(sealed.subarray(13, 29));
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8');
    },
  };
}
