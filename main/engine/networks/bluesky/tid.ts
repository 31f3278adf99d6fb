import { randomInt } from 'node:crypto';

const alphabet = '234567abcdefghijklmnopqrstuvwxyz';

/**
 * A record key in the form that posts must have (TID): 13 characters that sort by time,
 * 53 bits of microseconds since the epoch followed by 10 random bits, so that two keys of one millisecond differ.
 */
export function recordKey(now: number, clockId: number = randomInt(0, 1024)): string {
  let value = (BigInt(Math.trunc(now)) * 1000n * 1024n) | BigInt(clockId & 1023);
  let key = '';
  while (key.length < 13) {
    key = `${alphabet.charAt(Number(value & 31n))}${key}`;
    value >>= 5n;
  }
  return key;
}
