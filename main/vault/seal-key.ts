import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What is needed to open a sealed data key, but for the key. */
export interface Sealed {
  readonly nonce: string;
  readonly tag: string;
  readonly wrapped: string;
}

/** Seals a data key (hex) under `key` (32 bytes, overwritten afterwards) with AES-256-GCM. */
export function sealUnder(key: Buffer, dataKey: string): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const wrapped = Buffer.concat([cipher.update(dataKey, 'hex'), cipher.final()]);
  key.fill(0);
  return {
    nonce: nonce.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
    wrapped: wrapped.toString('hex'),
  };
}

/** Opens what `sealUnder` sealed, or undefined under another key; the key is overwritten afterwards. */
export function openUnder(key: Buffer, { nonce, tag, wrapped }: Sealed): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'hex'));
  key.fill(0);
  let opened: Buffer | undefined;
  try {
    decipher.setAuthTag(Buffer.from(tag, 'hex'));
    opened = Buffer.concat([decipher.update(Buffer.from(wrapped, 'hex')), decipher.final()]);
    return opened.toString('hex');
  } catch (error) {
    // The only failure left after parsing is a tag that does not match, or is none.
    if (error instanceof Error) return undefined;
    throw error;
  } finally {
    opened?.fill(0);
  }
}
