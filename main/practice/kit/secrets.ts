import { createHash, randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A secret of `length` letters and digits after `prefix`. */
export function randomSecret(prefix: string, length: number): string {
  let secret = prefix;
  for (let index = 0; index < length; index += 1) secret += alphabet[randomInt(alphabet.length)] ?? '';
  return secret;
}

/** SHA-256 of a secret, hex: the only form in which the practice world keeps tokens, codes and passwords. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
