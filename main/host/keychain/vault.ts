import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import * as z from 'zod';

/** A data key wrapped by a passphrase. The argon2id parameters are kept with it, so that they can grow. */
export const vaultedKey = z.object({
  kind: z.literal('vault'),
  salt: z.string(),
  nonce: z.string(),
  tag: z.string(),
  wrapped: z.string(),
  memoryKiB: z.number().int(),
  passes: z.number().int(),
  lanes: z.number().int(),
});
export type VaultedKey = z.infer<typeof vaultedKey>;

/** Shorter passphrases are refused: without a keychain they are all that protects the tokens. */
export const shortestPassphrase = 12;

/** RFC 9106, second recommended option: 64 MiB, 3 passes, 4 lanes. */
const parameters = { memoryKiB: 65_536, passes: 3, lanes: 4 } as const;

async function deriveKey(
  passphrase: string,
  salt: Buffer,
  use: Pick<VaultedKey, 'memoryKiB' | 'passes' | 'lanes'>,
) {
  // Argon2id is the package's default variant.
  return hashRaw(passphrase.normalize('NFKC'), {
    salt,
    memoryCost: use.memoryKiB,
    timeCost: use.passes,
    parallelism: use.lanes,
    outputLen: 32,
  });
}

/** Wraps a data key (hex) with a passphrase: argon2id, then AES-256-GCM. */
export async function sealVault(dataKey: string, passphrase: string): Promise<VaultedKey> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(passphrase, salt, parameters), nonce);
  const wrapped = Buffer.concat([cipher.update(dataKey, 'hex'), cipher.final()]);
  return {
    kind: 'vault',
    salt: salt.toString('hex'),
    nonce: nonce.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
    wrapped: wrapped.toString('hex'),
    ...parameters,
  };
}

/** Unwraps a data key, or undefined for a wrong passphrase. */
export async function openVault(vault: VaultedKey, passphrase: string): Promise<string | undefined> {
  const key = await deriveKey(passphrase, Buffer.from(vault.salt, 'hex'), vault);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(vault.nonce, 'hex'));
  decipher.setAuthTag(Buffer.from(vault.tag, 'hex'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(vault.wrapped, 'hex')), decipher.final()]).toString(
      'hex',
    );
  } catch (error) {
    // The only failure left after parsing is a tag that does not match.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
