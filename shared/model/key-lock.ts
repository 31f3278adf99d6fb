import { z } from '../zod.ts';

const hex = z.string().regex(/^[0-9a-f]+$/);

/** The data key sealed with AES-256-GCM under a key that a secret gives. */
const sealedKey = z.object({ salt: hex, nonce: hex, tag: hex, wrapped: hex });

/** The data key under a password. The argon2id parameters are kept with it, so that they can grow. */
export const passwordSlot = sealedKey.extend({
  memoryKiB: z.number().int().min(8).max(4_194_304),
  passes: z.number().int().min(1).max(1000),
  lanes: z.number().int().min(1).max(255),
});
export type PasswordSlot = z.infer<typeof passwordSlot>;

/** The data key under a recovery code, whose own 80 bits or more need no slow hash (HKDF-SHA-256). */
export const codeSlot = sealedKey;
export type CodeSlot = z.infer<typeof codeSlot>;

/** What a full lock asks for: any one of these opens the data key. Two passwords only while one takes the other's place. */
export const keyLock = z.object({
  passwords: z.array(passwordSlot).min(1).max(2),
  codes: z.array(codeSlot).max(20),
  /** For the lock screen, which must know what to ask for before anything is open. */
  secondFactor: z.boolean(),
});
export type KeyLock = z.infer<typeof keyLock>;
