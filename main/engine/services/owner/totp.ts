import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a code counts (ms), and how many digits it has: what every authenticator app assumes (RFC 6238). */
const stepMs = 30_000;
const digits = 6;
/** Steps before and after now whose codes are taken: clocks differ, and people type slowly. */
const tolerance = 1;

const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret: 160 bits, as RFC 4226 recommends. */
export const newTotpSecret = (): Buffer => randomBytes(20);

/** Bytes as authenticator apps take them (RFC 4648), without padding. */
export function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => base32Letters[Number.parseInt(group.padEnd(5, '0'), 2)])
    .join('');
}

/** The code of a time step (RFC 4226, section 5.3). */
export function codeOfStep(secret: Buffer, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** length).padStart(length, '0');
}

/** The time step of `now` (ms). */
export const stepOf = (now: number): number => Math.floor(now / stepMs);

/** The step that `code` belongs to at `now`; undefined when it is wrong, or not younger than the last one that was taken. */
export function acceptedStep(
  secret: Buffer,
  code: string,
  now: number,
  lastStep: number | null,
): number | undefined {
  const given = Buffer.from(code);
  let found: number | undefined;
  for (let step = stepOf(now) - tolerance; step <= stepOf(now) + tolerance; step += 1) {
    if (step < 0) continue;
    const expected = Buffer.from(codeOfStep(secret, step));
    if (given.length === expected.length && timingSafeEqual(given, expected)) found ??= step;
  }
  return found !== undefined && found > (lastStep ?? -1) ? found : undefined;
}

/** What the QR code says to an authenticator app. */
export function totpUri(secret: Buffer, account: string): string {
  const label = encodeURIComponent(account === '' ? 'Kaizup' : `Kaizup:${account}`);
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Kaizup&algorithm=SHA1&digits=${digits}&period=${stepMs / 1000}`;
}
