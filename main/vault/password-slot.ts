import { randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { PasswordSlot } from '../../shared/model/key-lock.ts';
import { openUnder, sealUnder } from './seal-key.ts';

type Parameters = Pick<PasswordSlot, 'memoryKiB' | 'passes' | 'lanes'>;

/** RFC 9106, second recommended option: 64 MiB, 3 passes, 4 lanes. */
export const passwordParameters: Parameters = { memoryKiB: 65_536, passes: 3, lanes: 4 };

/** Argon2id is the package's default variant. */
const deriveKey = (password: string, salt: Buffer, use: Parameters): Promise<Buffer> =>
  hashRaw(password.normalize('NFKC'), {
    salt,
    memoryCost: use.memoryKiB,
    timeCost: use.passes,
    parallelism: use.lanes,
    outputLen: 32,
  });

/**
 * Seals a data key (hex) under a password: argon2id, then AES-256-GCM. Whether a password is the right one is whether it opens the slot,
 * so no other trace of it is kept. Keeps D3.
 */
export async function sealUnderPassword(
  dataKey: string,
  password: string,
  parameters: Parameters = passwordParameters,
): Promise<PasswordSlot> {
  const salt = randomBytes(16);
  const key = await deriveKey(password, salt, parameters);
  return { salt: salt.toString('hex'), ...sealUnder(key, dataKey), ...parameters };
}

/** Opens a data key, or undefined for a wrong password. */
export async function openWithPassword(slot: PasswordSlot, password: string): Promise<string | undefined> {
  return openUnder(await deriveKey(password, Buffer.from(slot.salt, 'hex'), slot), slot);
}

/** Whether a slot was made when less was asked of a guess than today. */
export const isOutgrown = ({ memoryKiB, passes }: Parameters): boolean =>
  memoryKiB < passwordParameters.memoryKiB || passes < passwordParameters.passes;
